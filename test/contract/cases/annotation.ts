import { expect } from 'vitest';
import type { Client } from '#electron/cli/connection/client.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaId, operationId, pageId } from '#test/support/builders.ts';
import type { ContractCases } from '../support/contract-case.ts';

/** The first formula of the project as it is now. */
export async function firstFormula(client: Client): Promise<{ readonly formula: Formula; readonly revision: number }> {
  const { items } = await client.library.pages({ limit: 1 });
  const [page] = items;
  if (!page) throw new Error('The project has no page.');
  const work = await client.annotation.page({ page: page.id });
  const [document] = work.formulas;
  const formula = document?.records.find((record) => record.kind === 'formula');
  if (formula?.kind !== 'formula' || !document) throw new Error('The page has no formula.');
  return { formula, revision: document.revision };
}

/** A patch that writes LaTeX into the first formula. */
export async function writeLatex(client: Client, latex: string, revisionsAgo = 0): Promise<AnnotationPatch> {
  const { formula, revision } = await firstFormula(client);
  return {
    document: { type: 'formula', id: formula.id },
    base: revision - revisionsAgo,
    added: [],
    updated: [{ before: formula, after: { ...formula, latex } }],
    removed: [],
  };
}

export const annotationCases: ContractCases['annotation'] = {
  page: {
    input: async ({ world }) => ({ page: (await firstFormula(world.lead)).formula.page }),
    check: (work) => {
      expect(work).toMatchObject({ position: 1, pages: 3, previous: null });
      expect(work.formulas[0]?.records.filter((record) => record.kind === 'symbol')).toHaveLength(2);
    },
    bad: [{ title: 'an unknown page', input: () => ({ page: pageId(99) }), code: 'not-found' }],
  },
  strip: {
    input: async ({ world }) => ({ page: (await firstFormula(world.lead)).formula.page, before: 5, after: 1 }),
    check: async ({ items }, { world }) => {
      const { page } = (await firstFormula(world.lead)).formula;
      expect(items).toHaveLength(2);
      expect(items[0]).toMatchObject({ id: page });
    },
    bad: [{ title: 'an unknown page', input: () => ({ page: pageId(99), before: 1, after: 1 }), code: 'not-found' }],
  },
  pageAt: {
    input: () => ({ position: 1 }),
    check: async ({ page }, { world }) => expect(page).toBe((await firstFormula(world.lead)).formula.page),
    bad: [{ title: 'the place before the first', input: () => ({ position: 0 }), code: 'invalid-input' }],
  },
  pageOfFormula: {
    input: async ({ world }) => ({ formula: (await firstFormula(world.lead)).formula.id }),
    check: async ({ page }, { world }) => expect(page).toBe((await firstFormula(world.lead)).formula.page),
    bad: [{ title: 'an unknown formula', input: () => ({ formula: formulaId(99) }), code: 'not-found' }],
  },
  nextUnfinished: {
    input: () => ({ after: null }),
    check: async ({ page }, { world }) => expect(page).toBe((await firstFormula(world.lead)).formula.page),
    bad: [{ title: 'a page that is no id', input: () => ({ after: 'first' }), code: 'invalid-input' }],
  },
  commit: {
    input: async ({ world }) => ({ patches: [await writeLatex(world.lead, 'x ^ 2')] }),
    check: async (_committed, { world }) => expect((await firstFormula(world.lead)).formula.latex).toBe('x ^ 2'),
    bad: [
      { title: 'nothing', input: () => ({ patches: [] }), code: 'invalid-input' },
      {
        title: 'a revision that is past',
        input: async ({ world }) => {
          await world.lead.annotation.commit({ patches: [await writeLatex(world.lead, 'y')] });
          return { patches: [await writeLatex(world.lead, 'z', 1)] };
        },
        code: 'stale-revision',
      },
    ],
  },
  undo: {
    input: async ({ world, client }) => {
      const patches = [await writeLatex(world.lead, '\\pi')];
      const { operation } = await client.annotation.commit({ patches });
      return { operation: operation.id };
    },
    check: async (_committed, { world }) => expect((await firstFormula(world.lead)).formula.latex).toBe(''),
    bad: [{ title: 'an unknown operation', input: () => ({ operation: operationId(99) }), code: 'not-found' }],
  },
  takeBack: {
    input: async ({ world, client }) => {
      const patches = [await writeLatex(world.lead, '\\pi')];
      const { operation } = await client.annotation.commit({ patches });
      return { operation: operation.id };
    },
    check: async ({ job }, { world }) => {
      // What is small is done when the answer comes; an act in parts is seen in `many/undo-in-parts.test.ts`.
      expect(job).toBeNull();
      expect((await firstFormula(world.lead)).formula.latex).toBe('');
    },
    bad: [{ title: 'an unknown operation', input: () => ({ operation: operationId(99) }), code: 'not-found' }],
  },
  setState: {
    input: async ({ world }) => {
      const { formula, revision } = await firstFormula(world.lead);
      const document = { type: 'formula', id: formula.id } as const;
      return { layers: [{ document, base: revision, layers: ['latex'] }], to: 'submitted', emptyOnPurpose: true };
    },
    check: async (_committed, { world }) =>
      expect((await firstFormula(world.lead)).formula.layers.latex.state).toBe('submitted'),
    bad: [
      {
        title: 'a return without a reason',
        input: async ({ world }) => {
          const { formula, revision } = await firstFormula(world.lead);
          const document = { type: 'formula', id: formula.id };
          return { layers: [{ document, base: revision, layers: ['symbols'] }], to: 'returned' };
        },
        code: 'invalid-input',
      },
      {
        title: 'a revision that is past',
        input: async ({ world }) => {
          await world.lead.annotation.commit({ patches: [await writeLatex(world.lead, 'w')] });
          const { formula, revision } = await firstFormula(world.lead);
          const document = { type: 'formula', id: formula.id };
          return { layers: [{ document, base: revision - 1, layers: ['latex'] }], to: 'submitted' };
        },
        code: 'stale-revision',
      },
    ],
  },
};
