import { expect, it } from 'vitest';
import { ValidationReport } from '#schemas/contract/validation.ts';
import { describeValidation } from './describe-validation.ts';

const reportOf = (checked: number, formulas: number) =>
  ValidationReport.parse({ checked, formulas, findings: 0, byKind: {}, baselines: [], unseen: [] });

it('says whether there was anything to look at, all of it, or what has changed', () => {
  expect(describeValidation(reportOf(0, 0), [])).toBe('There is no formula to look at yet: import pictures first.');
  expect(describeValidation(reportOf(1, 1), [])).toBe('Looked at 1 of 1 formula.\nNothing was found.');
  expect(describeValidation(reportOf(2, 3), [])).toBe(
    'Looked at 2 of 3 formulas; the others have not changed since the last time.\nNothing was found.',
  );
});
