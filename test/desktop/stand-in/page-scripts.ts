import { readFile } from 'node:fs/promises';
import { startMainWorld } from './page/main-world.ts';
import { fileToken, startPreloadWorld } from './page/preload-world.ts';
import { openWorldPort } from './page/world-port.ts';

/** Script of the page's own world. */
export function mainWorldScript(): string {
  return `(${textOf(startMainWorld)})(${textOf(openWorldPort)})`;
}

/** Script of the preload's world, with the real preload in it. */
export async function preloadWorldScript(preloadPath: string): Promise<string> {
  const source = await readFile(preloadPath, 'utf8');
  const preload = `(require) => { const module = { exports: {} }; const { exports } = module; ${source}\n}`;
  return `(${textOf(startPreloadWorld)})(${textOf(openWorldPort)}, ${preload}, ${JSON.stringify(fileToken)})`;
}

/** A function as the page gets it. Type stripping has left nothing in it that a page does not read. */
function textOf(run: (...args: never) => unknown): string {
  return run.toString();
}
