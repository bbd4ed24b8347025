import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CategoryId } from '#schemas/domain/id.ts';
import { aFormula, aSymbol, documentOf, symbolClassId, ulidOf } from '#test/support/builders.ts';
import { formulaOf } from './document.ts';
import { applyChanges, diffDocuments } from './patch.ts';
import { takeBack } from './take-back.ts';

const category = (number: number) => CategoryId.parse(ulidOf(100 + number));
const categories = fc
  .uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 4 })
  .map((set) => set.sort((a, b) => a - b).map(category));

describe('takeBack', () => {
  it('gives back what was there where nobody did anything since', () => {
    fc.assert(
      fc.property(categories, categories, (before, after) => {
        const was = documentOf(3, aFormula(1, { categories: before }), aSymbol(1, { symbolClass: symbolClassId(1) }));
        const is = documentOf(3, aFormula(1, { categories: after }), aSymbol(1, { symbolClass: symbolClassId(2) }));
        const patch = diffDocuments(was, is);
        if (!patch) throw new Error('The symbol differs always.');
        const applied = applyChanges(was, patch);
        if (applied.kind !== 'applied') throw new Error('The patch was made for it.');
        const taken = takeBack(applied.document, patch);
        if (taken.kind !== 'patch' || !taken.patch) throw new Error('There is something to take back.');
        const back = applyChanges(applied.document, taken.patch);
        if (back.kind !== 'applied') throw new Error('It fits.');
        expect(back.document.records).toEqual(was.records);
      }),
    );
  });

  it('leaves alone what people did since', () => {
    const was = documentOf(1, aFormula(1, { categories: [category(1)] }), aSymbol(1), aSymbol(2));
    const is = documentOf(
      1,
      aFormula(1, { categories: [category(2)] }),
      aSymbol(1, { symbolClass: symbolClassId(5) }),
      aSymbol(2, { symbolClass: symbolClassId(5) }),
    );
    const patch = diffDocuments(was, is);
    if (!patch) throw new Error('It differs.');
    // Somebody wrote LaTeX, gave a category, and deleted a symbol.
    const now = documentOf(
      7,
      aFormula(1, { categories: [category(2), category(3)], latex: 'x^2' }),
      aSymbol(1, { symbolClass: symbolClassId(5) }),
    );
    const taken = takeBack(now, patch);
    if (taken.kind !== 'patch' || !taken.patch) throw new Error('There is something to take back.');
    expect(taken.patch.base).toBe(7);
    const back = applyChanges(now, taken.patch);
    if (back.kind !== 'applied') throw new Error('It fits.');
    expect(formulaOf(back.document)).toMatchObject({ categories: [category(1), category(3)], latex: 'x^2' });
    expect(back.document.records.get(aSymbol(1).id)).toEqual(aSymbol(1));
  });

  it('is a conflict where somebody set the same thing to something else', () => {
    const was = documentOf(1, aFormula(1), aSymbol(1, { symbolClass: symbolClassId(1) }));
    const is = documentOf(1, aFormula(1), aSymbol(1, { symbolClass: symbolClassId(2) }));
    const patch = diffDocuments(was, is);
    if (!patch) throw new Error('It differs.');
    const now = documentOf(3, aFormula(1), aSymbol(1, { symbolClass: symbolClassId(3) }));
    expect(takeBack(now, patch)).toEqual({ kind: 'conflict' });
  });
});
