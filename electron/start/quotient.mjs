import { limitArenas } from './limit-arenas.mjs';

// First: what was loaded before it would be loaded again.
limitArenas();
const { requireCurrentNode } = await import('./check-node.mjs');
requireCurrentNode();
const { enableCompileCache } = await import('node:module');
enableCompileCache();
const { commandLine } = await import('./command-line.mjs');
const { runCommandLine } = await import((await commandLine()).href);
// Whoever reads the output may have enough of it (`… | head`): that is no failure.
process.stdout.on('error', (error) => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1));
await runCommandLine(process.argv.slice(2));
// Whatever a library has left running, its threads for instance, does not keep a command from ending: all is written.
process.stderr.write('', () => process.stdout.write('', () => process.exit()));
