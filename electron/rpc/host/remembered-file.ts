import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import type { Runtime } from '#electron/core/project/runtime.ts';

/**
 * A small JSON file of the user's config folder. It is a convenience, so nothing fails for its sake: one that is
 * damaged reads as empty, one that cannot be written is left, and the log says so.
 */
export class RememberedFile<Content> {
  readonly #path: string;
  readonly #schema: z.ZodType<Content>;
  readonly #empty: Content;
  readonly #runtime: Runtime;

  constructor(path: string, schema: z.ZodType<Content>, empty: Content, runtime: Runtime) {
    this.#path = path;
    this.#schema = schema;
    this.#empty = empty;
    this.#runtime = runtime;
  }

  async read(): Promise<Content> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
        this.#runtime.log('warning', `${this.#path} cannot be read and is ignored`);
      }
      return this.#empty;
    }
    try {
      return this.#schema.parse(JSON.parse(text));
    } catch {
      this.#runtime.log('warning', `${this.#path} is damaged and is ignored`);
      return this.#empty;
    }
  }

  async write(content: Content): Promise<void> {
    try {
      await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
      const temporary = `${this.#path}.${this.#runtime.newId()}`;
      await writeFile(temporary, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
      await rename(temporary, this.#path);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#runtime.log('warning', `${this.#path} cannot be written: ${reason}`);
    }
  }
}
