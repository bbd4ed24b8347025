import { expect } from 'vitest';
import { ValidationReport } from '#schemas/contract/validation.ts';
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
  fix: {
    input: () => ({ findings: [987_654] }),
    check: (outcome) => expect(outcome).toEqual({ fixed: 0, left: 1 }),
    bad: [{ title: 'nothing to mend', input: () => ({ findings: [] }), code: 'invalid-input' }],
  },
};
