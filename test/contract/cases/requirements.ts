import { expect } from 'vitest';
import { blankRequirements } from '#shared/requirements/default-requirements.ts';
import { creating } from '#test/support/builders.ts';
import type { CaseWork, ContractCases } from '../support/contract-case.ts';

/** Writes a purpose onto the sheet: one version more. */
async function writePurpose({ world }: CaseWork, purpose: string): Promise<number> {
  await world.lead.schema.commit({ patches: [creating({ ...blankRequirements(), purpose })] });
  const [newest] = await world.lead.requirements.versions();
  if (!newest) throw new Error('Every project has a version.');
  return newest.number;
}

export const requirementsCases: ContractCases['requirements'] = {
  sheet: {
    input: async (work) => ({ version: (await writePurpose(work, 'Homework of four schools')) - 1 }),
    check: async ({ sheet, version, markdown }, { world }) => {
      expect(sheet.purpose).toBe('');
      expect(markdown).toContain('# Contract: requirements');
      const now = await world.lead.requirements.sheet({});
      expect(now.sheet.purpose).toBe('Homework of four schools');
      expect(now.version.number).toBe(version.number + 1);
    },
    bad: [{ title: 'a version to come', input: () => ({ version: 1_000_000 }), code: 'not-found' }],
  },
  versions: {
    input: async (work) => {
      await writePurpose(work, 'x');
      return undefined;
    },
    check: ([newest, ...older]) => {
      expect(newest).toMatchObject({ kind: 'schema', actor: 'Lea', touched: { requirements: 1 } });
      expect(older.at(-1)?.number).toBe(1);
    },
  },
  compare: {
    input: async (work) => {
      const to = await writePurpose(work, 'Homework');
      return { from: to - 1, to };
    },
    check: (changes) => {
      expect(changes).toEqual([{ section: 'general', item: 'purpose', before: '', after: 'Homework' }]);
    },
    bad: [{ title: 'a version to come', input: () => ({ from: 1, to: 1_000_000 }), code: 'not-found' }],
  },
  restore: {
    input: async (work) => ({ version: (await writePurpose(work, 'Homework, read again')) - 1 }),
    check: async ({ operation, touched }, { world }) => {
      expect(touched).toEqual({ requirements: 1 });
      expect((await world.lead.requirements.sheet({})).sheet.purpose).toBe('');
      await world.lead.annotation.undo({ operation });
      expect((await world.lead.requirements.sheet({})).sheet.purpose).toBe('Homework, read again');
    },
    bad: [{ title: 'a version to come', input: () => ({ version: 1_000_000 }), code: 'not-found' }],
  },
};
