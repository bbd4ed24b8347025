import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');

it('tests that put another module in the place of one have a process of their own', () => {
  const tests = ['schemas', 'shared', 'electron', 'renderer', 'test'].flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.test\.tsx?$/.test(path))
      .map((path) => join(folder, path)),
  );
  // In a process that has loaded a module for the file before, nothing takes its place: such a test fails in some orders.
  const replacing = tests.filter((path) => /^vi\.(do)?[mM]ock\(/m.test(readFileSync(join(repository, path), 'utf8')));
  expect(replacing.length).toBeGreaterThan(0);
  expect(replacing.filter((path) => !path.endsWith('.alone.test.ts'))).toEqual([]);
});
