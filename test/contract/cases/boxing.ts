import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Client } from '#electron/cli/connection/client.ts';
import { mathJaxTypesetter } from '#electron/core/layout/mathjax.ts';
import { renderSampleFormula } from '#electron/core/sample/render-sample.ts';
import { BoxingReport } from '#schemas/contract/boxing.ts';
import type { FormulaRecord } from '#schemas/domain/document.ts';
import { documentFromShape, formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import { ulidOf } from '#test/support/builders.ts';
import type { CaseWork, ContractCases } from '../support/contract-case.ts';
import { endOf } from '../support/job-end.ts';
import type { World } from '../support/world.ts';

/** A printed formula as a page of its own. */
async function importPrinted({ world }: CaseWork, latex: string): Promise<void> {
  const appearance = { digitHeightPx: 40, marginPx: 20, inkGrey: 20 };
  const { png } = await renderSampleFormula(latex, mathJaxTypesetter(), appearance);
  const path = join(world.folder, 'printed.png');
  await writeFile(path, png);
  await endOf(world.lead, await world.lead.imports.startFromPaths({ paths: [path], options: {} }));
}

async function printedFormula(client: Client) {
  const { items } = await client.library.formulas({ filter: { text: 'printed.png' } });
  const [summary] = items;
  if (!summary) throw new Error('The formula is not there.');
  const work = await client.annotation.page({ page: summary.page });
  const [shape] = work.formulas;
  if (!shape) throw new Error('The page has no formula.');
  return documentFromShape(shape);
}

/** Writes the LaTeX of the printed formula, as an annotator would. */
async function writeLatex(world: World, latex: string): Promise<void> {
  const document = await printedFormula(world.lead);
  const before = formulaOf(document);
  if (!before) throw new Error('The document is no formula.');
  const after: FormulaRecord = { ...before, latex };
  const patch = {
    document: document.ref,
    base: document.revision,
    added: [],
    updated: [{ before, after }],
    removed: [],
  };
  await world.lead.annotation.commit({ patches: [patch] });
}

export const boxingCases: ContractCases['boxing'] = {
  suggestClasses: {
    input: async (work) => {
      await importPrinted(work, 'x+7');
      const formula = formulaOf(await printedFormula(work.world.lead));
      if (!formula) throw new Error('The document is no formula.');
      return { page: formula.page, region: formula.region, box: formula.region, others: [] };
    },
    check: ({ suggestions }) => expect(suggestions.length).toBeLessThanOrEqual(5),
    bad: [
      {
        title: 'a page that is not there',
        input: () => {
          const box = { x: 0, y: 0, width: 9, height: 9 };
          return { page: ulidOf(99), region: box, box, others: [] };
        },
        code: 'not-found',
      },
    ],
  },
  check: {
    input: () => ({
      latex: 'x+y',
      symbols: ['x', '+', 'z'].map((label, index) => ({
        id: `s${index}`,
        label,
        box: { x: 30 * index, y: 0, width: 20, height: 20 },
      })),
      relations: [
        { parent: 's0', child: 's1', type: 'Right' },
        { parent: 's1', child: 's2', type: 'Right' },
      ],
    }),
    check: ({ findings, treeLatex }) => {
      expect(treeLatex).toBe('x + z');
      expect(findings).toMatchObject([
        { kind: 'wrong-class', symbols: ['s2'], place: { x: 60, y: 0, width: 20, height: 20 } },
        { kind: 'latex-differs' },
      ]);
    },
    bad: [
      {
        title: 'LaTeX longer than any formula',
        input: () => ({ latex: 'x'.repeat(100_001), symbols: [], relations: [] }),
        code: 'invalid-input',
      },
    ],
  },
  suggest: {
    input: async (work) => {
      await importPrinted(work, 'x^2+1');
      const formula = formulaOf(await printedFormula(work.world.lead));
      if (!formula) throw new Error('The document is no formula.');
      return { page: formula.page, region: formula.region, latex: 'x^2+1', symbols: [], relations: [] };
    },
    check: (suggestion) => {
      expect(suggestion).toMatchObject({
        kind: 'boxed',
        missing: [],
        symbols: ['x', '2', '+', '1'].map((label) => ({ label, kept: null })),
        relations: [{ type: 'Sup' }, { type: 'Right' }, { type: 'Right' }],
      });
    },
    bad: [
      {
        title: 'a page that is not there',
        input: () => ({
          page: ulidOf(99),
          region: { x: 0, y: 0, width: 9, height: 9 },
          latex: 'x',
          symbols: [],
          relations: [],
        }),
        code: 'not-found',
      },
    ],
  },
  start: {
    input: async (work) => {
      await importPrinted(work, 'x^2+1');
      await writeLatex(work.world, 'x^2+1');
      return { filter: {} };
    },
    check: async (job, { client }) => {
      const ended = await endOf(client, job);
      expect(ended).toMatchObject({ kind: 'boxing', state: 'done', error: null });
      expect(BoxingReport.parse(ended.report)).toMatchObject({
        matching: 4,
        leftAlone: { boxed: 3, withoutLatex: 0, unusable: 0 },
        boxed: 1,
        symbols: 4,
        incomplete: 0,
        skipped: [],
      });
      const document = await printedFormula(client);
      expect(formulaOf(document)?.layers).toMatchObject({
        symbols: { state: 'drafted', source: 'machine' },
        layout: { state: 'drafted', source: 'machine' },
      });
      expect([symbolsOf(document).length, relationsOf(document).length]).toEqual([4, 3]);
    },
    bad: [
      {
        title: 'a status that does not exist',
        input: () => ({ filter: { statuses: ['finished'] } }),
        code: 'invalid-input',
      },
    ],
  },
};
