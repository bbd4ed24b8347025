import { join } from 'node:path';
import { buildDesktopIfNeeded } from '#electron/start/build/desktop-build.ts';
import { ownRenderer } from '#electron/start/build/renderer-build.ts';
import { drawPackageIcons } from '#electron/start/packaging/draw-icons.ts';
import { repository } from './read-source.ts';

/* Builds renderer and desktop app where they are older than their sources, and draws the icons of packages. */
const say = (line: string) => process.stdout.write(`${line}\n`);
await ownRenderer.prepare(say);
await buildDesktopIfNeeded(say);
await drawPackageIcons(join(repository, 'renderer', 'app', 'icon.svg'), join(repository, 'dist', 'icons'));
