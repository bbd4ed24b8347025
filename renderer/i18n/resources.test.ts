import { describe, expect, it } from 'vitest';
import { placesOf } from '#shared/words/fill-places.ts';
import { startI18n } from './i18n.ts';
import { pickLanguage } from './language.ts';
import { resources } from './resources.ts';

type Sentences = Readonly<Record<string, string>>;
const english = new Map<string, Sentences>(Object.entries(resources.en));
const korean = new Map<string, Sentences>(Object.entries(resources.ko));
/** Their English stands in the errors and reasons themselves. */
const onlyTranslated = new Set(['reasons', 'sentences']);
const namespaces = [...english.keys()].filter((namespace) => !onlyTranslated.has(namespace));
const stem = (key: string) => key.replace(/_(?:one|other)$/, '');

describe.each(namespaces)('sentences of %s', (namespace) => {
  const en = english.get(namespace) ?? {};
  const ko = korean.get(namespace) ?? {};

  it('are there in both languages', () => {
    expect(new Set(Object.keys(ko).map(stem))).toEqual(new Set(Object.keys(en).map(stem)));
  });

  it('have the same places in both languages', () => {
    // "{{count, number}}" and "{{count}}" are one place; a language may leave a count out of its singular.
    const places = (text: string) => new Set(placesOf(text.replaceAll(/,\s*\w+\}\}/g, '}}')));
    for (const [key, text] of Object.entries(ko)) {
      const original = en[key];
      if (original !== undefined) expect(places(text), `${namespace} ${key}`).toEqual(places(original));
    }
  });

  it('say something', () => {
    for (const [key, text] of [...Object.entries(en), ...Object.entries(ko)]) expect(text.trim(), key).not.toBe('');
  });

  it('write per cents without a space, as figures are written', () => {
    const apart = [...Object.entries(en), ...Object.entries(ko)].filter(([, text]) => /[\d}] %/.test(text));
    expect(apart).toEqual([]);
  });

  it('are Korean in Korean', () => {
    const same = Object.entries(ko).filter(([key, text]) => text === en[key] && /[a-z]{4}/.test(text));
    const meant = new Set(['latex', 'english', 'korean', 'formatInkml', 'formatYolo', 'layerInState']);
    // Names of programs stay names.
    const isName = (key: string) => key.startsWith('preset-');
    const untranslated = same.filter(([key, text]) => !meant.has(key) && !isName(key) && !/^\\|\{\{/.test(text));
    expect(untranslated).toEqual([]);
  });
});

describe('i18next', () => {
  it('counts in English and Korean', () => {
    const en = startI18n('en').getFixedT('en', 'common');
    expect([en('formulas', { count: 1 }), en('formulas', { count: 1234 })]).toEqual(['1 formula', '1,234 formulas']);
    const ko = startI18n('ko').getFixedT('ko', 'common');
    expect([ko('formulas', { count: 1 }), ko('formulas', { count: 1234 })]).toEqual(['수식 1개', '수식 1,234개']);
  });

  it('puts foreign text in as it is', () => {
    const t = startI18n('en').getFixedT('en', 'common');
    expect(t('whyUnusable', { reason: '<b>{{x}} $t(close)</b>' })).toBe('Unusable: <b>{{x}} $t(close)</b>');
  });
});

describe('pickLanguage', () => {
  it('takes the stored choice, then the first preferred language it knows, then English', () => {
    expect(pickLanguage('ko', ['en-US'])).toBe('ko');
    expect(pickLanguage('fr', ['fr-FR', 'ko-KR', 'en'])).toBe('ko');
    expect(pickLanguage(null, ['de'])).toBe('en');
  });
});
