import { requireCurrentNode } from './check-node.mjs';

requireCurrentNode();
const { buildApp } = await import('./packaging/build-app.ts');
await buildApp();
