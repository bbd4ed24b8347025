import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDesktop } from '../build/desktop-build.ts';
import { buildRenderer } from '../build/renderer-build.ts';
import { drawPackageIcons } from './draw-icons.ts';
import { writePackageSettings } from './package-settings.ts';

const packageFolder = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Builds everything that a package of the app is made of; `electron-builder.yml` says what goes into one, and
 * `dist/electron-builder.json` where it comes from.
 */
export async function preparePackage(tell: (line: string) => void): Promise<void> {
  await writePackageSettings(join(packageFolder, 'dist'), tell);
  await buildRenderer();
  await buildDesktop();
  await drawPackageIcons(join(packageFolder, 'renderer', 'app', 'icon.svg'), join(packageFolder, 'dist', 'icons'));
}
