import { listPeople } from '../choices/people.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';
import { formatTable } from '../output/table.ts';

/** Lists the people of a project. */
export async function printPeople(project: string, flags: ProjectFlags): Promise<void> {
  await withProject(project, flags, async ({ client }) => {
    const people = await listPeople(client);
    return { json: people, text: formatTable(people.map(({ name, role, id }) => [name, role, id])) };
  });
}
