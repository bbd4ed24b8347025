import { expect } from 'vitest';
import { SchemaChange } from '#schemas/contract/schema-change.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import type { CaseWork, ContractCases } from '../support/contract-case.ts';

async function categoryOf({ world }: CaseWork, key: string): Promise<CategoryId> {
  const schema = await world.lead.schema.get();
  const found = schema.categories.find(({ record }) => record.key === key);
  if (!found) throw new Error(`The template has no category ${key}.`);
  return found.record.id;
}

async function merging(work: CaseWork) {
  return {
    kind: 'merge-categories' as const,
    from: [await categoryOf(work, 'middle-school')],
    into: await categoryOf(work, 'high-school'),
  };
}

/** The three formulas of the world get a category, by their pages' names. */
async function assigning(work: CaseWork) {
  return SchemaChange.parse({
    kind: 'assign-categories',
    where: { text: '.png' },
    add: [await categoryOf(work, 'middle-school')],
    remove: [],
  });
}

export const schemaChangeCases: Pick<ContractCases['schema'], 'preview' | 'change'> = {
  preview: {
    input: assigning,
    check: async (effect, { world }) => {
      expect(effect).toMatchObject({ rewritten: 3, symbols: 6 });
      const { items } = await world.lead.library.formulas({});
      expect(items.every(({ categories }) => categories.length === 0)).toBe(true);
    },
    bad: [
      {
        title: 'a category that does not exist',
        input: () => ({ kind: 'retire-category', id: '01TEST00000000000000000000', retired: true }),
        code: 'not-found',
      },
    ],
  },
  change: {
    input: async (work) => {
      await work.world.lead.schema.change(await assigning(work));
      return await merging(work);
    },
    check: async ({ operation, effect }, work) => {
      expect(effect.formulas.accepted + effect.formulas.absent).toBe(3);
      const into = await categoryOf(work, 'high-school');
      const countOf = async () => {
        const { categories } = await work.world.lead.quotas.overview();
        return categories.find(({ category }) => category === into)?.total;
      };
      expect(await countOf()).toBe(3);
      const { total } = await work.world.lead.library.formulas({ filter: { categories: [into] } });
      expect(total).toBe(3);
      await work.world.lead.annotation.undo({ operation });
      expect(await countOf()).toBe(0);
    },
    bad: [
      {
        title: 'what changes nothing',
        input: async (work) => ({
          kind: 'assign-categories',
          where: { text: 'no page has this name' },
          add: [await categoryOf(work, 'middle-school')],
          remove: [],
        }),
        code: 'conflict',
      },
      {
        title: 'categories of two facets',
        input: async (work) => ({
          kind: 'merge-categories',
          from: [await categoryOf(work, 'handwritten')],
          into: await categoryOf(work, 'high-school'),
        }),
        code: 'invalid-input',
      },
    ],
  },
};
