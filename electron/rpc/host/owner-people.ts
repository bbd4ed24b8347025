import { join } from 'node:path';
import { z } from 'zod';
import type { Runtime } from '#electron/core/project/runtime.ts';
import { PersonId, type ProjectId } from '#schemas/domain/id.ts';
import { RememberedFile } from './remembered-file.ts';

const PeopleFile = z.object({ people: z.record(z.string(), PersonId) });

/** Who this user is in each project. */
export class OwnerPeople {
  readonly #file: RememberedFile<z.infer<typeof PeopleFile>>;

  constructor(configFolder: string, runtime: Runtime) {
    this.#file = new RememberedFile(join(configFolder, 'people.json'), PeopleFile, { people: {} }, runtime);
  }

  async find(project: ProjectId): Promise<PersonId | null> {
    return (await this.#file.read()).people[project] ?? null;
  }

  async remember(project: ProjectId, person: PersonId): Promise<void> {
    const { people } = await this.#file.read();
    if (people[project] !== person) await this.#file.write({ people: { ...people, [project]: person } });
  }
}
