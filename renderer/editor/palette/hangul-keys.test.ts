import { describe, expect, it } from 'vitest';
import { latinKeysOf } from './hangul-keys.ts';

describe('keys of the Korean layout', () => {
  it.each([
    ['ㅌ', 'x'],
    ['ㄹㄱㅁㅊ', 'frac'],
    ['렘ㅊ', 'fpac'],
    ['ㅔㅑ', 'pi'],
    ['\\ㅁㅣㅔㅗㅁ', '\\alpha'],
    ['뭐', 'anj'],
    ['값', 'rkqt'],
  ])('%s are %s', (typed, keys) => {
    expect(latinKeysOf(typed)).toBe(keys);
  });

  it('are not asked about where there is no Hangul', () => {
    expect(latinKeysOf('x+1')).toBeNull();
    expect(latinKeysOf('π')).toBeNull();
  });
});
