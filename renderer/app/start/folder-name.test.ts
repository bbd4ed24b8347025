import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderNameOf, joinedPath } from './folder-name.ts';

describe('folderNameOf', () => {
  it.each([
    ['Elementary arithmetic 2026', 'Elementary arithmetic 2026'],
    ['초등 연산: 1/2', '초등 연산 1 2'],
    ['CON', 'project CON'],
    ['con.v2', 'project con.v2'],
    ['  a...  ', 'a'],
    ['...', ''],
  ])('%s → %s', (name, folder) => {
    expect(folderNameOf(name)).toBe(folder);
  });

  it('is a name on every file system, whatever the project is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const folder = folderNameOf(name);
        expect(folder).not.toMatch(/[<>:"/\\|?*\u0000-\u001f\u007f]|[. ]$|^\s/);
        expect(new TextEncoder().encode(folder).length).toBeLessThanOrEqual(250);
      }),
    );
  });
});

describe('joinedPath', () => {
  it.each([
    ['/home/me', '/home/me/p'],
    ['/', '/p'],
    ['C:\\Users\\me', 'C:\\Users\\me\\p'],
    ['C:\\', 'C:\\p'],
  ])('%s', (parent, path) => {
    expect(joinedPath(parent, 'p')).toBe(path);
  });
});
