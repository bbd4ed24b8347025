import { implement, type Router } from '@orpc/server';
import { type HostSession, hostContract } from '#schemas/contract/host.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { PersonId } from '#schemas/domain/id.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { type Authorised, authorise, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';
import { browseFolder, makeFolder } from '../host/browse-folder.ts';
import { findPerson, listPeople } from '../host/project-people.ts';
import { isOwnerSession } from '../session.ts';

const os = implement(hostContract).$context<RpcContext>().use(guard);

export const hostRouter = {
  session: os.session.handler(({ context }) => describeSession(context)),
  actAs: os.actAs.handler(async ({ context, input }) => {
    const project = needProject(context);
    const id = PersonId.safeParse(input.person);
    const person = id.success ? await findPerson(project, id.data) : null;
    if (!person) {
      throw new AppError('not-found', 'There is no such person in this project; add them first.', { id: input.person });
    }
    await context.host.actAs(person.id);
    return await describeSession({ ...context, ...(await authorise(context, 'owner')) });
  }),
  browse: os.browse.handler(({ context: { host }, input }) =>
    browseFolder(host.folders, input.folder === null ? null : host.folders.pathOf(input.folder)),
  ),
  makeFolder: os.makeFolder.handler(({ context: { host }, input }) =>
    makeFolder(host.folders, host.folders.pathOf(input.parent), input.name),
  ),
} satisfies Router<typeof hostContract, RpcContext>;

async function describeSession({ host, session, project, actor }: RpcContext & Authorised): Promise<HostSession> {
  const { kind, version } = host.options;
  const isOwner = isOwnerSession(session);
  const everybody = isOwner && project ? await listPeople(project) : [];
  const people = everybody.filter(({ id, retired }) => !retired && id !== importActorId);
  return { host: kind, version, isOwner, person: actor?.person ?? null, people };
}
