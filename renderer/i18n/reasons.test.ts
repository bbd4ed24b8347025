import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { MessageParameters } from '#schemas/domain/app-error.ts';
import { describeError, type Lookup } from './describe-error.ts';
import { formatReasons } from './ko/format-reasons.ts';
import { reasons } from './ko/reasons.ts';
import { sentences } from './ko/sentences.ts';

const root = join(import.meta.dirname, '../..');

/** What is said of an entry of a file names its code last, or before its parameters. */
const ofEntries = /\b(?:entryProblem|quarantine)\((?!file: string)[^]{0,700}?'([a-z]+(?:-[a-z]+)+)'(?:,?\s*\)|,\s*\{)/g;

/** Codes of all reasons that the program gives, by where they are written. */
function codesInSource(): ReadonlyMap<string, string> {
  const files = globSync('{schemas,shared,electron}/**/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  return new Map(
    files.flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return [
        ...text.matchAll(/\b(?:reason|incomplete|namedReason|fault)\(\s*'([a-z-]+)'|\breason: '([a-z-]+)',?\s*\}/g),
        ...text.matchAll(ofEntries),
      ].map(([, given, thrown = '']) => [given ?? thrown, file] as const);
    }),
  );
}

it('every reason is said in Korean too', () => {
  const codes = codesInSource();
  expect(codes.size).toBeGreaterThan(100);
  const untranslated = [...codes].filter(([code]) => reasons[code] === undefined && formatReasons[code] === undefined);
  expect(untranslated).toEqual([]);
});

it('no code has two sentences, of which one would stand for both', () => {
  expect(Object.keys(formatReasons).filter((code) => reasons[code] !== undefined)).toEqual([]);
});

it('Korean sentences have places that are filled: no form of i18next, which does not fill them', () => {
  const all = Object.entries({ ...reasons, ...formatReasons, ...sentences });
  const unfilled = all.filter(([, text]) => text.replaceAll(/\{\{\w+\}\}/g, '').includes('{{'));
  expect(unfilled).toEqual([]);
});

it('places that no export, archive or project can have are said in Korean alone', () => {
  const lookup: Lookup = (namespace, key) => (namespace === 'reasons' ? reasons[key] : sentences[key]) ?? null;
  const said = (parameters: MessageParameters) =>
    describeError({ code: 'conflict', message: 'English', parameters }, lookup, '');
  expect(said({ path: '/a/b', reason: 'export-place-file' })).toEqual({
    sentence: '/a/b는 파일이라 그곳에 내보낼 수 없습니다. 새 폴더나 빈 폴더를 고르세요.',
    original: null,
  });
  const foreign = { path: '/a', count: 4, files: 'x, y, z, …', reason: 'export-with-foreign-files' };
  expect(said(foreign).sentence).toContain('4개 있어 잃게 됩니다: x, y, z, …. 그 파일들을');
  for (const reason of ['export-place-not-ours', 'archive-place-taken', 'project-place-not-empty']) {
    expect(said({ path: '/a', reason }).original).toBeNull();
  }
});

it('per cents are written without a space outside of screens too', () => {
  const files = globSync('{schemas,shared,electron}/**/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  const apart = files.filter((file) => /\} %[`'",.]|\}\} % /.test(readFileSync(join(root, file), 'utf8')));
  expect(apart).toEqual([]);
});
