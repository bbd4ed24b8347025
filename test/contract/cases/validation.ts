import { expect } from 'vitest';
import { FixReport, ValidationReport } from '#schemas/contract/validation.ts';
import { ulidOf } from '#test/support/builders.ts';
import type { ContractCases } from '../support/contract-case.ts';
import { endOf } from '../support/job-end.ts';

export const validationCases: ContractCases['validation'] = {
  start: {
    input: () => ({ ink: true }),
    check: async (job, { client }) => {
      const report = ValidationReport.parse((await endOf(client, job)).report);
      expect([report.formulas, report.checked]).toEqual([3, 3]);
      expect(report.baselines[0]?.of).toBe('symbol-class');
    },
  },
  findings: {
    input: () => ({ kinds: ['category-missing'] }),
    check: ({ items }) => expect(items.every(({ finding }) => finding.kind === 'category-missing')).toBe(true),
    bad: [
      { title: 'a kind that is none', input: () => ({ kinds: ['ugly'] }), code: 'invalid-input' },
      { title: 'a limit of zero', input: () => ({ limit: 0 }), code: 'invalid-input' },
    ],
  },
  summary: {
    input: () => undefined,
    check: ({ unchecked, byKind, lacking }) => {
      expect(unchecked).toBeGreaterThanOrEqual(0);
      // A formula may lack categories of several facets.
      for (const { formulas } of lacking) expect(formulas).toBeLessThanOrEqual(byKind['category-missing'] ?? 0);
    },
  },
  previewFix: {
    input: async ({ world }) => {
      await endOf(world.lead, await world.lead.validation.start({ ink: false }));
      const { facets, categories } = await world.lead.schema.get();
      const facet = facets.find(({ record }) => record.selection === 'one')?.record.id;
      const category = categories.find(({ record }) => record.facet === facet)?.record.id;
      const remedy = { kind: 'categories' as const, categories: category === undefined ? [] : [category] };
      return { findings: { kind: 'category-missing' as const }, remedy };
    },
    check: async (effect, { client, world }) => {
      expect(effect).toEqual({ fixed: 3, formulas: 3, left: [] });
      const { items } = await client.library.formulas({});
      expect(items.every(({ categories }) => categories.length === 0)).toBe(true);
      const category = (await client.schema.get()).categories[0]?.record.id;
      const remedy = { kind: 'categories' as const, categories: category === undefined ? [] : [category] };
      const { job } = await client.validation.fix({ findings: { kind: 'category-missing' }, remedy });
      const { operation, ...done } = FixReport.parse((await endOf(world.lead, { job })).report);
      expect(done).toEqual(effect);
      const withCategory = async () =>
        (await client.library.formulas({})).items.filter(({ categories }) => categories.length > 0).length;
      expect(await withCategory()).toBe(3);
      await client.annotation.undo({ operation: operation ?? '' });
      expect(await withCategory()).toBe(0);
    },
    bad: [
      {
        title: 'a category that does not exist',
        input: () => ({
          findings: { kind: 'category-missing' as const },
          remedy: { kind: 'categories' as const, categories: [ulidOf(77)] },
        }),
        code: 'not-found',
      },
    ],
  },
  fix: {
    input: () => ({ findings: [987_654] }),
    check: async ({ job }, { client }) => {
      const nothing = { operation: null, fixed: 0, formulas: 0, left: [{ why: 'gone', count: 1 }] };
      expect((await endOf(client, { job })).report).toEqual(nothing);
    },
    bad: [{ title: 'nothing to mend', input: () => ({ findings: [] }), code: 'invalid-input' }],
  },
};
