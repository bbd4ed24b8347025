import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { aFormula, aRelation, aSymbol, documentOf } from '#test/support/builders.ts';
import { documentToShape } from './document.ts';
import { applyPatch, diffDocuments, invertPatch } from './patch.ts';

/** Any state of one formula document. */
const states = fc
  .record({
    latex: fc.constantFrom('', 'x', 'x+1', '\\frac{1}{2}'),
    symbols: fc.uniqueArray(fc.record({ number: fc.nat(6), x: fc.nat(20) }), { selector: (symbol) => symbol.number }),
    relations: fc.uniqueArray(fc.record({ number: fc.nat(4), parent: fc.nat(6), child: fc.nat(6) }), {
      selector: (relation) => relation.number,
    }),
  })
  .map(({ latex, symbols, relations }) =>
    documentOf(
      3,
      aFormula(1, { latex }),
      ...symbols.map(({ number, x }) => aSymbol(number, { box: { x, y: 0, width: 5, height: 5 } })),
      ...relations.map(({ number, parent, child }) => aRelation(number, parent, child)),
    ),
  );

const recordsOf = (document: AnnotationDocument) => documentToShape(document).records;

describe('patches', () => {
  it('turn one state into the other', () => {
    fc.assert(
      fc.property(states, states, (before, after) => {
        const patch = diffDocuments(before, after);
        if (!patch) {
          expect(recordsOf(before)).toEqual(recordsOf(after));
          return;
        }
        const outcome = applyPatch(before, patch);
        expect(outcome.kind).toBe('applied');
        if (outcome.kind !== 'applied') return;
        expect(recordsOf(outcome.document)).toEqual(recordsOf(after));
        expect(outcome.document.revision).toBe(before.revision + 1);
      }),
    );
  });

  it('are taken back by their inverse: apply(apply(d, p), invert(p)) = d', () => {
    fc.assert(
      fc.property(states, states, (before, after) => {
        const patch = diffDocuments(before, after);
        if (!patch) return;
        const done = applyPatch(before, patch);
        if (done.kind !== 'applied') throw new Error(done.kind);
        const undone = applyPatch(done.document, invertPatch(patch));
        if (undone.kind !== 'applied') throw new Error(undone.kind);
        expect(recordsOf(undone.document)).toEqual(recordsOf(before));
        expect(invertPatch(invertPatch(patch), patch.base)).toEqual(patch);
      }),
    );
  });

  it('do not fit another revision', () => {
    const before = documentOf(3, aFormula(1));
    const patch = diffDocuments(before, documentOf(3, aFormula(1, { latex: 'y' })));
    if (!patch) throw new Error('no patch');
    expect(applyPatch({ ...before, revision: 4 }, patch)).toEqual({ kind: 'stale', expected: 3, actual: 4 });
  });

  it('do not fit records that differ from what they expect', () => {
    const before = documentOf(3, aFormula(1, { latex: 'x' }), aSymbol(1));
    const change = diffDocuments(before, documentOf(3, aFormula(1, { latex: 'y' }), aSymbol(1)));
    const removal = diffDocuments(before, documentOf(3, aFormula(1, { latex: 'x' })));
    if (!change || !removal) throw new Error('no patch');
    const other = documentOf(3, aFormula(1, { latex: 'z' }), aSymbol(2));
    expect(applyPatch(other, change)).toMatchObject({ kind: 'mismatch', problem: 'differs' });
    expect(applyPatch(other, removal)).toMatchObject({ kind: 'mismatch', problem: 'missing' });
    expect(applyPatch(before, { ...removal, removed: [], added: removal.removed })).toMatchObject({
      problem: 'exists',
    });
  });
});
