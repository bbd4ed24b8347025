import { expect } from 'vitest';
import { DuplicateReport } from '#schemas/contract/duplicates.ts';
import { DuplicateDecisionId, type PageId } from '#schemas/domain/id.ts';
import { ulidOf } from '#test/support/builders.ts';
import type { CaseWork, ContractCases } from '../support/contract-case.ts';
import { endOf } from '../support/job-end.ts';

async function pagesOf({ world }: CaseWork): Promise<[PageId, PageId, ...PageId[]]> {
  const { items } = await world.lead.library.pages({});
  const [first, second, ...others] = items.map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error('Too few pages.');
  return [first, second, ...others];
}

async function decided(work: CaseWork): Promise<DuplicateDecisionId> {
  const pages = await pagesOf(work);
  const { documents } = await work.world.lead.duplicates.decide({ pages: pages.slice(0, 2), verdict: 'same' });
  const decision = documents.find(({ ref }) => ref.type === 'duplicate-decision');
  return DuplicateDecisionId.parse(decision?.ref.id);
}

export const duplicatesCases: ContractCases['duplicates'] = {
  look: {
    input: () => undefined,
    check: async (job, { client }) => {
      const report = DuplicateReport.parse((await endOf(client, job)).report);
      expect(report.found).toEqual({ pages: expect.any(Number), groups: expect.any(Number) });
      expect(await client.duplicates.groups({})).toMatchObject({ unseen: 0, withoutInk: 0 });
    },
  },
  groups: {
    input: async (work) => {
      await decided(work);
      return { state: 'decided' };
    },
    check: ({ groups, next, total }) => {
      expect([total, next]).toEqual([1, null]);
      expect(groups[0]).toMatchObject({ decision: { verdict: 'same' } });
      expect(groups[0]?.shown).toHaveLength(2);
    },
    bad: [
      { title: 'a state that is none', input: () => ({ state: 'maybe' }), code: 'invalid-input' },
      { title: 'a place that never was', input: () => ({ after: 'nowhere' }), code: 'conflict' },
    ],
  },
  decide: {
    input: async (work) => {
      const [kept, left] = await pagesOf(work);
      return { pages: [kept, left], verdict: 'same', unusable: { pages: [left], reason: 'Near-duplicate' } };
    },
    check: async ({ operation }, { world, client }) => {
      const unusable = async () =>
        (await world.lead.library.formulas({})).items.filter((formula) => formula.unusable === 'Near-duplicate').length;
      expect(await unusable()).toBe(1);
      await client.annotation.undo({ operation: operation.id });
      expect(await unusable()).toBe(0);
      expect((await client.duplicates.groups({ state: 'decided' })).total).toBe(0);
    },
    bad: [
      {
        title: 'one page alone',
        input: async (work) => ({ pages: [(await pagesOf(work))[0]], verdict: 'same' }),
        code: 'invalid-input',
      },
      {
        title: 'nothing to keep',
        input: async (work) => {
          const pages = (await pagesOf(work)).slice(0, 2);
          return { pages, verdict: 'same', unusable: { pages, reason: 'all of them' } };
        },
        code: 'invalid-input',
      },
      {
        title: 'a page that does not exist',
        input: async (work) => ({ pages: [(await pagesOf(work))[0], ulidOf(8_300_000)], verdict: 'different' }),
        code: 'not-found',
      },
    ],
  },
  reopen: {
    input: async (work) => ({ decision: await decided(work) }),
    check: async (_, { world }) => expect((await world.lead.duplicates.groups({ state: 'decided' })).total).toBe(0),
    bad: [{ title: 'a decision that nobody made', input: () => ({ decision: ulidOf(8_300_001) }), code: 'not-found' }],
  },
};
