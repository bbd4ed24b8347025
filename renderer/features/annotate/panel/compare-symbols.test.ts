import { describe, expect, it } from 'vitest';
import { SymbolId } from '#schemas/domain/id.ts';
import { compareSymbols } from './compare-symbols.ts';

const ids = ['1', '2', '3', '4'].map((digit) => SymbolId.parse(`01D0000000000000000000000${digit}`));
const boxed = (...labels: (string | null)[]) =>
  labels.map((label, place) => ({ id: ids[place] ?? expect.fail(), label }));

describe('comparing LaTeX with boxes', () => {
  it('finds nothing where they agree, in whatever order', () => {
    expect(compareSymbols(['x', '+', '1'], boxed('1', 'x', '+'))).toEqual({ missing: [], extra: [] });
  });

  it('counts what lacks and what is too much', () => {
    expect(compareSymbols(['x', 'x', '+', '2'], boxed('x', '+', '-', '-'))).toEqual({
      missing: [
        { label: 'x', count: 1 },
        { label: '2', count: 1 },
      ],
      extra: [{ label: '-', count: 2, symbols: [ids[2], ids[3]] }],
    });
  });

  it('says nothing of unlabelled boxes, and tells labels apart by every character', () => {
    expect(compareSymbols(['6', '\\pi'], boxed('6', null, '\\Pi'))).toEqual({
      missing: [{ label: '\\pi', count: 1 }],
      extra: [{ label: '\\Pi', count: 1, symbols: [ids[2]] }],
    });
  });
});
