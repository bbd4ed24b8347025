import { expect, it } from 'vitest';
import { cancelledFailure } from './run-job.ts';

it('speaks of a report of what was cancelled only where there is one', () => {
  const said = (report: unknown, left?: string) =>
    cancelledFailure({ state: 'cancelled', report }, 'export', left).failure?.message;
  expect(said({ pages: 3 })).toBe('The export was cancelled; the report says what was done by then.');
  expect(said(null, 'nothing was written')).toBe('The export was cancelled; nothing was written.');
  expect(said(null)).toBe('The export was cancelled; there is nothing to report.');
  expect(cancelledFailure({ state: 'done', report: null }, 'export')).toEqual({});
});
