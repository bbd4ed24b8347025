import { join } from 'node:path';
import { z } from 'zod';
import type { Runtime } from '#electron/core/project/runtime.ts';
import { Timestamp } from '#schemas/domain/id.ts';
import { RememberedFile } from './remembered-file.ts';

const RememberedProject = z.object({ path: z.string().min(1), name: z.string(), openedAt: Timestamp });
type RememberedProject = Readonly<z.infer<typeof RememberedProject>>;

const RecentsFile = z.object({ projects: z.array(RememberedProject) });

const longestList = 20;

/** Projects that this user opened, the last one first. */
export class RecentProjects {
  readonly #file: RememberedFile<z.infer<typeof RecentsFile>>;

  constructor(configFolder: string, runtime: Runtime) {
    this.#file = new RememberedFile(join(configFolder, 'recent-projects.json'), RecentsFile, { projects: [] }, runtime);
  }

  async list(): Promise<readonly RememberedProject[]> {
    return (await this.#file.read()).projects;
  }

  async add(project: RememberedProject): Promise<void> {
    const others = (await this.list()).filter((other) => other.path !== project.path);
    await this.#file.write({ projects: [project, ...others].slice(0, longestList) });
  }
}
