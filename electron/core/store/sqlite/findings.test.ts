import { expect, it } from 'vitest';
import { FormulaFilter } from '#schemas/contract/library.ts';
import type { Finding } from '#schemas/domain/finding.ts';
import {
  aFormula,
  anOperation,
  aPage,
  creating,
  facetId,
  formulaId,
  pageId,
  sha256Number,
} from '#test/support/builders.ts';
import { newProject } from '#test/support/open-projects.ts';

const found: Finding = {
  kind: 'symbol-unlabelled',
  place: { type: 'formula', page: pageId(1), formula: formulaId(1), symbols: [] },
  reason: { code: 'symbol-unlabelled', message: 'One has no label.', parameters: {} },
};

it('findings that could not be stored are not searched by, whatever is stored next', async () => {
  const { store } = await newProject();
  const patches = [1, 2].flatMap((number) => [creating(aPage(number)), creating(aFormula(number))]);
  const media = [1, 2, 3].map((number) => ({ sha256: sha256Number(number), byteCount: 1, contentType: 'image/png' }));
  await store.commitAll([anOperation(1, patches)], media);
  const checked = [
    { formula: formulaId(1), revision: 1, findings: [found] },
    { formula: formulaId(2), revision: 1, findings: [{ ...found, kind: null as never }] },
  ];
  await expect(store.findings.recordFormulas('1', checked)).rejects.toThrow();
  await store.commit(anOperation(2, [creating(aPage(3))]));
  const filter = FormulaFilter.parse({ findings: ['symbol-unlabelled'] });
  expect((await store.listFormulas(filter, null, 10)).total).toBe(0);
  await store.findings.recordFormulas('1', checked.slice(0, 1));
  expect((await store.listFormulas(filter, null, 10)).total).toBe(1);
});

it('formulas that lack categories are counted by facet', async () => {
  const { store } = await newProject();
  const patches = [1, 2].flatMap((number) => [creating(aPage(number)), creating(aFormula(number))]);
  const media = [1, 2].map((number) => ({ sha256: sha256Number(number), byteCount: 1, contentType: 'image/png' }));
  await store.commitAll([anOperation(1, patches)], media);
  const lacking = (number: number, facets: readonly number[]) => ({
    formula: formulaId(number),
    revision: 1,
    findings: [
      {
        kind: 'category-missing' as const,
        place: { type: 'formula' as const, page: pageId(number), formula: formulaId(number), symbols: [] },
        reason: {
          code: 'category-missing',
          message: 'It lacks some.',
          parameters: { facets: { term: 'facets' as const, facets: facets.map(facetId) } },
        },
      },
    ],
  });
  await store.findings.recordFormulas('1', [lacking(1, [1, 2]), lacking(2, [2])]);
  expect(await store.findings.lackingByFacet()).toEqual([
    { facet: facetId(2), formulas: 2 },
    { facet: facetId(1), formulas: 1 },
  ]);
  expect(await store.findings.lackingByFacet([formulaId(2)])).toEqual([
    { facet: facetId(1), formulas: 1 },
    { facet: facetId(2), formulas: 1 },
  ]);
});
