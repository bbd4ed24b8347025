import { beforeEach, describe, expect, it } from 'vitest';
import { ReviewFilter, reviewOrders } from '#schemas/contract/review.ts';
import { ThreadId } from '#schemas/domain/id.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import { formulaOf, rootOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import {
  aFormula,
  anOperation,
  aPage,
  aSymbol,
  creating,
  documentOf,
  formulaId,
  layerIn,
  pageId,
  sha256Number,
  symbolId,
} from '#test/support/builders.ts';
import { actorOf, importActor, newProject } from '#test/support/open-projects.ts';
import type { Project } from '../../project/project.ts';
import type { Actor } from '../actor.ts';
import { commitEdits, setLayerStates, undoOperation } from '../annotation.ts';
import { type Decision, decideReview } from './decide.ts';
import { reviewQueue } from './queue.ts';
import { openThread, replyToThread, resolveThread, threadsOfPage } from './threads.ts';

let project: Project;
let annotator: Actor;
let reviewer: Actor;

const drafted = { symbols: layerIn('drafted'), layout: layerIn('absent'), latex: layerIn('drafted') };

beforeEach(async () => {
  project = await newProject();
  annotator = await actorOf(project, 1, 'annotator');
  reviewer = await actorOf(project, 2, 'reviewer');
  const formulas = [1, 2, 3].flatMap((number) => [
    creating(aPage(number)),
    creating(aFormula(number, { latex: `x_${number}`, layers: drafted }), aSymbol(number)),
  ]);
  await project.store.commitAll(
    [anOperation(1, formulas, { actor: importActor.person.id })],
    [1, 2, 3].map((number) => ({ sha256: sha256Number(number), byteCount: 1, contentType: 'image/png' })),
  );
});

const ref = (number: number) => ({ type: 'formula', id: formulaId(number) }) as const;
const read = async (number: number) => await project.store.getDocument(ref(number));

async function move(actor: Actor, number: number, layers: readonly LayerName[], to: 'submitted' | 'drafted') {
  const { revision } = await read(number);
  const selection = { document: ref(number), base: revision, layers: [...layers] };
  return await setLayerStates(project, actor, { layers: [selection], to, reason: null, emptyOnPurpose: false });
}

async function decide(number: number, decision: Partial<Decision>) {
  const { revision } = await read(number);
  const nothing = { accept: [], return: [], reason: null, threads: [], resolve: [] };
  return await decideReview(project, reviewer, { document: ref(number), base: revision, ...nothing, ...decision });
}

async function queue(filter: Partial<ReviewFilter> = {}, reader: Actor = reviewer) {
  const parsed = ReviewFilter.parse({ order: 'oldest', ...filter });
  const { items, total } = await project.store.review.queue(parsed, reader.person.id, null, 100);
  expect(total).toBe(items.length);
  return items.map(({ latex }) => latex);
}

const chi = {
  layer: 'symbols' as const,
  pin: { kind: 'symbol' as const, symbol: symbolId(1), box: { x: 10, y: 10, width: 8, height: 12 } },
  text: 'This is chi.',
};

it('accepts LaTeX that cannot be read only from whoever says so; other layers are not asked about', async () => {
  const before = await read(1);
  const root = formulaOf(before);
  if (!root) throw new Error('no formula');
  const faulty = { ...before, records: new Map(before.records).set(root.id, { ...root, latex: '\\frac{1' }) };
  const patch = diffDocuments(before, faulty);
  await commitEdits(project, annotator, patch ? [patch] : []);
  await move(annotator, 1, ['latex', 'symbols'], 'submitted');
  await expect(decide(1, { accept: ['latex', 'symbols'] })).rejects.toMatchObject({
    code: 'conflict',
    parameters: { faultyLatex: formulaId(1) },
  });
  await decide(1, { accept: ['symbols'] });
  await decide(1, { accept: ['latex'], faultyLatex: true });
  expect(await queue()).toEqual([]);
});

describe('the queue', () => {
  it('holds what is submitted until somebody decides, the oldest first', async () => {
    expect(await queue()).toEqual([]);
    await move(annotator, 2, ['latex'], 'submitted');
    await move(annotator, 1, ['latex', 'symbols'], 'submitted');
    expect(await queue()).toEqual(['x_2', 'x_1']);
    expect(await queue({ order: 'newest' })).toEqual(['x_1', 'x_2']);
    expect(await queue({ layers: ['symbols'] })).toEqual(['x_1']);
    await decide(2, { accept: ['latex'] });
    await decide(1, { accept: ['latex'] });
    expect(await queue()).toEqual(['x_1']);
    await decide(1, { accept: ['symbols'] });
    expect(await queue()).toEqual([]);
  });

  it("shows nobody's own submissions unless asked", async () => {
    await move(reviewer, 1, ['latex'], 'submitted');
    await move(annotator, 2, ['latex'], 'submitted');
    expect(await queue()).toEqual(['x_2']);
    expect(await queue({ own: true })).toEqual(['x_1', 'x_2']);
    expect(await queue({ own: true, submitter: reviewer.person.id })).toEqual(['x_1']);
  });

  it('counts returns and follows what is taken back', async () => {
    await move(annotator, 1, ['latex'], 'submitted');
    await move(annotator, 2, ['latex'], 'submitted');
    await decide(2, { return: ['latex'], reason: 'Look again.' });
    expect(await queue()).toEqual(['x_1']);
    await move(annotator, 2, ['latex'], 'submitted');
    expect(await queue({ order: 'most-returned' })).toEqual(['x_2', 'x_1']);
    const { operation } = await move(annotator, 1, ['latex'], 'drafted');
    expect(await queue()).toEqual(['x_2']);
    await undoOperation(project, annotator, operation.id);
    expect(await queue({ submitter: annotator.person.id })).toEqual(['x_1', 'x_2']);
  });

  it('puts what most likely holds a mistake first, and checks again what changed', async () => {
    for (const number of [1, 2, 3]) await move(annotator, number, ['latex'], 'submitted');
    const filter = ReviewFilter.parse({});
    const worst = async () => {
      const { items, unchecked } = await reviewQueue(project, reviewer, { filter, after: null, limit: 10 });
      expect(unchecked).toBe(0);
      return items.map(({ latex, score }) => [latex, (score ?? -1) > 0]);
    };
    // One box without a class is not what x with an index prints.
    expect((await worst()).map(([, isDoubtful]) => isDoubtful)).toEqual([true, true, true]);
    const before = await read(2);
    const root = formulaOf(before);
    const patch = root && diffDocuments(before, documentOf(before.revision, { ...root, latex: '' }, aSymbol(2)));
    if (!patch) throw new Error('Nothing changes.');
    await commitEdits(project, reviewer, [patch]);
    await move(annotator, 2, ['symbols'], 'submitted');
    expect((await worst()).at(-1)).toEqual(['', false]);
  });

  it('does not wait for checks while it is full of what was checked', async () => {
    await move(annotator, 1, ['latex'], 'submitted');
    const ask = () => reviewQueue(project, reviewer, { filter: ReviewFilter.parse({}), after: null, limit: 1 });
    expect(await ask()).toMatchObject({ items: [{ latex: 'x_1' }], unchecked: 0 });
    await move(annotator, 2, ['latex'], 'submitted');
    expect(await ask()).toMatchObject({ items: [{ latex: 'x_1' }], total: 2, unchecked: 1 });
    await expect.poll(async () => (await ask()).unchecked).toBe(0);
  });

  it('comes in parts that leave nothing out', async () => {
    for (const number of [3, 1, 2]) await move(annotator, number, ['latex'], 'submitted');
    for (const order of reviewOrders) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const filter = ReviewFilter.parse({ order });
        const part: Awaited<ReturnType<typeof project.store.review.queue>> = await project.store.review.queue(
          filter,
          reviewer.person.id,
          after,
          1,
        );
        seen.push(...part.items.map(({ latex }) => latex));
        after = part.next;
      } while (after !== null);
      expect(seen.toSorted()).toEqual(['x_1', 'x_2', 'x_3']);
    }
  });
});

describe('a decision', () => {
  it('accepts one layer and returns another with a pinned reason, as one operation that undo takes back', async () => {
    await move(annotator, 1, ['latex', 'symbols'], 'submitted');
    const { operation } = await decide(1, { accept: ['latex'], return: ['symbols'], threads: [chi] });
    expect(formulaOf(await read(1))?.layers).toMatchObject({
      latex: { state: 'accepted' },
      symbols: { state: 'returned', reason: 'This is chi.' },
    });
    const { threads } = await threadsOfPage(project, importActor, pageId(1));
    expect(threads[0]?.records).toMatchObject([{ kind: 'thread', pin: chi.pin }, { text: 'This is chi.' }]);
    await undoOperation(project, reviewer, operation.id);
    expect(formulaOf(await read(1))?.layers).toMatchObject({
      latex: { state: 'submitted' },
      symbols: { state: 'submitted' },
    });
    expect((await threadsOfPage(project, importActor, pageId(1))).threads).toEqual([]);
    expect(await queue()).toEqual(['x_1']);
  });

  it('settles threads with it', async () => {
    await move(annotator, 1, ['symbols'], 'submitted');
    const { documents } = await decide(1, { return: ['symbols'], threads: [chi] });
    const thread = ThreadId.parse(documents.find(({ ref: { type } }) => type === 'thread')?.ref.id);
    await replyToThread(project, annotator, thread, 'It is chi now.');
    await move(annotator, 1, ['symbols'], 'submitted');
    await decide(1, { accept: ['symbols'], resolve: [thread] });
    const stored = await project.store.getDocument({ type: 'thread', id: thread });
    expect(rootOf(stored)).toMatchObject({ resolved: { by: reviewer.person.id } });
    expect(stored.records.size).toBe(3);
  });

  it('is refused to annotators', async () => {
    await move(annotator, 1, ['latex'], 'submitted');
    const { revision } = await read(1);
    const decision = { accept: ['latex' as const], return: [], reason: null, threads: [], resolve: [] };
    await expect(
      decideReview(project, annotator, { document: ref(1), base: revision, ...decision }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a thread', () => {
  it('is settled by reviewers and by whoever began it, and by nobody else', async () => {
    const about = { page: pageId(1), formula: formulaId(1) };
    const begun = async (actor: Actor) => {
      const { documents } = await openThread(project, actor, { ...about, thread: chi });
      return ThreadId.parse(documents[0]?.ref.id);
    };
    const ofReviewer = await begun(reviewer);
    const ofAnnotator = await begun(annotator);
    await expect(resolveThread(project, annotator, ofReviewer, true)).rejects.toMatchObject({ code: 'forbidden' });
    await resolveThread(project, annotator, ofAnnotator, true);
    await resolveThread(project, reviewer, ofReviewer, true);
    await resolveThread(project, reviewer, ofReviewer, false);
    const states = (await threadsOfPage(project, importActor, pageId(1))).threads.map(({ records }) =>
      records.map((record) => (record.kind === 'thread' ? record.resolved?.by : null)).find((by) => by !== null),
    );
    expect(states).toEqual([undefined, annotator.person.id]);
  });

  it('does not touch the revision of the formula that it is about', async () => {
    const { revision } = await read(1);
    await openThread(project, annotator, { page: pageId(1), formula: formulaId(1), thread: chi });
    expect((await read(1)).revision).toBe(revision);
  });
});
