import { findPerson } from '../choices/people.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';

/** Makes an invite for a person and prints it, once. */
export async function invitePerson(project: string, nameOrId: string, flags: ProjectFlags): Promise<void> {
  await withProject(project, flags, async ({ client }) => {
    const person = await findPerson(client, nameOrId);
    const invite = await client.people.invite({ person: person.id });
    const until = `usable once until ${invite.expiresAt}`;
    const text =
      invite.address === null
        ? `Invite of ${person.name}, ${until}: open /invite/${invite.token} on the web host (npm start -- ${project} --lan).`
        : `Invite of ${person.name}, ${until}:\n${invite.address}`;
    return { json: { ...invite, person: person.id }, text };
  });
}
