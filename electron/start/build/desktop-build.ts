import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawWindowIcon } from '../packaging/draw-icons.ts';
import { isBuiltFrom, keyOfSources, noteBuiltFrom } from './built-from.cjs';
import { desktopParts } from './desktop-parts.ts';
import { buildFailure } from './renderer-build.ts';

const packageFolder = fileURLToPath(new URL('../../../', import.meta.url));

/** Folder of the built main process, preload and core. */
export const desktopFolder = join(packageFolder, 'dist', 'desktop');

/** What they are built from. */
const sources = ['electron', 'schemas', 'shared', 'package-lock.json'];

/** Builds the processes of the desktop app. */
export async function buildDesktop(): Promise<void> {
  const { build } = await import('vite');
  const key = keyOfSources(sources);
  try {
    for (const part of desktopParts(packageFolder, desktopFolder)) await build(part);
    await drawWindowIcon(join(packageFolder, 'renderer', 'app', 'icon.svg'), join(desktopFolder, 'icon.png'));
    noteBuiltFrom('desktop', key);
  } catch (error) {
    throw buildFailure(error);
  }
}

/** Builds them where they are missing or made from other sources than there are now. */
export async function buildDesktopIfNeeded(tell: (line: string) => void): Promise<void> {
  if (existsSync(join(desktopFolder, 'core.js')) && isBuiltFrom('desktop', keyOfSources(sources))) return;
  tell('Building the desktop app…');
  await buildDesktop();
}
