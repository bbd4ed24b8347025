import { buildDesktopIfNeeded } from '#electron/start/desktop-build.ts';
import { ownRenderer } from '#electron/start/renderer-build.ts';

/* Builds renderer and desktop app where they are older than their sources. */
const say = (line: string) => process.stdout.write(`${line}\n`);
await ownRenderer.prepare(say);
await buildDesktopIfNeeded(say);
