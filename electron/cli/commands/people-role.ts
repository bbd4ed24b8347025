import type { Role } from '#schemas/domain/person.ts';
import { findPerson } from '../choices/people.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';

/** Changes the role of a person. */
export async function changeRole(project: string, nameOrId: string, role: Role, flags: ProjectFlags): Promise<void> {
  await withProject(project, flags, async ({ client }) => {
    const { id } = await findPerson(client, nameOrId);
    const { people } = await client.schema.get();
    const patches = people
      .filter(({ record }) => record.id === id && record.role !== role)
      .map(({ record, revision }) => ({
        document: { type: 'person' as const, id },
        base: revision,
        added: [],
        updated: [{ before: record, after: { ...record, role } }],
        removed: [],
      }));
    if (patches.length > 0) await client.schema.commit({ patches });
    const person = await findPerson(client, id);
    return { json: person, text: `${person.name} is ${person.role}.` };
  });
}
