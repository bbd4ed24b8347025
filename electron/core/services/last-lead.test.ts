import { expect, it } from 'vitest';
import type { Role } from '#schemas/domain/person.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { actorOf, importActor, newProject } from '#test/support/open-projects.ts';
import { commitSchema } from './schema.ts';

it('the last person who leads keeps the role until somebody else has it', async () => {
  const project = await newProject();
  const rows = await project.store.schemaRecords();
  const held = rows.find(({ record }) => record.kind === 'person' && record.id !== importActorId);
  if (held?.record.kind !== 'person') throw new Error('A project is made by somebody.');
  const { record: before, revision: base } = held;
  const document = { type: 'person' as const, id: before.id };
  const become = async (change: { readonly role: Role } | { readonly retired: boolean }) =>
    await commitSchema(project, importActor, [
      { document, base, added: [], removed: [], updated: [{ before, after: { ...before, ...change } }] },
    ]);
  await expect(become({ role: 'annotator' })).rejects.toMatchObject({ code: 'conflict', parameters: { leads: 0 } });
  await expect(become({ retired: true })).rejects.toMatchObject({ code: 'conflict' });
  await actorOf(project, 7, 'lead');
  await become({ role: 'annotator' });
});
