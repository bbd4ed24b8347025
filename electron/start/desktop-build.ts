import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { desktopParts } from './desktop-parts.ts';
import { drawWindowIcon } from './packaging/draw-icons.ts';
import { buildFailure } from './renderer-build.ts';
import { newestTime, timeOf } from './source-times.ts';

const packageFolder = fileURLToPath(new URL('../../', import.meta.url));

/** Folder of the built main process, preload and core. */
export const desktopFolder = join(packageFolder, 'dist', 'desktop');

/** What they are built from. */
const sources = ['electron', 'schemas', 'shared', 'package-lock.json'];

/** Builds the processes of the desktop app. */
export async function buildDesktop(): Promise<void> {
  const { build } = await import('vite');
  try {
    for (const part of desktopParts(packageFolder, desktopFolder)) await build(part);
    await drawWindowIcon(join(packageFolder, 'renderer', 'app', 'icon.svg'), join(desktopFolder, 'icon.png'));
  } catch (error) {
    throw buildFailure(error);
  }
}

/** Builds them where they are missing or older than what they are made from. */
export async function buildDesktopIfNeeded(tell: (line: string) => void): Promise<void> {
  const builtAt = await timeOf(join(desktopFolder, 'core.js'));
  const changedAt = Math.max(...(await Promise.all(sources.map((name) => newestTime(join(packageFolder, name))))));
  if (builtAt >= changedAt) return;
  tell('Building the desktop app…');
  await buildDesktop();
}
