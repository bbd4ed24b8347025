import { expect } from 'vitest';
import type { ContractCases } from '../support/contract-case.ts';

const badLists = [
  { title: 'a limit of zero', input: () => ({ limit: 0 }), code: 'invalid-input' },
  { title: 'a limit without bound', input: () => ({ limit: 1_000_000 }), code: 'invalid-input' },
  { title: 'a filter of another shape', input: () => ({ filter: { text: 7 } }), code: 'invalid-input' },
] as const;

export const libraryCases: ContractCases['library'] = {
  formulas: {
    input: () => ({ filter: { statuses: [] }, limit: 2 }),
    check: async ({ items, next, total }, { client }) => {
      expect([items.length, total]).toEqual([2, 3]);
      const rest = await client.library.formulas({ after: next, limit: 2 });
      expect([rest.items.length, rest.next]).toEqual([1, null]);
    },
    bad: badLists,
  },
  symbols: {
    input: () => ({ symbolClass: null, limit: 3 }),
    check: async ({ items, total }, { client }) => {
      expect(items.every((item) => item.symbolClass === null)).toBe(true);
      const known = (await client.schema.get()).symbolClasses.find(({ record }) => record.label === 'x');
      const labelled = await client.library.symbols({ symbolClass: known?.record.id ?? null, limit: 500 });
      expect(labelled.items).toHaveLength(labelled.total ?? -1);
      expect(items.length).toBeLessThanOrEqual(total ?? 0);
    },
    bad: [{ title: 'no class named', input: () => ({}), code: 'invalid-input' }, ...badLists],
  },
  count: {
    input: () => ({ filter: {} }),
    check: ({ total }) => expect(total).toBe(3),
    bad: [{ title: 'a state that is none', input: () => ({ filter: { symbols: ['done'] } }), code: 'invalid-input' }],
  },
  choices: {
    input: () => undefined,
    check: ({ writers, batches }) => {
      expect(writers).toEqual([]);
      expect(batches.reduce((sum, batch) => sum + batch.count, 0)).toBe(3);
    },
  },
  pages: {
    input: () => ({ filter: { text: '1.png' } }),
    check: ({ items }) => expect(items.map((page) => page.sourceName)).toEqual(['1.png']),
    bad: badLists,
  },
};
