import { expect } from 'vitest';
import { JobId } from '#schemas/domain/id.ts';
import { ulidOf } from '#test/support/builders.ts';
import type { ContractCases } from '../support/contract-case.ts';

const unknownJob = {
  title: 'an unknown job',
  input: () => ({ job: JobId.parse(ulidOf(99)) }),
  code: 'not-found',
} as const;
const noId = { title: 'a name', input: () => ({ job: 'import' }), code: 'invalid-input' } as const;

export const jobsCases: ContractCases['jobs'] = {
  list: {
    input: async ({ world }) => {
      await world.lead.project.doctor();
      return undefined;
    },
    check: (jobs) => expect(jobs[0]).toMatchObject({ kind: 'doctor' }),
  },
  get: {
    input: ({ world }) => world.lead.project.doctor(),
    check: (job) => expect(job).toMatchObject({ kind: 'doctor' }),
    bad: [unknownJob, noId],
  },
  watch: {
    input: ({ world }) => world.lead.project.doctor(),
    check: async (changes) => {
      const states: string[] = [];
      for await (const job of changes) states.push(job.state);
      expect(states.at(-1)).toBe('done');
    },
    bad: [unknownJob, noId],
  },
  cancel: {
    leastRole: 'lead',
    input: ({ world }) => world.lead.project.doctor(),
    check: async (job, { world }) =>
      expect(['done', 'cancelled']).toContain((await world.project.jobs.whenEnded(job.id)).state),
    bad: [unknownJob, noId],
  },
};
