import { enableCompileCache } from 'node:module';

// A thread that runs from source takes what Node made of it before: to strip its types anew would cost as much as some
// hundred crops, and a thread does not take the cache over from its process.
enableCompileCache();
await import('./crop-worker.ts');
