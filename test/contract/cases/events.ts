import { expect } from 'vitest';
import type { ContractCases } from '../support/contract-case.ts';
import { writeLatex } from './annotation.ts';

export const eventsCases: ContractCases['events'] = {
  watch: {
    input: () => undefined,
    check: async (events, { world }) => {
      const seen: string[] = [];
      for await (const event of events) {
        seen.push(event.type);
        if (event.type === 'operation') break;
        await world.lead.annotation.commit({ patches: [await writeLatex(world.lead, 'a+b')] });
      }
      expect(seen).toEqual(['connected', 'operation']);
    },
  },
};
