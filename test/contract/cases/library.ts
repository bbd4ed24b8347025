import { expect } from 'vitest';
import {
  FormulaFilter,
  ManyChangeReport,
  ManyOutcome,
  PageFilter,
  PageRemovalReport,
} from '#schemas/contract/library.ts';
import { ulidOf } from '#test/support/builders.ts';
import type { ContractCases } from '../support/contract-case.ts';
import { endOf } from '../support/job-end.ts';

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
    input: () => ({ of: [null], limit: 3 }),
    check: async ({ items, total }, { client }) => {
      expect(items.every((item) => item.symbolClass === null)).toBe(true);
      const known = (await client.schema.get()).symbolClasses.find(({ record }) => record.label === 'x');
      const labelled = await client.library.symbols({ of: [known?.record.id ?? null], limit: 500 });
      expect(labelled.items).toHaveLength(labelled.total ?? -1);
      expect(items.length).toBeLessThanOrEqual(total ?? 0);
    },
    bad: [{ title: 'no class named', input: () => ({}), code: 'invalid-input' }, ...badLists],
  },
  countSymbols: {
    input: () => ({ of: 'labelled' as const }),
    check: async ({ total }, { client }) => {
      const { items } = await client.library.symbols({ of: 'labelled', limit: 500 });
      expect([items.length, items.every(({ symbolClass }) => symbolClass !== null)]).toEqual([total, true]);
    },
    bad: [{ title: 'no class named', input: () => ({ of: [] }), code: 'invalid-input' }],
  },
  count: {
    input: () => ({ filter: {} }),
    check: ({ total }) => expect(total).toBe(3),
    bad: [{ title: 'a state that is none', input: () => ({ filter: { symbols: ['done'] } }), code: 'invalid-input' }],
  },
  counts: {
    input: () => ({ filter: { statuses: ['accepted'] }, of: ['status', 'category', 'class'] }),
    check: async ({ counts }, { client }) => {
      const byStatus = Object.entries(counts?.status ?? {});
      // What is chosen now does not narrow its own choices.
      expect(byStatus.reduce((sum, [, count]) => sum + count, 0)).toBe(3);
      for (const [status, count] of byStatus) {
        const { total } = await client.library.count({ filter: { statuses: [status as 'drafted'] } });
        expect([status, total]).toEqual([status, count]);
      }
    },
    bad: [{ title: 'nothing to count by', input: () => ({ of: [] }), code: 'invalid-input' }],
  },
  act: {
    input: async ({ world }) => {
      const { items } = await world.lead.library.formulas({});
      return { formulas: items.map(({ id }) => id), act: 'unusable', reason: 'blurred' };
    },
    check: async ({ job }, { client, world }) => {
      const ended = await world.project.jobs.whenEnded(job);
      const { operation, changed, left } = ManyOutcome.parse(ended.report);
      expect([changed, left]).toEqual([3, []]);
      expect((await client.library.count({ filter: { statuses: ['unusable'] } })).total).toBe(3);
      await client.annotation.undo({ operation: operation ?? '' });
      expect((await client.library.count({ filter: { statuses: ['unusable'] } })).total).toBe(0);
      // All that a filter matches, without naming any.
      const matching = FormulaFilter.parse({});
      const again = await client.library.act({ formulas: { matching }, act: 'unusable', reason: 'blurred' });
      expect((await world.project.jobs.whenEnded(again.job)).report).toMatchObject({ changed: 3, left: [] });
    },
    bad: [
      {
        title: 'no reason',
        input: async ({ world }) => ({
          formulas: [(await world.lead.library.formulas({})).items[0]?.id],
          act: 'unusable',
        }),
        code: 'invalid-input',
      },
      { title: 'nothing chosen', input: () => ({ formulas: [], act: 'submit' }), code: 'invalid-input' },
    ],
  },
  previewChange: {
    input: async ({ world }) => {
      const { categories } = await world.lead.schema.get();
      return {
        kind: 'categories' as const,
        formulas: { matching: FormulaFilter.parse({}) },
        add: categories.slice(0, 1).map(({ record }) => record.id),
        remove: [],
      };
    },
    check: async (effect, { client }) => {
      expect(effect).toEqual({ formulas: 3, symbols: 0, already: 0, notSeen: 0 });
      const { items } = await client.library.formulas({});
      expect(items.every(({ categories }) => categories.length === 0)).toBe(true);
    },
    bad: [
      {
        title: 'a category that does not exist',
        input: () => ({
          kind: 'categories' as const,
          formulas: { matching: FormulaFilter.parse({}) },
          add: [ulidOf(77)],
          remove: [],
        }),
        code: 'not-found',
      },
    ],
  },
  previewRemoval: {
    input: () => ({ pages: { matching: PageFilter.parse({}) } }),
    check: async ({ pages, formulas, left }, { client }) => {
      const stay = left.reduce((sum, { count }) => sum + count, 0);
      expect(pages + stay).toBe((await client.library.pages({})).total);
      expect(formulas).toBeLessThanOrEqual(3);
    },
    bad: [{ title: 'no page', input: () => ({ pages: [] }), code: 'invalid-input' }],
  },
  removePages: {
    input: () => ({ pages: { of: { matching: FormulaFilter.parse({}) } }, worked: 'remove' as const }),
    check: async ({ job }, { client, world }) => {
      const { report } = await world.project.jobs.whenEnded(job);
      const { operation, removed } = PageRemovalReport.parse(report);
      expect(removed).toMatchObject({ formulas: 3, left: [] });
      expect((await client.library.count({})).total).toBe(0);
      await client.annotation.undo({ operation: operation ?? '' });
      expect((await client.library.count({})).total).toBe(3);
    },
    bad: [{ title: 'no page', input: () => ({ pages: [] }), code: 'invalid-input' }],
  },
  change: {
    input: async ({ world }) => {
      const { items } = await world.lead.library.formulas({});
      const { categories } = await world.lead.schema.get();
      return {
        kind: 'categories' as const,
        formulas: items.map(({ id }) => id),
        add: categories.slice(0, 1).map(({ record }) => record.id),
        remove: [],
      };
    },
    check: async ({ job }, { client, world }) => {
      const { state, report } = await world.project.jobs.whenEnded(job);
      expect(state).toBe('done');
      const { operation, ...counts } = ManyChangeReport.parse(report);
      expect(counts).toEqual({ formulas: 3, symbols: 0, already: 0, notSeen: 0 });
      const withCategory = async () =>
        (await client.library.formulas({})).items.filter(({ categories }) => categories.length > 0).length;
      expect(await withCategory()).toBe(3);
      await client.annotation.undo({ operation: operation ?? '' });
      expect(await withCategory()).toBe(0);
    },
    bad: [
      {
        title: 'nothing chosen',
        input: () => ({ kind: 'categories' as const, formulas: [], add: [], remove: [] }),
        code: 'invalid-input',
      },
    ],
  },
  views: {
    input: async ({ client, world }) => {
      await client.library.saveView({ name: 'mine', address: { tab: 'pages' }, shared: false });
      await world.lead.library.saveView({ name: 'ours', address: { status: 'drafted' }, shared: true });
      return undefined;
    },
    check: ({ views }) =>
      expect(views.map(({ name, shared, address }) => ({ name, shared, address }))).toEqual([
        { name: 'mine', shared: false, address: { tab: 'pages' } },
        { name: 'ours', shared: true, address: { status: 'drafted' } },
      ]),
  },
  saveView: {
    input: () => ({ name: 'roots', address: { text: '\\sqrt' }, shared: false }),
    check: async ({ view }, { client }) => {
      // The same name again is the same view.
      const again = await client.library.saveView({ name: 'roots', address: { text: '\\frac' }, shared: true });
      expect(again.view).toBe(view);
      const { views } = await client.library.views();
      expect(views).toMatchObject([{ id: view, address: { text: '\\frac' }, shared: true, canRemove: true }]);
    },
    bad: [{ title: 'no name', input: () => ({ name: ' ', address: {}, shared: false }), code: 'invalid-input' }],
  },
  removeView: {
    input: async ({ client }) => ({
      view: (await client.library.saveView({ name: 'x', address: {}, shared: true })).view,
    }),
    check: async (_, { client }) => expect((await client.library.views()).views).toEqual([]),
    bad: [{ title: 'a view that nobody saved', input: () => ({ view: ulidOf(8_400_000) }), code: 'not-found' }],
  },
  splitGroups: {
    input: async ({ world }) => {
      await endOf(world.lead, await world.lead.releases.startFreeze({}));
      // A group that nothing links to another is named by its page.
      return { named: ['no such group', ...(await world.lead.library.pages({})).items.map(({ id }) => id)] };
    },
    check: async ({ split, groups }, { client }) => {
      const [newest] = (await client.releases.splits()).toReversed();
      expect(split).toBe(newest?.split.id);
      expect(groups.length).toBeGreaterThan(0);
      for (const { group, pages } of groups) {
        expect((await client.library.pages({ filter: { groups: [group] } })).total).toBe(pages);
      }
    },
    bad: [{ title: 'a split that is no id', input: () => ({ split: 'x' }), code: 'invalid-input' }],
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
