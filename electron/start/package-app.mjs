import { requireCurrentNode } from './check-node.mjs';

requireCurrentNode();
const { packageApp } = await import('./packaging/package-app.ts');
await packageApp(process.argv.slice(2));
