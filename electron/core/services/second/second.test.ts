import { beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { FormulaId } from '#schemas/domain/id.ts';
import { documentFromShape, documentToShape, formulaOf, symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import {
  aFormula,
  anOperation,
  aPage,
  aRelation,
  aSymbol,
  creating,
  documentOf,
  formulaId,
  layerIn,
  pageId,
  sha256Number,
  symbolId,
} from '#test/support/builders.ts';
import { actorOf, newProject } from '#test/support/open-projects.ts';
import type { Project } from '../../project/project.ts';
import type { Actor } from '../actor.ts';
import { commitEdits, undoOperation } from '../annotation.ts';
import { agreementReport, listPairs } from './agreement.ts';
import { commitSecond, readSecondWork, secondTasks, setSecondState } from './annotate-second.ts';
import { drawSample, sampleProgress } from './draw-sample.ts';
import { openSeconds } from './open-seconds.ts';
import { compareSecond, resolvePair } from './resolve-pair.ts';

let project: Project;
let first: Actor;
let second: Actor;
let lead: Actor;

const count = 40;
const accepted = { symbols: layerIn('accepted'), layout: layerIn('accepted'), latex: layerIn('accepted') };

/** Two symbols and their line in each formula, by one annotator. */
beforeEach(async () => {
  project = await newProject();
  first = await actorOf(project, 1, 'annotator');
  second = await actorOf(project, 2, 'annotator');
  lead = await actorOf(project, 3, 'lead');
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const patches = numbers.flatMap((number) => [
    creating(aPage(number)),
    creating(
      aFormula(number, { latex: `x_{${number}}`, layers: accepted }),
      aSymbol(1, { box: { x: 10, y: 10, width: 10, height: 10 } }),
      aSymbol(2, { box: { x: 30, y: 10, width: 10, height: 10 } }),
      aRelation(1, 1, 2),
    ),
  ]);
  await project.store.commitAll(
    [anOperation(1, patches, { actor: first.person.id })],
    numbers.map((number) => ({ sha256: sha256Number(number), byteCount: 1, contentType: 'image/png' })),
  );
});

const request = (seed: number, annotators: readonly Actor[]) => ({
  share: 0.1,
  seed,
  categories: [],
  annotators: annotators.map(({ person }) => person.id),
});

async function draw(seed: number, annotators: readonly Actor[] = [second]) {
  return await drawSample(project, lead, request(seed, annotators));
}

const drawnFormulas = async (actor: Actor) => (await secondTasks(project, actor)).tasks.map(({ formula }) => formula);

/** Makes the second annotation of the first task and submits it. */
async function annotate(change: Partial<Formula>, ...parts: readonly DocumentRecord[]) {
  const { tasks } = await secondTasks(project, second);
  const [task] = tasks;
  if (!task) throw new Error('Nobody is asked.');
  const work = await readSecondWork(project, second, task.page);
  const shape = work.formulas.find(({ ref }) => ref.id === task.formula);
  if (!shape) throw new Error('The task is not on its page.');
  const before = documentFromShape(shape);
  const root = formulaOf(before);
  const patch = root && diffDocuments(before, documentOf(before.revision, { ...root, ...change }, ...parts));
  if (!patch) throw new Error('Nothing is annotated.');
  const { documents } = await commitSecond(project, second, [patch]);
  const base = documents[0]?.revision ?? 0;
  const layers = [{ document: before.ref, base, layers: ['symbols' as const, 'layout' as const, 'latex' as const] }];
  await setSecondState(project, second, { layers, to: 'submitted', reason: null, emptyOnPurpose: true });
  return task;
}

describe('a sample', () => {
  it('is the share of what is finished, and the same for the same seed', async () => {
    const { operation, drawn, sample } = await draw(7);
    expect([drawn, sample.population]).toEqual([4, count]);
    const once = await drawnFormulas(second);
    await undoOperation(project, lead, operation);
    expect(await drawnFormulas(second)).toEqual([]);
    const other = await draw(8);
    expect(await drawnFormulas(second)).not.toEqual(once);
    await undoOperation(project, lead, other.operation);
    await draw(7);
    expect(await drawnFormulas(second)).toEqual(once);
  });

  it('is listed in parts as far as it is to be done, also where the last one of a part is done meanwhile', async () => {
    await draw(7);
    const list = async (after: string | null, limit: number) =>
      await openSeconds(project, { sample: null, annotator: null, after, limit });
    const all = (await list(null, 9)).tasks.map(({ formula }) => formula);
    const part = await list(null, 1);
    expect(part.tasks.map(({ formula }) => formula)).toEqual(all.slice(0, 1));
    expect((await annotate({ latex: 'y' })).formula).toBe(all[0]);
    const rest = await list(part.next, 9);
    expect(rest.tasks.map(({ formula }) => formula)).toEqual(all.slice(1));
    expect(rest).toMatchObject({ people: [{ person: second.person.id, count: 3 }], next: null });
  });

  it('asks nobody about a formula that they had a hand in', async () => {
    await expect(draw(7, [first])).rejects.toMatchObject({ code: 'conflict' });
    await draw(7, [first, second]);
    expect(await drawnFormulas(first)).toEqual([]);
    expect(await drawnFormulas(second)).toHaveLength(4);
  });

  it('spreads the work, and draws no formula that is being annotated twice', async () => {
    const third = await actorOf(project, 4, 'annotator');
    await draw(7, [second, third]);
    const [ours, theirs] = [await drawnFormulas(second), await drawnFormulas(third)];
    expect([ours.length, theirs.length]).toEqual([2, 2]);
    await draw(7, [second, third]);
    const all = [...(await drawnFormulas(second)), ...(await drawnFormulas(third))];
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(8);
  });
});

describe('a second annotation', () => {
  it('begins with nothing of the first, and leaves the truth as it is', async () => {
    await draw(7);
    const [formula] = await drawnFormulas(second);
    const truth = { type: 'formula', id: FormulaId.parse(formula) } as const;
    const before = documentToShape(await project.store.getDocument(truth));
    const work = await readSecondWork(
      project,
      second,
      (await secondTasks(project, second)).tasks[0]?.page ?? pageId(0),
    );
    expect(work.formulas[0]?.records).toMatchObject([{ kind: 'formula', latex: '', categories: [] }]);
    await annotate({ latex: 'y' }, aSymbol(9, { box: { x: 11, y: 10, width: 10, height: 10 } }));
    expect(documentToShape(await project.store.getDocument(truth))).toEqual(before);
    expect(await sampleProgress(project)).toMatchObject({ samples: [{ open: 3, submitted: 1, resolved: 0 }] });
  });

  it("is nobody else's, and gives its regions", async () => {
    await draw(7);
    const [task] = (await secondTasks(project, second)).tasks;
    if (!task) throw new Error('Nobody is asked.');
    await expect(readSecondWork(project, first, task.page)).rejects.toMatchObject({ code: 'not-found' });
    const patch = creating(aFormula(99, { page: task.page }));
    await expect(commitSecond(project, second, [patch])).rejects.toMatchObject({ code: 'not-found' });
    const work = await readSecondWork(project, second, task.page);
    const [shape] = work.formulas;
    if (!shape) throw new Error('The task is not on its page.');
    const removed = { document: shape.ref, base: shape.revision, added: [], updated: [], removed: [...shape.records] };
    await expect(commitSecond(project, second, [removed])).rejects.toMatchObject({ code: 'conflict' });
    await expect(compareSecond(project, task.second)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('two annotations', () => {
  /** One box a pixel off, one missing, and other LaTeX. */
  const differing = () => annotate({ latex: 'y' }, aSymbol(9, { box: { x: 11, y: 10, width: 10, height: 10 } }));

  it('are counted against each other, by person, whatever became of the truth since', async () => {
    await draw(7);
    const task = await differing();
    const truth = await project.store.getDocument({ type: 'formula', id: task.formula });
    const root = formulaOf(truth);
    const patch =
      root && diffDocuments(truth, documentOf(truth.revision, { ...root, latex: 'y' }, ...symbolsOf(truth)));
    if (!patch) throw new Error('Nothing changes.');
    await commitEdits(project, lead, [patch]);
    const report = await agreementReport(project, null);
    expect(report).toMatchObject({
      open: 3,
      overall: {
        formulas: 1,
        symbols: { first: 2, second: 1, matched: 1 },
        boxF1: 2 / 3,
        meanIou: expect.closeTo(9 / 11, 12),
        relationF1: 0,
        latexExact: 0,
      },
    });
    expect(report.people.map(({ person, figures }) => [person, figures.symbols.first])).toEqual([
      [first.person.id, 2],
      [second.person.id, 1],
    ]);
  });

  it('become one by taking parts of each, in one operation that undo takes back', async () => {
    await draw(7);
    const task = await differing();
    const { revision, current, second: other } = await compareSecond(project, task.second);
    // The same symbol goes by the same id.
    expect(other.records.filter(({ kind }) => kind === 'symbol').map(({ id }) => id)).toEqual([symbolId(1)]);
    const base = { second: task.second, base: revision, formulaBase: current.revision };
    const { operation } = await resolvePair(project, lead, { ...base, symbols: 'first', latex: 'second' });
    const truth = await project.store.getDocument({ type: 'formula', id: task.formula });
    expect([formulaOf(truth)?.latex, symbolsOf(truth).length]).toEqual(['y', 2]);
    expect(formulaOf(truth)?.layers).toEqual(accepted);
    expect(
      (
        await listPairs(project, {
          sample: null,
          states: ['resolved'],
          person: null,
          category: null,
          confusion: null,
          after: null,
          limit: 9,
        })
      ).pairs,
    ).toMatchObject([{ resolution: { symbols: 'first', latex: 'second', by: lead.person.id } }]);
    await undoOperation(project, lead, operation.id);
    const back = await project.store.getDocument({ type: 'formula', id: task.formula });
    expect(documentToShape(back).records).toEqual(current.records);
    expect(await sampleProgress(project)).toMatchObject({ samples: [{ open: 3, submitted: 1, resolved: 0 }] });
  });

  it('are resolved once, by a reviewer, against what is there', async () => {
    await draw(7);
    const task = await differing();
    const { revision, current } = await compareSecond(project, task.second);
    const base = { second: task.second, base: revision, formulaBase: current.revision };
    const choice = { symbols: 'second', latex: 'second' } as const;
    await expect(resolvePair(project, second, { ...base, ...choice })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(resolvePair(project, lead, { ...base, ...choice, formulaBase: 9 })).rejects.toMatchObject({
      code: 'stale-revision',
    });
    await resolvePair(project, lead, { ...base, ...choice });
    const truth = await project.store.getDocument({ type: 'formula', id: formulaId(1) });
    expect(truth.records.size).toBeGreaterThan(0);
    await expect(
      resolvePair(project, lead, { ...base, ...choice, base: revision + 1, formulaBase: current.revision + 1 }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(annotateAgain(task.formula)).rejects.toMatchObject({ code: 'not-found' });
  });

  async function annotateAgain(formula: FormulaId) {
    const patch = creating(aFormula(1, { id: formula }));
    return await commitSecond(project, second, [patch]);
  }
});
