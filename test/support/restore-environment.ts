import { afterAll, vi } from 'vitest';

// The next file of a worker begins with the environment that this one was given: what it makes before its first test, a
// temporary folder for instance, would be made where the last test of another file looked.
afterAll(() => {
  vi.unstubAllEnvs();
});
