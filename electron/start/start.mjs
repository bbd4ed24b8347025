import './check-node.mjs';

const { enableCompileCache } = await import('node:module');
enableCompileCache();
const { start } = await import('./start.ts');
await start(process.argv.slice(2));
