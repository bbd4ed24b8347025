import { describe, expect, it } from 'vitest';
import { confusablesOf } from './confusables.ts';

describe('confusable classes', () => {
  it('are those of every group that a label stands in, without itself', () => {
    expect(confusablesOf('x')).toEqual(['X', '\\times', '\\chi']);
    expect(confusablesOf('O')).toEqual(expect.arrayContaining(['0', 'o', '\\circ']));
    expect(confusablesOf('\\lim')).toEqual([]);
  });

  it('are mutual', () => {
    for (const label of ['x', '1', '0', '\\alpha', '(', 'T', '\\phi']) {
      for (const other of confusablesOf(label)) expect(confusablesOf(other)).toContain(label);
    }
  });
});
