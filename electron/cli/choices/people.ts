import type { Person } from '#schemas/domain/person.ts';
import type { Client } from '../connection/client.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Finds a person by name or id.
 *
 * @throws UsageError that names who there is
 */
export async function findPerson(client: Client, nameOrId: string): Promise<Person> {
  const people = await listPeople(client);
  const person = people.find(({ id, name }) => id === nameOrId || name === nameOrId);
  if (person) return person;
  const known = people.map(({ name }) => name).join(', ');
  throw new UsageError(`There is nobody called “${nameOrId}” in this project; there are: ${known}.`);
}

/** People of the project who are not retired. */
export async function listPeople(client: Client): Promise<readonly Person[]> {
  const { people } = await client.schema.get();
  return people.map(({ record }) => record).filter((person) => !person.retired);
}
