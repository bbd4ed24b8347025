import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Limits longer than anything takes on a machine that is busy with other things. A journey that fails is tried once
 * more; the reporter marks it then (`retry x1`), so that a race is seen, but does not stop the work of others.
 */
const endToEnd = {
  retry: 1,
  testTimeout: 180_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 60_000 } },
};

const inNode = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } };

/**
 * Files that decide something for all of a process, or put another module in the place of one, which a process that has
 * loaded it for the file before would not see: each gets one of its own.
 */
const alone = ['{schemas,shared,electron,renderer}/**/*.alone.test.ts'];

/**
 * Unit, property, store, contract and format tests run in Node. End-to-end tests need a built renderer and a
 * Chromium, take longer, and are a project of their own so that both can be run apart.
 */
export default defineConfig({
  test: {
    // No core is kept free, and two workers more than there are: much is waited for, of disks, processes and windows.
    maxWorkers: availableParallelism() + 2,
    // A worker keeps what it has loaded: to load the program anew for each file took longer than most of them.
    isolate: false,
    globalSetup: 'test/support/memory-folder.ts',
    unstubEnvs: true,
    setupFiles: ['test/support/restore-environment.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{schemas,shared,electron,renderer}/**/*.test.{ts,tsx}',
            'test/{layers,golden,contract,bench}/**/*.test.ts',
          ],
          exclude: alone,
          ...inNode,
        },
      },
      // The first by its name: its few long files would be what is left at the end, with nothing beside them.
      { extends: true, test: { name: 'alone', include: alone, isolate: true, ...inNode } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/{crash,e2e,desktop}/**/*.test.ts'],
          ...endToEnd,
        },
      },
      // The journeys once more: in the desktop app on its stand-in, and on Electron itself where it is.
      ...(['stand-in', 'electron'] as const).map((host) => ({
        extends: true as const,
        test: {
          name: `e2e-${host}`,
          include: ['test/e2e/**/*.test.ts'],
          env: { QUOTIENT_JOURNEYS: host },
          ...endToEnd,
        },
      })),
    ],
  },
});
