import { expect } from 'vitest';
import type { ContractCases } from '../support/contract-case.ts';

export const quotasCases: ContractCases['quotas'] = {
  overview: {
    input: () => undefined,
    check: (overview) => {
      expect(overview.all.total).toBe(3);
      expect(overview.quotas).toEqual([]);
    },
  },
};
