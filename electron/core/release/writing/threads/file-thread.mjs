import { enableCompileCache } from 'node:module';

// See crop-thread.mjs.
enableCompileCache();
await import('./file-worker.ts');
