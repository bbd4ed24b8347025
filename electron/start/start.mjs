import { requireCurrentNode } from './check-node.mjs';
import { limitArenas } from './limit-arenas.mjs';

requireCurrentNode();
limitArenas();
const { enableCompileCache } = await import('node:module');
enableCompileCache();
const { start } = await import('./start.ts');
await start(process.argv.slice(2));
