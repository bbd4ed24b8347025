import { describe, expect, it } from 'vitest';
import { defaultLatexPolicy, LatexPolicy } from './latex-policy.ts';

const withSynonyms = (synonyms: Record<string, string>) => LatexPolicy.safeParse({ ...defaultLatexPolicy, synonyms });
const messagesOf = (result: ReturnType<typeof withSynonyms>) =>
  result.error?.issues.map(({ message }) => message) ?? [];

describe('LatexPolicy', () => {
  it('accepts the default and survives JSON', () => {
    expect(LatexPolicy.parse(JSON.parse(JSON.stringify(defaultLatexPolicy)))).toEqual(defaultLatexPolicy);
  });

  it('accepts chains and pieces of LaTeX as synonyms', () => {
    const synonyms = { '\\a': '\\b', '\\b': '\\alpha', 가: '\\triangle', '\\deg': '^{\\circ}' };
    expect(withSynonyms(synonyms).success).toBe(true);
  });

  it.each([
    [{ '\\a': '\\b', '\\b': '\\a' }, 'lead round in a circle'],
    [{ x: 'x' }, 'lead round in a circle'],
    [{ '\\a': '\\b{c}', c: 'd' }, 'holds “c”, which is a synonym itself'],
  ])('refuses synonyms that never end: %j', (synonyms, message) => {
    expect(messagesOf(withSynonyms(synonyms)).join()).toContain(message);
  });

  it.each(['{', '^', 'ab', '\\', '', '$', ' '])('refuses %j as a written form', (written) => {
    expect(withSynonyms({ [written]: '\\alpha' }).success).toBe(false);
  });

  it('refuses what is no command in its lists', () => {
    expect(LatexPolicy.safeParse({ ...defaultLatexPolicy, drop: ['quad'] }).success).toBe(false);
    expect(LatexPolicy.safeParse({ ...defaultLatexPolicy, functions: ['\\x'] }).success).toBe(false);
  });
});
