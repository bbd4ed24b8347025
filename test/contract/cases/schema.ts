import { expect } from 'vitest';
import { aPerson, creating } from '#test/support/builders.ts';
import type { ContractCases } from '../support/contract-case.ts';
import { people } from '../support/template-project.ts';
import { schemaChangeCases } from './schema-changes.ts';

export const schemaCases: ContractCases['schema'] = {
  ...schemaChangeCases,
  get: {
    input: () => undefined,
    check: (schema) => {
      expect(schema.people.map(({ record }) => record.name)).toEqual(
        expect.arrayContaining(['Lee', 'Ann', 'Rev', 'Lea']),
      );
      expect(schema.facets.length).toBeGreaterThan(0);
    },
  },
  commit: {
    input: () => ({ patches: [creating(aPerson(20, 'annotator', 'Park'))] }),
    check: async (_committed, { world }) => {
      const schema = await world.lead.schema.get();
      expect(schema.people.map(({ record }) => record.name)).toContain('Park');
    },
    bad: [
      { title: 'nothing', input: () => ({ patches: [] }), code: 'invalid-input' },
      {
        title: 'a removed person',
        input: () => ({
          patches: [
            {
              document: { type: 'person', id: people.annotator.id },
              base: 1,
              added: [],
              updated: [],
              removed: [people.annotator],
            },
          ],
        }),
        code: 'invalid-input',
      },
      {
        title: 'a name that is taken',
        input: () => ({ patches: [creating(aPerson(21, 'annotator', 'Ann'))] }),
        code: 'conflict',
      },
      {
        title: 'a revision that is past',
        input: () => ({ patches: [{ ...creating(people.annotator), base: 7 }] }),
        code: 'stale-revision',
      },
    ],
  },
};
