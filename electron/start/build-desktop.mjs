import { requireCurrentNode } from './check-node.mjs';

requireCurrentNode();
const { buildDesktop } = await import('./desktop-build.ts');
await buildDesktop();
