import { expect, it } from 'vitest';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import { namesInEnglish } from '#shared/schema/names-in-english.ts';
import { findFormulaFaults } from '#shared/validation/formula-findings.ts';
import { aFormula, aPage, aRelation, aSymbol, documentOf, symbolClassId, symbolId } from '#test/support/builders.ts';
import { mathJaxTypesetter } from '../layout/mathjax.ts';

const labels = new Map([1, 2].map((number) => [symbolClassId(number), `${number}`]));
const rules = {
  policy: defaultLatexPolicy,
  fractionBar: 'minus' as const,
  facets: [],
  categories: new Map(),
  labels,
  names: namesInEnglish([]),
  typesetter: mathJaxTypesetter(),
};
const symbols = [1, 2].map((number) => aSymbol(number, { symbolClass: symbolClassId(number) }));

it('finds an order that contradicts the tree, as only an older file can hold it, and none that agrees', async () => {
  const kindsOf = async (order: readonly number[]) => {
    const formula = aFormula(1, { order: order.map(symbolId) });
    const document = documentOf(1, formula, ...symbols, aRelation(1, 1, 2));
    return (await findFormulaFaults(document, aPage(1), rules)).map(({ kind }) => kind);
  };
  expect(await kindsOf([2, 1])).toEqual(['order-differs']);
  expect(await kindsOf([1, 2])).toEqual([]);
});

it('finds an order that somebody gave and that the LaTeX contradicts, and none that agrees', async () => {
  const reasonsOf = async (order: readonly number[]) => {
    const formula = aFormula(1, { latex: '12', order: order.map(symbolId) });
    const found = await findFormulaFaults(documentOf(1, formula, ...symbols), aPage(1), rules);
    return found.map(({ kind, reason }) => `${kind} ${reason.code}`);
  };
  expect(await reasonsOf([2, 1])).toEqual(['latex-symbols-differ check-wrong-order']);
  expect(await reasonsOf([1, 2])).toEqual([]);
});

it('leaves formulas alone that are unusable', async () => {
  const formula = aFormula(1, { latex: '\\frac{', unusable: 'blurred' });
  expect(await findFormulaFaults(documentOf(1, formula), aPage(1), rules)).toEqual([]);
});
