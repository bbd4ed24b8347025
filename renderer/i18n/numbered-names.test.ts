import { expect, it } from 'vitest';
import { startI18n } from './i18n.ts';
import { nameOfRelease, nameOfSplit } from './numbered-names.ts';
import type { Text } from './use-text.ts';

function inLanguage(language: 'en' | 'ko'): Text<'releases'> {
  const t = startI18n(language).getFixedT(language, 'releases');
  return (key, values) => t(key, { ...values });
}

const [en, ko] = [inLanguage('en'), inLanguage('ko')];

it('names by number in the language of the screen, and leaves names that somebody gave', () => {
  expect(['Split 2', 'My Split 2'].map((name) => nameOfSplit(name, ko))).toEqual(['분할 2', 'My Split 2']);
  expect(['Release 3', 'May'].map((name) => nameOfRelease(name, ko))).toEqual(['릴리스 3', 'May']);
});

it('names a release that made a test set anew by its split and the version', () => {
  const names = ['Split 1, test set 2', 'Classroom, test set 3'];
  expect(names.map((name) => nameOfRelease(name, ko))).toEqual(['분할 1, 시험 세트 2', 'Classroom, 시험 세트 3']);
  expect(names.map((name) => nameOfRelease(name, en))).toEqual(names);
});
