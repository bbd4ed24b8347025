import { requireCurrentNode } from '../check-node.mjs';

requireCurrentNode();
const { preparePackage } = await import('./build-app.ts');
await preparePackage((line) => process.stderr.write(`quotient: ${line}\n`));
