import { beforeEach, describe, expect, it } from 'vitest';
import type { ManyChange } from '#schemas/contract/library.ts';
import { ManyChangeReport } from '#schemas/contract/library.ts';
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
import type { Project } from '../project/project.ts';
import type { Actor } from './actor.ts';
import { commitEdits, undoOperation } from './annotation.ts';
import { changeMany } from './change-many.ts';
import { commitSchema } from './schema.ts';

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

const assigning: ManyChange = {
  kind: 'categories',
  formulas: numbers.map(formulaId),
  add: [categoryId(1)],
  remove: [],
};

async function read(number: number) {
  return await project.store.getDocument({ type: 'formula', id: formulaId(number) });
}

async function withCategory(): Promise<number> {
  const documents = await Promise.all(numbers.map(read));
  return documents.filter((document) => formulaOf(document)?.categories.includes(categoryId(1))).length;
}

describe('a change of many', () => {
  it('is one operation, which one undo takes back; what was so already is counted', async () => {
    const ended = await run({ ...assigning, formulas: [...assigning.formulas, formulaId(count + 1)] });
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

  it('leaves nothing half done when it is cancelled', async () => {
    const running = run(assigning, () => {
      for (const job of project.jobs.list()) project.jobs.cancel(job.id);
    });
    expect(await running).toMatchObject({ state: 'cancelled' });
    expect(await withCategory()).toBe(0);
    expect((await project.store.recentOperations(1))[0]?.kind).toBe('import');
  });

  it('takes in what somebody edits while it reads', async () => {
    let edits = 0;
    const ended = await run(assigning, (phase) => {
      if (phase !== 'writing' || edits++ > 0) return;
      void read(1).then(async (document) => {
        const formula = formulaOf(document);
        if (!formula) return;
        await commitEdits(project, annotator, [
          {
            document: document.ref,
            base: document.revision,
            added: [],
            updated: [{ before: formula, after: { ...formula, latex: 'meanwhile' } }],
            removed: [],
          },
        ]);
      });
    });
    expect(ended.state).toBe('done');
    expect(edits).toBeGreaterThan(1);
    expect(formulaOf(await read(1))).toMatchObject({ latex: 'meanwhile', categories: [categoryId(1)] });
    expect(await withCategory()).toBe(count);
  });

  it('refuses a kind that is retired or unknown in one sentence', async () => {
    expect(await run({ ...assigning, add: [categoryId(2)] })).toMatchObject({
      state: 'failed',
      error: { code: 'invalid-input' },
    });
    expect(await run({ ...assigning, add: [categoryId(9)] })).toMatchObject({ error: { code: 'not-found' } });
  });
});
