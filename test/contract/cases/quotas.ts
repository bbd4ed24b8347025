import { expect } from 'vitest';
import { QuotaId } from '#schemas/domain/id.ts';
import { creating, ulidOf } from '#test/support/builders.ts';
import type { CaseWork, ContractCases } from '../support/contract-case.ts';
import { people } from '../support/template-project.ts';

const quotaId = QuotaId.parse(ulidOf(600));

/** A quota of all formulas, of which the world has three. */
async function addQuota({ world }: CaseWork): Promise<void> {
  await world.lead.schema.commit({
    patches: [
      creating({
        kind: 'quota',
        id: quotaId,
        categories: [],
        symbolClass: null,
        subModel: 'detector',
        unit: 'formula',
        target: 10,
        due: null,
        costPerItem: null,
        assignees: [people.annotator.id],
      }),
    ],
  });
}

async function facetOf({ world }: CaseWork, key: string) {
  const { facets } = await world.lead.schema.get();
  const found = facets.find(({ record }) => record.key === key);
  if (!found) throw new Error(`The template has no facet ${key}.`);
  return found.record.id;
}

export const quotasCases: ContractCases['quotas'] = {
  overview: {
    input: () => undefined,
    check: (overview) => {
      expect(overview.all.total).toBe(3);
      expect(overview.quotas).toEqual([]);
    },
  },
  gaps: {
    input: async (work) => {
      await addQuota(work);
      return { today: '2100-01-01' };
    },
    check: (gaps) => {
      expect(gaps).toMatchObject([{ accepted: 3, missing: 7, pacePerDay: 0, forecast: null, state: 'stalled' }]);
    },
    bad: [{ title: 'a day that is none', input: () => ({ today: 'tomorrow' }), code: 'invalid-input' }],
  },
  matrix: {
    input: async (work) => ({ rows: await facetOf(work, 'level'), columns: await facetOf(work, 'script') }),
    check: ({ rows, columns, cells }) => {
      expect([rows.length, columns.length]).toEqual([4, 2]);
      expect(cells.length).toBe(15);
      const without = cells.find(({ row, column }) => row === null && column === null);
      expect(Object.values(without?.byStatus ?? {}).reduce((sum, count) => sum + count, 0)).toBe(3);
    },
    bad: [
      {
        title: 'one facet for both axes',
        input: async (work) => ({ rows: await facetOf(work, 'level'), columns: await facetOf(work, 'level') }),
        code: 'invalid-input',
      },
      {
        title: 'a facet that does not exist',
        input: async (work) => ({ rows: ulidOf(1), columns: await facetOf(work, 'level') }),
        code: 'not-found',
      },
    ],
  },
  history: {
    input: async (work) => {
      await addQuota(work);
      return { quota: quotaId };
    },
    check: (history) => {
      expect(history).toHaveLength(1);
      expect(history[0]?.accepted).toBe(3);
    },
    bad: [{ title: 'a quota that does not exist', input: () => ({ quota: ulidOf(601) }), code: 'not-found' }],
  },
  people: {
    input: async ({ world }) => {
      const { items } = await world.lead.library.formulas({});
      const [first] = items;
      if (!first) throw new Error('The world has formulas.');
      const { formulas } = await world.lead.annotation.page({ page: first.page });
      const layers = formulas.map(({ ref, revision }) => ({
        document: ref,
        base: revision,
        layers: ['symbols' as const],
      }));
      await world.lead.annotation.setState({ layers, to: 'returned', reason: 'look again' });
      return undefined;
    },
    check: (days) => {
      expect(days).toMatchObject([{ person: people.lead.id, operations: 1, formulasReturned: 1 }]);
    },
  },
  next: {
    input: async (work) => {
      await addQuota(work);
      return { limit: 2 };
    },
    check: ({ items, open }) => {
      expect(open).toBe(3);
      expect(items).toHaveLength(2);
      expect(items[0]?.fills).toEqual([quotaId]);
    },
    bad: [
      {
        title: 'a person that does not exist',
        input: () => ({ person: ulidOf(602) }),
        code: 'not-found',
      },
    ],
  },
};
