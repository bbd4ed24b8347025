import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDesktop } from '../desktop-build.ts';
import { buildRenderer } from '../renderer-build.ts';
import { drawPackageIcons } from './draw-icons.ts';

const packageFolder = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds everything that a package of the app is made of; `electron-builder.yml` says what goes into one. */
export async function buildApp(): Promise<void> {
  await buildRenderer();
  await buildDesktop();
  await drawPackageIcons(join(packageFolder, 'renderer', 'app', 'icon.svg'), join(packageFolder, 'dist', 'icons'));
}
