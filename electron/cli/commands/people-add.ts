import { systemRuntime } from '#electron/core/project/runtime.ts';
import { PersonId } from '#schemas/domain/id.ts';
import { Person, type Role } from '#schemas/domain/person.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';
import { UsageError } from '../usage-error.ts';

/** Adds a person to a project. */
export async function addPerson(
  project: string,
  name: string,
  flags: ProjectFlags & { readonly role: Role },
): Promise<void> {
  const { role } = flags;
  const person = Person.safeParse({
    kind: 'person',
    id: PersonId.parse(systemRuntime().newId()),
    name,
    role,
    retired: false,
  });
  if (!person.success) throw new UsageError('The name of a person has 1 to 200 characters.');
  await withProject(project, flags, async ({ client }) => {
    const { id } = person.data;
    await client.schema.commit({
      patches: [{ document: { type: 'person', id }, base: 0, added: [person.data], updated: [], removed: [] }],
    });
    return { json: person.data, text: `Added ${person.data.name} as ${role}.` };
  });
}
