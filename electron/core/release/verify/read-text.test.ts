import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { plainFile } from '../../ingest/sources/source-file.ts';
import { linesOf, requireParsable } from './read-text.ts';

async function listOf(lines: AsyncIterable<string>): Promise<readonly string[]> {
  const list: string[] = [];
  for await (const line of lines) list.push(line);
  return list;
}

it('lines are those of the whole text, wherever a piece of it ends', async () => {
  const texts = fc
    .array(fc.constantFrom('수', '\n', 'a', '\u{1d4b3}', '\r'), { maxLength: 20 })
    .map((parts) => parts.join(''));
  const path = join(await temporaryFolder(), 'lines.txt');
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 5 }), async (text, piece) => {
      await writeFile(path, text);
      const bytes = Buffer.from(text);
      const file = {
        ...plainFile(path, bytes.length),
        pieces: async function* () {
          for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
        },
      };
      const whole = text === '' ? [] : text.replace(/\n$/, '').split('\n');
      expect(await listOf(linesOf(file))).toEqual(whole);
      expect(await listOf(linesOf(plainFile(path, bytes.length)))).toEqual(whole);
    }),
    { numRuns: 200 },
  );
});

it('a text is parsed where it is short enough', () => {
  expect(() => requireParsable(plainFile('a.json', 10), 10)).not.toThrow();
  expect(() => requireParsable(plainFile('a.json', 11), 10)).toThrow('too many to be parsed');
});
