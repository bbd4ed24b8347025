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
  pages: {
    input: () => ({ filter: { text: '1.png' } }),
    check: ({ items }) => expect(items.map((page) => page.sourceName)).toEqual(['1.png']),
    bad: badLists,
  },
};
