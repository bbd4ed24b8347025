import { expect } from 'vitest';
import type { Client } from '#electron/cli/connection/client.ts';
import { FormulaFilter } from '#schemas/contract/library.ts';
import type { FormulaRecord } from '#schemas/domain/document.ts';
import { SecondAnnotationId, SecondSampleId } from '#schemas/domain/id.ts';
import { personId, ulidOf } from '#test/support/builders.ts';
import type { CaseWork, ContractCases } from '../support/contract-case.ts';
import { people } from '../support/template-project.ts';
import type { World } from '../support/world.ts';
import { firstFormula, writeLatex } from './annotation.ts';

const as = (world: World, person: (typeof people)[keyof typeof people]): Client =>
  world.inProcess({ kind: 'machine', via: 'in-process', person: person.id, lockId: null });

const drawOptions = { share: 0.15, seed: 7, annotators: [people.annotator.id, people.reviewer.id] };

/** Accepts everything of every formula, as a script does. */
async function finish({ importer }: World): Promise<void> {
  const { items } = await importer.library.pages({});
  for (const { id } of items) {
    const { formulas } = await importer.annotation.page({ page: id });
    const layers = formulas.map(({ ref, revision }) => ({
      document: ref,
      base: revision,
      layers: ['layout' as const, 'latex' as const],
    }));
    await importer.annotation.setState({ layers, to: 'accepted', emptyOnPurpose: true });
  }
}

/** A sample of one formula, asked of Ann. */
async function drawn({ world }: CaseWork) {
  await finish(world);
  await world.lead.second.draw({ ...drawOptions, annotators: [people.annotator.id] });
  const client = as(world, people.annotator);
  return { client, task: await onlyTask(client) };
}

/** The same, asked of whoever calls. */
async function drawnForCaller({ world, client }: CaseWork) {
  const { person } = await client.host.session();
  if (!person) throw new Error('Nobody calls.');
  await finish(world);
  await world.lead.second.draw({ ...drawOptions, annotators: [person.id] });
  return await onlyTask(client);
}

async function onlyTask(client: Client) {
  const { tasks } = await client.second.tasks();
  const [task] = tasks;
  if (!task) throw new Error('Nobody was asked.');
  return task;
}

/** A patch that writes LaTeX into a second annotation. */
async function secondLatex(client: Client, page: string, latex: string) {
  const { formulas } = await client.second.page({ page });
  const [shape] = formulas;
  const before = shape?.records.find((record) => record.kind === 'formula');
  if (!shape || before?.kind !== 'formula') throw new Error('There is no second annotation.');
  const after: FormulaRecord = { ...before, latex };
  return { document: shape.ref, base: shape.revision, added: [], updated: [{ before, after }], removed: [] };
}

/** A second annotation that was submitted, and nothing of it resolved. */
async function submitted(work: CaseWork) {
  const { client, task } = await drawn(work);
  const { documents } = await client.second.commit({ patches: [await secondLatex(client, task.page, 'x^2')] });
  const [document] = documents;
  if (!document) throw new Error('Nothing was written.');
  const layers = [
    {
      document: document.ref,
      base: document.revision,
      layers: ['symbols' as const, 'layout' as const, 'latex' as const],
    },
  ];
  await client.second.setState({ layers, to: 'submitted', emptyOnPurpose: true });
  return task;
}

const unknown = SecondAnnotationId.parse(ulidOf(8_100_000));

export const secondCases: ContractCases['second'] = {
  draw: {
    input: async ({ world }) => {
      await finish(world);
      return drawOptions;
    },
    check: ({ sample, drawn: count, skipped }) => {
      expect(sample).toMatchObject({ share: 0.15, seed: 7, population: 3 });
      expect([count, skipped]).toEqual([1, 0]);
    },
    bad: [
      { title: 'more than 15 %', input: () => ({ ...drawOptions, share: 0.5 }), code: 'invalid-input' },
      { title: 'what nobody has finished', input: () => drawOptions, code: 'conflict' },
      { title: 'nobody', input: () => ({ ...drawOptions, annotators: [] }), code: 'invalid-input' },
      {
        title: 'somebody who does not exist',
        input: () => ({ ...drawOptions, annotators: [personId(99)] }),
        code: 'invalid-input',
      },
    ],
  },
  population: {
    input: async ({ world }) => {
      await finish(world);
      return { categories: [] };
    },
    check: ({ population }) => expect(population).toBe(3),
    bad: [{ title: 'a category that is none', input: () => ({ categories: ['x' as never] }), code: 'invalid-input' }],
  },
  withdraw: {
    input: async (work) => {
      await drawn(work);
      const { samples } = await work.world.lead.second.samples();
      const [progress] = samples;
      if (!progress) throw new Error('Nothing was drawn.');
      return { sample: progress.sample.id };
    },
    check: async ({ withdrawn, kept }, { world }) => {
      expect([withdrawn, kept]).toEqual([1, 0]);
      expect((await world.lead.second.samples()).samples).toEqual([]);
    },
    bad: [
      {
        title: 'a sample that does not exist',
        input: () => ({ sample: SecondSampleId.parse(ulidOf(8_200_000)) }),
        code: 'not-found',
      },
      {
        title: 'one that is submitted',
        input: async (work) => {
          await submitted(work);
          const [progress] = (await work.world.lead.second.samples()).samples;
          return { sample: progress?.sample.id ?? expect.fail() };
        },
        code: 'conflict',
      },
    ],
  },
  samples: {
    input: async (work) => {
      await submitted(work);
      return undefined;
    },
    check: ({ samples }) =>
      expect(samples).toMatchObject([{ sample: { seed: 7 }, open: 0, submitted: 1, resolved: 0 }]),
  },
  open: {
    leastRole: 'reviewer',
    input: async ({ world }) => {
      await finish(world);
      await world.lead.second.draw({ ...drawOptions, annotators: [people.annotator.id] });
      return { limit: 1 };
    },
    check: async ({ people: by, tasks, next }, { client }) => {
      expect(by).toEqual([{ person: people.annotator.id, count: 1 }]);
      expect(tasks).toMatchObject([{ annotator: people.annotator.id, state: 'open' }]);
      expect(next).toBeNull();
      const [task] = tasks;
      expect((await client.second.open({ after: task?.second ?? null })).tasks).toEqual([]);
      expect((await client.second.open({ annotator: people.reviewer.id })).tasks).toEqual([]);
    },
    bad: [{ title: 'no page of a list', input: () => ({ limit: 0 }), code: 'invalid-input' }],
  },
  tasks: {
    input: async (work) => {
      await drawnForCaller(work);
      return undefined;
    },
    check: ({ tasks }) => expect(tasks).toMatchObject([{ state: 'open' }]),
  },
  page: {
    input: async (work) => ({ page: (await drawnForCaller(work)).page }),
    check: ({ formulas, previous, next }) => {
      expect([formulas.length, previous, next]).toEqual([1, null, null]);
      // Nothing of the first annotation, which has two symbols.
      expect(formulas[0]?.records).toHaveLength(1);
    },
    bad: [
      {
        title: 'a page that nobody asks about',
        input: async (work) => ({ page: (await firstFormula(work.world.lead)).formula.page }),
        code: 'not-found',
      },
    ],
  },
  commit: {
    input: async (work) => {
      const { page } = await drawnForCaller(work);
      return { patches: [await secondLatex(work.client, page, 'x^3')] };
    },
    check: async ({ operation, documents }, { world }) => {
      expect(operation.kind).toBe('second');
      expect(documents[0]?.ref.type).toBe('formula');
      // The truth is as it was.
      const { items } = await world.project.store.listFormulas(FormulaFilter.parse({}), null, 10);
      expect(items.map(({ latex }) => latex)).toEqual(['', '', '']);
    },
    bad: [
      {
        title: 'a formula that nobody asks about',
        input: async ({ world }) => ({ patches: [await writeLatex(world.lead, 'x')] }),
        code: 'not-found',
      },
    ],
  },
  undo: {
    input: async (work) => {
      const { page } = await drawnForCaller(work);
      const { operation } = await work.client.second.commit({
        patches: [await secondLatex(work.client, page, 'x^3')],
      });
      return { operation: operation.id };
    },
    check: ({ operation }) => expect(operation.kind).toBe('undo'),
    bad: [
      {
        title: 'an operation on the truth',
        input: async ({ world }) => {
          const { operation } = await world.lead.annotation.commit({ patches: [await writeLatex(world.lead, 'y')] });
          return { operation: operation.id };
        },
        code: 'not-found',
      },
    ],
  },
  setState: {
    input: async (work) => {
      const { page } = await drawnForCaller(work);
      const { formulas } = await work.client.second.page({ page });
      const [shape] = formulas;
      if (!shape) throw new Error('There is no second annotation.');
      return {
        layers: [{ document: shape.ref, base: shape.revision, layers: ['latex'] }],
        to: 'submitted',
        emptyOnPurpose: true,
      };
    },
    check: ({ operation }) =>
      expect(operation.patches[0]?.updated.map(({ after }) => after)).toContainEqual(
        expect.objectContaining({
          layers: expect.objectContaining({ latex: expect.objectContaining({ state: 'submitted' }) }),
        }),
      ),
    bad: [{ title: 'acceptance', input: () => ({ layers: [], to: 'accepted' }), code: 'invalid-input' }],
  },
  agreement: {
    input: async (work) => {
      await submitted(work);
      return {};
    },
    check: ({ overall, people: persons, open }) => {
      expect(open).toBe(0);
      expect(overall).toMatchObject({ formulas: 1, symbols: { first: 2, second: 0, matched: 0 }, boxF1: 0 });
      expect(persons).toHaveLength(2);
    },
    bad: [{ title: 'a sample that is no id', input: () => ({ sample: 'first' }), code: 'invalid-input' }],
  },
  pairs: {
    input: async (work) => {
      await submitted(work);
      return {};
    },
    check: ({ pairs, next }) => {
      expect(next).toBeNull();
      expect(pairs).toMatchObject([
        { state: 'submitted', differs: expect.arrayContaining(['latex']), annotator: people.annotator.id },
      ]);
    },
    bad: [{ title: 'an open state', input: () => ({ states: ['open'] }), code: 'invalid-input' }],
  },
  compare: {
    input: async (work) => ({ second: (await submitted(work)).second }),
    check: ({ first, second }) => {
      expect(first.records.filter(({ kind }) => kind === 'symbol')).toHaveLength(2);
      expect(second.records).toHaveLength(1);
    },
    bad: [
      { title: 'an unknown one', input: () => ({ second: unknown }), code: 'not-found' },
      {
        title: 'one that is still being made',
        input: async (work) => ({ second: (await drawn(work)).task.second }),
        code: 'conflict',
      },
    ],
  },
  resolve: {
    input: async (work) => {
      const { second } = await submitted(work);
      const { revision, current } = await work.world.lead.second.compare({ second });
      return { second, base: revision, formulaBase: current.revision, symbols: 'first', latex: 'second' };
    },
    check: async ({ operation }, { world, client }) => {
      expect(operation.kind).toBe('resolve');
      const formula = operation.patches.find(({ document }) => document.type === 'formula');
      expect(formula?.updated[0]?.after).toMatchObject({ latex: 'x^2' });
      await client.annotation.undo({ operation: operation.id });
      const { samples } = await world.lead.second.samples();
      expect(samples).toMatchObject([{ submitted: 1, resolved: 0 }]);
    },
    bad: [
      {
        title: 'a revision that is past',
        input: async (work) => {
          const { second } = await submitted(work);
          const { revision, current } = await work.world.lead.second.compare({ second });
          return { second, base: revision + 1, formulaBase: current.revision, symbols: 'first', latex: 'first' };
        },
        code: 'stale-revision',
      },
    ],
  },
};
