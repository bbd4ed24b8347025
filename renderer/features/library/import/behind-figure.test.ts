import { describe, expect, it } from 'vitest';
import { behindFigure } from './behind-figure.ts';

const names = ['pages', 'formulas', 'symbols', 'relations', 'latex', 'regions'] as const;
const onNewPages = { formulas: 0, replaced: 0 };

describe('behindFigure', () => {
  it('leads nowhere from the report of an archive: neither a name nor the time of the import finds what came', () => {
    for (const name of names) expect(behindFigure(name, { batch: null, ontoKnownPages: onNewPages })).toBeNull();
  });

  it('leads to the library by the name of the import, and to the log for relations', () => {
    const behind = names.map((name) => behindFigure(name, { batch: 'ink', ontoKnownPages: onNewPages }));
    expect(behind.map((one) => (one?.kind === 'library' ? one.link.batches : one?.counted))).toEqual([
      ['ink'],
      ['ink'],
      ['ink'],
      'relations',
      ['ink'],
      ['ink'],
    ]);
  });

  it('opens formulas on pages of other imports by the log, and no list of formulas for their regions', () => {
    const report = { batch: 'ink', ontoKnownPages: { formulas: 2, replaced: 0 } };
    expect(behindFigure('formulas', report)).toEqual({ kind: 'log', counted: 'formulas' });
    expect(behindFigure('regions', report)).toBeNull();
  });
});
