import { expect } from 'vitest';
import { SynthesisReport } from '#schemas/contract/synthesis.ts';
import { ulidOf } from '#test/support/builders.ts';
import type { ContractCases } from '../support/contract-case.ts';
import { endOf } from '../support/job-end.ts';

export const synthesisCases: ContractCases['synthesis'] = {
  start: {
    input: () => ({ latexes: ['1+2=3', '\\frac{1'], seed: 5 }),
    check: async (job, { client }) => {
      const ended = await endOf(client, job);
      expect(ended).toMatchObject({ kind: 'synthesis', state: 'done', error: null });
      expect(SynthesisReport.parse(ended.report)).toMatchObject({
        asked: 2,
        pages: 1,
        symbols: 5,
        skipped: [{ source: '\\frac{1', reason: { message: expect.any(String) } }],
      });
    },
    bad: [
      { title: 'a count of nothing', input: () => ({ count: 0 }), code: 'invalid-input' },
      { title: 'a quota that is no id', input: () => ({ quota: `${ulidOf(1)}!` }), code: 'invalid-input' },
    ],
  },
};
