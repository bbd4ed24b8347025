import { requireCurrentNode } from './check-node.mjs';

requireCurrentNode();
const { enableCompileCache } = await import('node:module');
enableCompileCache();
const { runCommandLine } = await import('../cli/main.ts');
await runCommandLine(process.argv.slice(2));
