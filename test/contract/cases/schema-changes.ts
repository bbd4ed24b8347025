import { expect } from 'vitest';
import { FormulaFilter } from '#schemas/contract/library.ts';
import { SchemaChange, SchemaChangeReport } from '#schemas/contract/schema-change.ts';
import type { CategoryId, JobId } from '#schemas/domain/id.ts';
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

/** The three formulas of the world have a category, and two of them are to go to another. */
async function splitting(work: CaseWork) {
  await assign(work);
  const { items } = await work.world.lead.library.formulas({});
  return SchemaChange.parse({
    kind: 'split-category',
    from: await categoryOf(work, 'middle-school'),
    parts: [
      {
        into: { id: await categoryOf(work, 'high-school') },
        where: { page: items[0]?.page ?? null },
      },
    ],
    retiresSource: false,
  });
}

async function assign(work: CaseWork): Promise<void> {
  const { world } = work;
  const add = [await categoryOf(work, 'middle-school')];
  const { job } = await world.lead.library.change({
    kind: 'categories',
    formulas: { matching: FormulaFilter.parse({ text: '.png' }) },
    add,
    remove: [],
  });
  expect(await world.project.jobs.whenEnded(job)).toMatchObject({ state: 'done', report: { formulas: 3 } });
}

async function endOf({ world }: CaseWork, job: JobId) {
  return await world.project.jobs.whenEnded(job);
}

export const schemaChangeCases: Pick<ContractCases['schema'], 'preview' | 'change'> = {
  preview: {
    input: splitting,
    check: async (effect, work) => {
      const from = await categoryOf(work, 'middle-school');
      expect(effect.parts).toHaveLength(2);
      expect(effect.rewritten).toBe(effect.parts[0]?.formulas);
      const { items } = await work.world.lead.library.formulas({});
      expect(items.every(({ categories }) => categories.includes(from))).toBe(true);
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
      await assign(work);
      return await merging(work);
    },
    check: async ({ job }, work) => {
      const { operation, effect } = SchemaChangeReport.parse((await endOf(work, job)).report);
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
      // What cannot be done is said by the job: a change that changes nothing, categories of two facets.
      const { schema } = work.world.lead;
      const none = { kind: 'retire-category' as const, id: into, retired: false };
      expect((await endOf(work, (await schema.change(none)).job)).error).toMatchObject({ code: 'conflict' });
      const apart = { kind: 'merge-categories' as const, from: [await categoryOf(work, 'handwritten')], into };
      expect((await endOf(work, (await schema.change(apart)).job)).error).toMatchObject({ code: 'invalid-input' });
    },
    bad: [
      {
        title: 'nothing to merge',
        input: async (work) => ({
          kind: 'merge-categories',
          from: [],
          into: await categoryOf(work, 'high-school'),
        }),
        code: 'invalid-input',
      },
    ],
  },
};
