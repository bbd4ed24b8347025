import { describe, expect, it } from 'vitest';
import { reason, type Term } from '#schemas/domain/reason.ts';
import { fillPlaces } from '#shared/words/fill-places.ts';
import { facetId } from '#test/support/builders.ts';
import { describeError, describeReason, type Lookup, sentenceKey } from './describe-error.ts';
import { reasons } from './ko/reasons.ts';
import { sentences } from './ko/sentences.ts';

const korean: Lookup = (namespace, key) => (namespace === 'reasons' ? reasons : sentences)[key] ?? null;
const english: Lookup = () => null;
const inWords = ({ term }: Term) => `<${term}>`;

describe('describeError', () => {
  const error = { code: 'io-failed', message: 'The folder /a cannot be read.', parameters: { path: '/a' } } as const;

  it('keeps the English sentence where there is no translation', () => {
    expect(describeError(error, english, '')).toEqual({ sentence: error.message, original: null });
  });

  it('translates by code and parameters and keeps the original beside it', () => {
    const { sentence, original } = describeError(error, korean, '');
    expect(sentence).toContain('/a');
    expect(sentence).toContain('읽거나 쓸 수 없습니다');
    expect(original).toBe(error.message);
  });

  it('does not use a sentence whose places the error does not fill', () => {
    const other = { ...error, parameters: { page: 3 } };
    expect(describeError(other, korean, '').sentence).toBe(error.message);
  });

  it('says the reason that an error was thrown for', () => {
    const refused = {
      code: 'invalid-input',
      message: 'Nothing says what the class numbers mean.',
      parameters: { reason: 'yolo-classes-unknown' },
    } as const;
    expect(describeError(refused, korean, '')).toEqual({ sentence: reasons['yolo-classes-unknown'], original: null });
  });

  it('has a sentence of its own for a core that does not answer', () => {
    expect(describeError({ code: 'unreachable', message: 'x', parameters: {} }, korean, 'gone').sentence).toBe('gone');
  });

  it('keys parameters in one order', () => {
    expect(sentenceKey('conflict', { path: 'b', name: 'a' })).toBe('conflict: name, path');
  });
});

describe('describeReason', () => {
  it('fills the places of the translation', () => {
    const why = reason('lg-rivals', 'English.', { file: 'a.lg', picture: 'a.inkml', others: 'b.lg' });
    expect(describeReason(why, korean, inWords)).toContain('a.inkml의 레이블 그래프가 또 있어(b.lg)');
    expect(describeReason(why, english, inWords)).toBe('English.');
  });

  it('puts what it speaks of into words', () => {
    const facets = { term: 'facets', facets: [facetId(1)] } as const;
    const why = reason('category-missing', 'English.', { facets });
    expect(describeReason(why, korean, inWords)).toBe('이 수식에 다음 분류가 없습니다: <facets>.');
  });

  it('falls back to English where a place has no value', () => {
    expect(describeReason(reason('lg-rivals', 'English.', { file: 'a.lg' }), korean, inWords)).toBe('English.');
  });
});

describe('fillPlaces', () => {
  it('does not read again what it puts in', () => {
    const values = { a: '{{b}} $t(x) $& <img onerror>', b: '!' };
    expect(fillPlaces('{{a}} {{b}}', values)).toBe('{{b}} $t(x) $& <img onerror> !');
  });

  it('does not take values from the prototype', () => {
    expect(fillPlaces('{{toString}}', {})).toBeNull();
  });
});
