import { requireCurrentNode } from '../check-node.cjs';

requireCurrentNode();
const { preparePackage } = await import('./build-app.ts');
await preparePackage((line) => process.stderr.write(`quotient: ${line}\n`));
