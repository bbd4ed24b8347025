import { requireCurrentNode } from './check-node.cjs';
import { limitArenas } from './limit-arenas.cjs';

requireCurrentNode();
limitArenas();
const { enableCompileCache } = await import('node:module');
enableCompileCache();
const { start } = await import('./start.ts');
await start(process.argv.slice(2));
