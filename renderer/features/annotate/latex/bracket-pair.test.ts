import { describe, expect, it } from 'vitest';
import { bracketPairAt } from './bracket-pair.ts';

/** The two ends as they stand in the source; `|` is the caret. */
function pairIn(marked: string): readonly string[] | null {
  const caret = marked.indexOf('|');
  const source = marked.replace('|', '');
  return bracketPairAt(source, caret)?.map(({ start, end }) => `${start}:${source.slice(start, end)}`) ?? null;
}

describe('brackets at the caret', () => {
  it.each([
    ['\\frac{|1}{2}', ['5:{', '7:}']],
    ['\\frac{1}|{2}', ['5:{', '7:}']],
    ['\\frac{1}{|2}', ['8:{', '10:}']],
    ['(a(b|)c)', ['2:(', '4:)']],
    ['(a(b)|c)', ['2:(', '4:)']],
    ['\\left(|x\\right)', ['0:\\left(', '7:\\right)']],
    ['|\\left(x\\right.', ['0:\\left(', '7:\\right.']],
    ['\\begin{array}|{r}1\\end{array}', ['0:\\begin{array}', '17:\\end{array}']],
    ['a + b|', null],
    ['{|a', null],
  ])('%s', (marked, pair) => {
    expect(pairIn(marked)).toEqual(pair);
  });
});
