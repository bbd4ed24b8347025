import { expect } from 'vitest';
import { Timestamp } from '#schemas/domain/id.ts';
import { formulaId } from '#test/support/builders.ts';
import type { CaseWork, ContractCases } from '../support/contract-case.ts';
import { people } from '../support/template-project.ts';
import { firstFormula, writeLatex } from './annotation.ts';

/** The first formula after LaTeX was written into it, and written over. */
async function writtenTwice({ world }: CaseWork) {
  const { revision } = await firstFormula(world.lead);
  await world.lead.annotation.commit({ patches: [await writeLatex(world.lead, 'first')] });
  await world.lead.annotation.commit({ patches: [await writeLatex(world.lead, 'second')] });
  const { formula } = await firstFormula(world.lead);
  return { formula: formula.id, first: revision + 1, base: revision + 2 };
}

export const historyCases: ContractCases['history'] = {
  itemsBehind: {
    input: async (work) => {
      await writtenTwice(work);
      const during = {
        from: Timestamp.parse('2000-01-01T00:00:00.000Z'),
        until: Timestamp.parse('2999-01-01T00:00:00.000Z'),
      };
      const [page] = (await work.world.lead.library.pages({})).items;
      return { figure: { of: 'imported', batch: page?.batch ?? null, during, counted: 'formulas' } };
    },
    check: ({ items, total, next }) => {
      expect([items.length, total, next]).toEqual([3, 3, null]);
    },
    bad: [
      {
        title: 'a day that is none',
        input: () => ({ figure: { of: 'drawn', person: people.lead.id, by: 'person', from: 'monday', to: null } }),
        code: 'invalid-input',
      },
    ],
  },
  formula: {
    input: async (work) => ({ formula: (await writtenTwice(work)).formula }),
    check: ({ entries, next }) => {
      expect(next).toBeNull();
      expect(entries.map(({ kind, revision, difference }) => [kind, revision, difference.latex])).toEqual([
        ['edit', 3, { before: 'first', after: 'second' }],
        ['edit', 2, { before: '', after: 'first' }],
        ['import', 1, null],
      ]);
      expect(entries.at(-1)?.difference.symbols.added).toHaveLength(2);
    },
    bad: [{ title: 'an unknown formula', input: () => ({ formula: formulaId(99) }), code: 'not-found' }],
  },
  version: {
    input: async (work) => {
      const { formula, first } = await writtenTwice(work);
      return { formula, revision: first };
    },
    check: ({ revision, records }) => {
      expect(revision).toBe(2);
      expect(records.find((record) => record.kind === 'formula')).toMatchObject({ latex: 'first' });
      expect(records.filter(({ kind }) => kind === 'symbol')).toHaveLength(2);
    },
    bad: [
      {
        title: 'a version that is still to come',
        input: async ({ world }) => ({ formula: (await firstFormula(world.lead)).formula.id, revision: 9 }),
        code: 'not-found',
      },
    ],
  },
  restore: {
    input: async (work) => {
      const { formula, first, base } = await writtenTwice(work);
      return { formula, revision: first, base };
    },
    check: async ({ operation }, { world, client }) => {
      expect(operation.kind).toBe('restore');
      expect((await firstFormula(world.lead)).formula.latex).toBe('first');
      await client.annotation.undo({ operation: operation.id });
      expect((await firstFormula(world.lead)).formula.latex).toBe('second');
    },
    bad: [
      {
        title: 'a base that is past',
        input: async (work) => {
          const { formula, first, base } = await writtenTwice(work);
          return { formula, revision: first, base: base - 1 };
        },
        code: 'stale-revision',
      },
      {
        title: 'what the formula is already',
        input: async (work) => {
          const { formula, base } = await writtenTwice(work);
          return { formula, revision: base, base };
        },
        code: 'conflict',
      },
    ],
  },
};
