import { beforeEach, describe, expect, it } from 'vitest';
import type { ManyChange } from '#schemas/contract/library.ts';
import { FormulaFilter, ManyChangeReport } from '#schemas/contract/library.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { formulaOf, symbolsOf } from '#shared/annotation/document.ts';
import {
  aCategory,
  aFacet,
  aFormula,
  anOperation,
  aPage,
  aSymbol,
  aSymbolClass,
  categoryId,
  creating,
  formulaId,
  sha256Number,
  symbolClassId,
  symbolId,
} from '#test/support/builders.ts';
import { actorOf, importActor, newProject } from '#test/support/open-projects.ts';
import type { Project } from '../../project/project.ts';
import type { Actor } from '../actor.ts';
import { commitEdits, isInParts, undoOperation } from '../annotation.ts';
import { formulaHistory } from '../history.ts';
import { peopleDays } from '../quotas/quota-history.ts';
import { commitSchema } from '../schema.ts';
import { changeMany, previewChangeOfMany } from './change-many.ts';
import { documentsOfPart, takeBackUnfinished } from './commit-in-parts.ts';

/** More than one part of what is read at once. */
const count = 210;
const numbers = Array.from({ length: count }, (_, index) => index + 1);
let project: Project;
let annotator: Actor;

beforeEach(async () => {
  project = await newProject();
  annotator = await actorOf(project, 1, 'annotator');
  await commitSchema(project, await actorOf(project, 2, 'lead'), [
    creating(aFacet(1)),
    creating(aCategory(1, 1)),
    creating({ ...aCategory(2, 1), retired: true }),
    creating(aSymbolClass(1, '\\one')),
    creating(aSymbolClass(2, '\\two')),
  ]);
  const patches = numbers.flatMap((each) => [
    creating(aPage(each)),
    creating(aFormula(each), aSymbol(each, { symbolClass: symbolClassId(1) })),
  ]);
  const media = numbers.map((each) => ({ sha256: sha256Number(each), byteCount: 1, contentType: 'image/png' }));
  await project.store.commitAll([anOperation(1, patches, { actor: importActor.person.id, kind: 'import' })], media);
});

async function run(change: ManyChange, onProgress: (phase: string) => void = () => {}) {
  const job = project.jobs.start('change', (handle) =>
    changeMany(project, annotator, change, {
      ...handle,
      progress: (phase, done, total) => {
        handle.progress(phase, done, total);
        onProgress(phase);
      },
    }),
  );
  return await project.jobs.whenEnded(job.id);
}

const everyFormula = numbers.map(formulaId);
const assigning: ManyChange = {
  kind: 'categories',
  formulas: everyFormula,
  add: [categoryId(1)],
  remove: [],
};

async function read(number: number) {
  return await project.store.getDocument({ type: 'formula', id: formulaId(number) });
}

/** An edit of somebody else. */
async function write(number: number, latex: string) {
  const document = await read(number);
  const formula = formulaOf(document);
  if (!formula) throw new Error('no formula');
  const updated = [{ before: formula, after: { ...formula, latex } }];
  await commitEdits(project, annotator, [
    { document: document.ref, base: document.revision, added: [], updated, removed: [] },
  ]);
}

async function withCategory(): Promise<number> {
  const documents = await Promise.all(numbers.map(read));
  return documents.filter((document) => formulaOf(document)?.categories.includes(categoryId(1))).length;
}

describe('a change of many', () => {
  it('tells how far taking it back is, and stays done where that is cancelled', async () => {
    const { operation } = ManyChangeReport.parse((await run(assigning)).report);
    if (operation === null) throw new Error('no operation');
    expect(await isInParts(project, operation)).toBe(true);
    const told: string[] = [];
    const undo = (cancelsAt: number) =>
      undoOperation(project, annotator, operation, {
        progress: (phase, done, total) => told.push(`${phase} ${done}/${total}`),
        throwIfCancelled: () => {
          if (told.length === cancelsAt) throw new AppError('cancelled', 'Cancelled.');
        },
      });
    const parts = Math.ceil(count / documentsOfPart);
    // Each part was looked at, and one of them is written.
    await expect(undo(parts + 1)).rejects.toMatchObject({ code: 'cancelled' });
    expect(told.at(-1)).toBe(`writing 0/${count}`);
    expect(await withCategory()).toBe(count);
    told.length = 0;
    await undo(Number.POSITIVE_INFINITY);
    expect([told[0], told.at(-1)]).toEqual([`reading 0/${parts}`, `writing ${count}/${count}`]);
    expect(await withCategory()).toBe(0);
    expect(await project.store.counters()).toEqual(await project.store.recount());
    expect(await project.store.checkSearch(() => {})).toEqual([]);
  });

  it('is one operation, which one undo takes back; what was so already is counted', async () => {
    const ended = await run({ ...assigning, formulas: [...everyFormula, formulaId(count + 1)] });
    const report = ManyChangeReport.parse(ended.report);
    expect(report).toMatchObject({ formulas: count, symbols: 0, already: 0, notSeen: 1 });
    expect(await withCategory()).toBe(count);
    expect(await project.store.counters()).toEqual(await project.store.recount());
    expect(ManyChangeReport.parse((await run(assigning)).report)).toEqual({
      operation: null,
      formulas: 0,
      symbols: 0,
      already: count,
      notSeen: 0,
    });
    if (report.operation === null) throw new Error('no operation');
    await undoOperation(project, annotator, report.operation);
    expect(await withCategory()).toBe(0);
  });

  it('takes all that a filter matches, and says before what that comes to', async () => {
    const matching = FormulaFilter.parse({ latex: '' });
    const all: ManyChange = { ...assigning, formulas: { matching } };
    const expected = { formulas: count, symbols: 0, already: 0, notSeen: 0 };
    expect(await previewChangeOfMany(project, annotator, all)).toEqual(expected);
    expect(await withCategory()).toBe(0);
    expect((await run(all)).report).toMatchObject(expected);
    const relabel: ManyChange = {
      kind: 'symbol-class',
      symbols: { matching, of: [symbolClassId(1)] },
      symbolClass: symbolClassId(2),
    };
    expect(await previewChangeOfMany(project, annotator, relabel)).toMatchObject({ symbols: count });
    expect((await run(relabel)).report).toMatchObject({ formulas: count, symbols: count, already: 0 });
    expect((await run(relabel)).report).toMatchObject({ operation: null, symbols: 0 });
    expect(await project.store.counters()).toEqual(await project.store.recount());
  });

  it('gives symbols another class, and says which of them are not there', async () => {
    const symbols = [1, 2, 3].map((each) => ({ formula: formulaId(each), symbol: symbolId(each) }));
    const gone = { formula: formulaId(1), symbol: symbolId(77) };
    const change: ManyChange = {
      kind: 'symbol-class',
      symbols: [...symbols, gone],
      symbolClass: symbolClassId(2),
    };
    const { report } = await run(change);
    expect(report).toMatchObject({ formulas: 3, symbols: 3, already: 0, notSeen: 1 });
    const classes = (await Promise.all([1, 4].map(read))).flatMap((document) =>
      symbolsOf(document).map(({ symbolClass }) => symbolClass),
    );
    expect(classes).toEqual([symbolClassId(2), symbolClassId(1)]);
    // Whose label a person changed is that person's draft.
    expect(formulaOf(await read(1))?.layers.symbols).toMatchObject({ state: 'drafted', source: 'person' });
  });

  it('lets others through while it is written, and is one act in every history', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    const answers: number[] = [];
    const { report } = await run(assigning, () => void withCategory().then((found) => answers.push(found)));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
    // Others were answered when some of it was written, and some not.
    expect(answers.some((found) => found > 0 && found < count)).toBe(true);
    const { entries } = await formulaHistory(project, importActor, { formula: formulaId(9), after: null, limit: 9 });
    expect(entries.map(({ kind, others }) => [kind, others])).toEqual([
      ['edit', count - 1],
      ['import', 2 * count - 1],
    ]);
    expect((await peopleDays(project)).reduce((sum, { operations }) => sum + operations, 0)).toBe(1);
    const { operation } = ManyChangeReport.parse(report);
    if (operation === null) throw new Error('no operation');
    const undone = await undoOperation(project, annotator, operation);
    expect(await withCategory()).toBe(0);
    await undoOperation(project, annotator, undone.operation.id);
    expect(await withCategory()).toBe(count);
    const again = await formulaHistory(project, importActor, { formula: formulaId(9), after: null, limit: 2 });
    expect(again.entries.map(({ kind, redoes }) => [kind, redoes])).toEqual([
      ['undo', true],
      ['undo', false],
    ]);
    expect(await project.store.counters()).toEqual(await project.store.recount());
    expect(await project.store.checkSearch(() => {})).toEqual([]);
  });

  it('leaves nothing half done when it is cancelled: neither before it is written nor half way', async () => {
    for (const at of [1, 3]) {
      let told = 0;
      const running = run(assigning, () => {
        told += 1;
        if (told === at) for (const job of project.jobs.list()) project.jobs.cancel(job.id);
      });
      expect(await running).toMatchObject({ state: 'cancelled' });
      expect(await withCategory()).toBe(0);
      expect(await project.store.unfinishedActs()).toEqual([]);
      expect(await project.store.counters()).toEqual(await project.store.recount());
    }
  });

  it('keeps what somebody else does to a formula before it is taken back', async () => {
    let told = 0;
    const ended = await run(assigning, () => {
      told += 1;
      if (told === 2) void write(1, 'meanwhile');
      if (told === 4) for (const job of project.jobs.list()) project.jobs.cancel(job.id);
    });
    expect(ended.state).toBe('cancelled');
    expect(formulaOf(await read(1))).toMatchObject({ latex: 'meanwhile', categories: [] });
    expect(await withCategory()).toBe(0);
  });

  it('takes in what somebody edits while it is written, in what is done and in what is still to come', async () => {
    let told = 0;
    const ended = await run(assigning, () => {
      told += 1;
      if (told === 2) void Promise.all([write(1, 'before'), write(count, 'behind')]);
    });
    expect(ended.state).toBe('done');
    expect(told).toBeGreaterThan(2);
    expect(formulaOf(await read(1))).toMatchObject({ latex: 'before', categories: [categoryId(1)] });
    expect(formulaOf(await read(count))).toMatchObject({ latex: 'behind', categories: [categoryId(1)] });
    expect(await withCategory()).toBe(count);
  });

  it('is taken back as a whole or not at all', async () => {
    const { operation } = ManyChangeReport.parse((await run(assigning)).report);
    if (operation === null) throw new Error('no operation');
    await write(1, 'since');
    await expect(undoOperation(project, annotator, operation)).rejects.toMatchObject({ code: 'stale-revision' });
    expect(await withCategory()).toBe(count);
  });

  it('is taken back when the project is opened again after it was cut off', async () => {
    const { operation } = ManyChangeReport.parse((await run(assigning)).report);
    if (operation === null) throw new Error('no operation');
    // As it is left where the program ends between two parts.
    await project.store.beginParts(operation);
    await takeBackUnfinished(project);
    expect(await withCategory()).toBe(0);
    expect(await project.store.unfinishedActs()).toEqual([]);
  });

  it('refuses a kind that is retired or unknown in one sentence', async () => {
    expect(await run({ ...assigning, add: [categoryId(2)] })).toMatchObject({
      state: 'failed',
      // Korean says it by the category's Korean name.
      error: {
        code: 'invalid-input',
        message: expect.stringContaining('“Category 2”'),
        parameters: { reason: 'category-retired', name: aCategory(2, 1).name.ko },
      },
    });
    expect(await run({ ...assigning, add: [categoryId(9)] })).toMatchObject({ error: { code: 'not-found' } });
  });
});
