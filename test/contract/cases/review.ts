import { expect } from 'vitest';
import { ThreadId } from '#schemas/domain/id.ts';
import { LayerName } from '#schemas/domain/layer.ts';
import { formulaId, pageId, ulidOf } from '#test/support/builders.ts';
import type { CaseWork, ContractCases } from '../support/contract-case.ts';
import { people } from '../support/template-project.ts';
import { firstFormula, writeLatex } from './annotation.ts';

/** The first formula with LaTeX that an annotator has submitted. */
async function submitted({ world }: CaseWork) {
  const annotator = world.inProcess({ kind: 'machine', via: 'in-process', person: people.annotator.id, lockId: null });
  await annotator.annotation.commit({ patches: [await writeLatex(annotator, 'x^2')] });
  const { formula, revision } = await firstFormula(annotator);
  const document = { type: 'formula' as const, id: formula.id };
  await annotator.annotation.setState({ layers: [{ document, base: revision, layers: ['latex'] }], to: 'submitted' });
  const symbols = await annotator.annotation.page({ page: formula.page });
  const symbol = symbols.formulas[0]?.records.find((record) => record.kind === 'symbol');
  if (symbol?.kind !== 'symbol') throw new Error('The formula has no symbol.');
  return { document, base: revision + 1, page: formula.page, formula: formula.id, symbol };
}

async function openedThread(work: CaseWork) {
  const { page, formula, symbol } = await submitted(work);
  const pin = { kind: 'symbol' as const, symbol: symbol.id, box: symbol.box };
  const { documents } = await work.client.review.openThread({
    page,
    formula,
    thread: { pin, text: 'Is this a chi?' },
  });
  return { thread: ThreadId.parse(documents[0]?.ref.id), page, formula };
}

const unknownThread = ThreadId.parse(ulidOf(8_000_000));

export const reviewCases: ContractCases['review'] = {
  queue: {
    input: async (work) => {
      await submitted(work);
      return { filter: { own: true } };
    },
    check: ({ items, next, total, unchecked }) => {
      expect({ next, total, unchecked }).toEqual({ next: null, total: 1, unchecked: 0 });
      expect(items[0]).toMatchObject({ latex: 'x^2', symbolCount: 2, submitter: people.annotator.id, returns: 0 });
      expect(items[0]?.layers.latex?.state).toBe('submitted');
      // Its symbols are those that its LaTeX prints.
      expect(items[0]?.score).toBe(0);
    },
    bad: [
      {
        title: 'a layer that does not exist',
        input: () => ({ filter: { layers: ['pixels'] } }),
        code: 'invalid-input',
      },
    ],
  },
  decide: {
    input: async (work) => {
      const { document, base, symbol } = await submitted(work);
      const pin = { kind: 'symbol' as const, symbol: symbol.id, box: symbol.box };
      return { document, base, return: ['latex'], threads: [{ layer: 'latex', pin, text: 'This is chi.' }] };
    },
    check: async ({ operation, documents }, { world }) => {
      expect(operation.kind).toBe('return');
      const { formula } = await firstFormula(world.lead);
      expect(formula.layers.latex).toMatchObject({ state: 'returned', reason: 'This is chi.' });
      expect(documents.map(({ ref }) => ref.type)).toEqual(['formula', 'thread']);
      expect((await world.lead.review.queue({ filter: { own: true } })).total).toBe(0);
    },
    bad: [
      {
        title: 'a return without a reason',
        input: async (work) => {
          const { document, base } = await submitted(work);
          return { document, base, return: ['latex'] };
        },
        code: 'invalid-input',
      },
      {
        title: 'a layer accepted and returned',
        input: async ({ world }) => {
          const { formula, revision } = await firstFormula(world.lead);
          const document = { type: 'formula', id: formula.id };
          const layers = [LayerName.enum.latex];
          return { document, base: revision, accept: layers, return: layers, reason: 'Both.' };
        },
        code: 'invalid-input',
      },
      {
        title: 'a revision that is past',
        input: async ({ world }) => {
          await world.lead.annotation.commit({ patches: [await writeLatex(world.lead, 'y')] });
          const { formula, revision } = await firstFormula(world.lead);
          return { document: { type: 'formula', id: formula.id }, base: revision - 1, accept: ['latex'] };
        },
        code: 'stale-revision',
      },
    ],
  },
  threads: {
    input: async (work) => ({ page: (await openedThread(work)).page }),
    check: ({ threads }) => {
      expect(threads).toHaveLength(1);
      expect(threads[0]?.records).toContainEqual(expect.objectContaining({ kind: 'comment', text: 'Is this a chi?' }));
    },
    bad: [{ title: 'a page that is no id', input: () => ({ page: 'first' }), code: 'invalid-input' }],
  },
  openThread: {
    input: async ({ world }) => {
      const { formula } = await firstFormula(world.lead);
      const thread = { pin: { kind: 'place' as const, x: 3, y: 4 }, text: 'A stroke is missing here.' };
      return { page: formula.page, formula: formula.id, thread };
    },
    check: async ({ documents }, { world }) => {
      const { formula } = await firstFormula(world.lead);
      const { threads } = await world.lead.review.threads({ page: formula.page });
      expect(threads.map(({ ref, revision }) => ({ ref, revision }))).toEqual(documents);
      expect(threads[0]?.records).toHaveLength(2);
    },
    bad: [
      {
        title: 'a page that does not exist',
        input: () => ({
          page: pageId(99),
          formula: null,
          thread: { pin: { kind: 'whole' }, text: 'Hm.' },
        }),
        code: 'not-found',
      },
      {
        title: 'a formula that is not on the page',
        input: async ({ world }) => {
          const { formula } = await firstFormula(world.lead);
          const thread = { pin: { kind: 'whole' }, text: 'Hm.' };
          return { page: formula.page, formula: formulaId(99), thread };
        },
        code: 'not-found',
      },
    ],
  },
  reply: {
    input: async (work) => ({ thread: (await openedThread(work)).thread, text: 'No, an x.' }),
    check: ({ operation }) =>
      expect(operation.patches[0]?.added).toMatchObject([{ kind: 'comment', text: 'No, an x.' }]),
    bad: [
      { title: 'an unknown thread', input: () => ({ thread: unknownThread, text: 'Hm.' }), code: 'not-found' },
      {
        title: 'nothing but spaces',
        input: async (work) => ({ thread: (await openedThread(work)).thread, text: '  ' }),
        code: 'invalid-input',
      },
    ],
  },
  resolve: {
    input: async (work) => ({ thread: (await openedThread(work)).thread, resolved: true }),
    check: ({ operation }) =>
      expect(operation.patches[0]?.updated[0]?.after).toMatchObject({
        kind: 'thread',
        resolved: { by: expect.any(String) },
      }),
    bad: [
      { title: 'an unknown thread', input: () => ({ thread: unknownThread, resolved: true }), code: 'not-found' },
      {
        title: 'a thread that is open',
        input: async (work) => ({ thread: (await openedThread(work)).thread, resolved: false }),
        code: 'conflict',
      },
    ],
  },
};
