import { join } from 'node:path';

// A process of its own builds the command line: bundling takes six hundred megabytes, which the command that waits for
// it would keep until its end.
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('The folder of the build is missing.');
const { buildCommandLine } = await import('./cli-build.ts');
await buildCommandLine(join(import.meta.dirname, '../../..'), folder);
