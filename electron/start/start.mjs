import { requireCurrentNode } from './check-node.mjs';

requireCurrentNode();
const { enableCompileCache } = await import('node:module');
enableCompileCache();
const { start } = await import('./start.ts');
await start(process.argv.slice(2));
