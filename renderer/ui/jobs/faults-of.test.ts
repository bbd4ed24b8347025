import { describe, expect, it } from 'vitest';
import type { VerifyReport } from '#schemas/contract/releases.ts';
import { reason } from '#schemas/domain/reason.ts';
import { faultsOf } from './faults-of.ts';

const proved: VerifyReport = {
  path: '/data/first',
  container: 'folder',
  release: { number: 1, name: 'Release 1', contentSha256: 'a'.repeat(64) },
  isOfProject: true,
  files: 3,
  bytes: 300,
  datasets: [],
  problems: [],
};
const differs = reason('file-changed', 'A file has other bytes than were written.');

describe('the faults that a job found', () => {
  it('are none where an export is as it was written', () => {
    expect(faultsOf({ kind: 'verify', state: 'done', report: proved })).toBe(0);
  });

  it('are counted over all that differs', () => {
    const problems = [
      { reason: differs, count: 3, examples: ['a'] },
      { reason: differs, count: 2, examples: ['b'] },
    ];
    expect(faultsOf({ kind: 'verify', state: 'done', report: { ...proved, problems } })).toBe(5);
  });

  it('are one where the export is of another project', () => {
    expect(faultsOf({ kind: 'verify', state: 'done', report: { ...proved, isOfProject: false } })).toBe(1);
  });

  it('are none of a job that looks at nothing', () => {
    expect(faultsOf({ kind: 'export', state: 'done', report: { problems: [{ count: 4 }] } })).toBe(0);
  });
});
