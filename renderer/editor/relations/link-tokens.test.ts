import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SymbolId } from '#schemas/domain/id.ts';
import { linkTokens } from './link-tokens.ts';

const ids = Array.from({ length: 30 }, (_, place) => SymbolId.parse(`01D${String(place).padStart(23, '0')}`));
const boxed = (...labels: (string | null)[]) =>
  labels.map((label, place) => ({ id: ids[place] ?? expect.fail(), label }));
const at = (...places: (number | null)[]) => places.map((place) => (place === null ? null : ids[place]));

describe('linking LaTeX with boxes', () => {
  it('goes by order where labels repeat', () => {
    expect(linkTokens(['1', '+', '1'], boxed('1', '+', '1'))).toEqual({ boxes: at(0, 1, 2), extra: [] });
    expect(linkTokens(['1', '+', '1'], boxed('+', '1'))).toEqual({ boxes: at(null, 0, 1), extra: [] });
  });

  it('finds what stands somewhere else', () => {
    expect(linkTokens(['x', '+', '1'], boxed('1', 'x', '+'))).toEqual({ boxes: at(1, 2, 0), extra: [] });
  });

  it('names what is missing and what is too much, and says nothing of unlabelled boxes', () => {
    expect(linkTokens(['x', 'x', '2'], boxed('x', '-', null))).toEqual({ boxes: at(0, null, null), extra: at(1) });
  });

  it('links as many as the labels allow, each box once', () => {
    const labels = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 20 });
    fc.assert(
      fc.property(labels, labels, (printed, labelled) => {
        const { boxes, extra } = linkTokens(printed, boxed(...labelled));
        const linked = boxes.filter((id) => id !== null);
        expect(new Set([...linked, ...extra]).size).toBe(labelled.length);
        const count = (list: readonly string[], label: string) => list.filter((each) => each === label).length;
        const possible = ['a', 'b', 'c'].map((label) => Math.min(count(printed, label), count(labelled, label)));
        expect(linked.length).toBe(possible.reduce((sum, each) => sum + each, 0));
      }),
    );
  });
});
