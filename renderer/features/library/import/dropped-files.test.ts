import { describe, expect, it } from 'vitest';
import { filesOfEntries, isSystemFile } from './dropped-files.ts';

interface FakeEntry {
  readonly isFile: boolean;
  readonly isDirectory: boolean;
  readonly fullPath: string;
}

function file(fullPath: string): FakeEntry {
  const content = new File(['x'], fullPath.split('/').at(-1) ?? '');
  return Object.assign(
    { isFile: true, isDirectory: false, fullPath },
    { file: (done: (file: File) => void) => done(content) },
  );
}

/** Gives its entries in parts of two, as browsers do in parts of a hundred. */
function folder(fullPath: string, entries: readonly FakeEntry[]): FakeEntry {
  const createReader = () => {
    let next = 0;
    return {
      readEntries: (done: (entries: readonly FakeEntry[]) => void) => {
        done(entries.slice(next, next + 2));
        next += 2;
      },
    };
  };
  return Object.assign({ isFile: false, isDirectory: true, fullPath }, { createReader });
}

describe('filesOfEntries', () => {
  it('walks folders to their depth, past the first part of each, and leaves system files out', async () => {
    const dropped = [
      folder('/set', [
        file('/set/1.png'),
        file('/set/2.png'),
        file('/set/3.png'),
        file('/set/.DS_Store'),
        folder('/set/labels', [file('/set/labels/1.txt')]),
      ]),
      file('/alone.inkml'),
    ];
    const files = await filesOfEntries(dropped as unknown as readonly FileSystemEntry[]);
    expect(files.map(({ name }) => name)).toEqual([
      'set/1.png',
      'set/2.png',
      'set/3.png',
      'set/labels/1.txt',
      'alone.inkml',
    ]);
  });

  it('takes more files of one folder than a call takes arguments', async () => {
    const many = Array.from({ length: 130_000 }, (_, number) => file(`/set/${number}.png`));
    const files = await filesOfEntries([folder('/set', many)] as unknown as readonly FileSystemEntry[]);
    expect(files).toHaveLength(many.length);
  });
});

describe('isSystemFile', () => {
  it.each(['.DS_Store', 'a/Thumbs.db', 'a/._b.png', '__MACOSX/a.png'])('knows %s', (path) => {
    expect(isSystemFile(path)).toBe(true);
  });

  it('takes hidden files that are no system files', () => {
    expect(isSystemFile('a/.hidden.png')).toBe(false);
  });
});
