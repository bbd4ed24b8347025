import { requireCurrentNode } from './check-node.mjs';

requireCurrentNode();
const { preparePackage } = await import('./packaging/package-app.ts');
const [program, script, ...asked] = process.argv;
const words = await preparePackage(asked);
if (words) {
  // The packager's command line reads its words from the process.
  process.argv = [program, script, ...words];
  await import('electron-builder/cli.js');
}
