import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignTokens } from './align-tokens.ts';

const tokens = fc.array(fc.constantFrom('x', '^', '2', '\\frac', '{', '}'), { maxLength: 12 });
const kept = (edits: ReturnType<typeof alignTokens>, without: 'added' | 'removed') =>
  edits.flatMap(({ kind, text }) => (kind === without ? [] : [text]));

/** Length of a longest common subsequence, by its definition. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a;
  if (first === undefined || b.length === 0) return 0;
  const place = b.indexOf(first);
  const without = longestCommon(rest, b);
  return place < 0 ? without : Math.max(without, 1 + longestCommon(rest, b.slice(place + 1)));
}

describe('alignment of tokens', () => {
  it('says what was taken away and what came in', () => {
    expect(alignTokens(['x', '^', '2'], ['\\chi', '^', '2', '+'])).toEqual([
      { kind: 'removed', text: 'x' },
      { kind: 'added', text: '\\chi' },
      { kind: 'same', text: '^' },
      { kind: 'same', text: '2' },
      { kind: 'added', text: '+' },
    ]);
  });

  it('holds both texts, and keeps as much as can be kept', () => {
    fc.assert(
      fc.property(tokens, tokens, (before, after) => {
        const edits = alignTokens(before, after);
        expect(kept(edits, 'added')).toEqual(before);
        expect(kept(edits, 'removed')).toEqual(after);
        expect(edits.filter(({ kind }) => kind === 'same')).toHaveLength(longestCommon(before, after));
      }),
    );
  });

  it('answers for texts of any length', () => {
    const before = Array.from({ length: 9000 }, (_, index) => `a${index}`);
    const after = Array.from({ length: 9000 }, (_, index) => `b${index}`);
    expect(alignTokens(before, after)).toHaveLength(18_000);
  });
});
