import { beforeEach, describe, expect, it } from 'vitest';
import { FormulaFilter, ListSort } from '#schemas/contract/library.ts';
import { ReviewFilter } from '#schemas/contract/review.ts';
import type { FormulaId, PageId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import {
  aFormula,
  anOperation,
  aPage,
  aSymbol,
  creating,
  layerIn,
  operationId,
  sha256Number,
} from '#test/support/builders.ts';
import { actorOf, newProject } from '#test/support/open-projects.ts';
import type { Project } from '../../project/project.ts';
import type { Actor } from '../actor.ts';
import { commitEdits, readPageWork, setLayerStates, undoOperation } from '../annotation.ts';
import { formulaHistory, formulaVersion, restoreVersion } from '../history.ts';
import { countFormulas, listFormulas, listSymbols } from '../library.ts';
import { decideReview } from '../review/decide.ts';
import { reviewQueue } from '../review/queue.ts';
import { openThread, threadsOfPage } from '../review/threads.ts';
import { listFindings, summariseFindings } from '../validation.ts';
import { secondTasks, setSecondState } from './annotate-second.ts';
import { isBlindPlace } from './blind-formulas.ts';
import { drawSample } from './draw-sample.ts';

let project: Project;
let first: Actor;
/** A reviewer, who could see the most. */
let second: Actor;
let lead: Actor;
let formula: FormulaId;
let page: PageId;

const submitted = { symbols: layerIn('submitted'), layout: layerIn('submitted'), latex: layerIn('submitted') };
const everything = { filter: FormulaFilter.parse({}), after: null, from: 0, limit: 50 };

/** Three submitted formulas of one annotator, of which a reviewer is asked for a second annotation of one. */
beforeEach(async () => {
  project = await newProject();
  first = await actorOf(project, 1, 'annotator');
  second = await actorOf(project, 2, 'reviewer');
  lead = await actorOf(project, 3, 'lead');
  const patches = [1, 2, 3].flatMap((number) => [
    creating(aPage(number)),
    creating(
      aFormula(number, { latex: `secret_{${number}}`, layers: submitted, note: 'secret' }),
      aSymbol(number, { symbolClass: null, box: { x: 10, y: 10, width: 10, height: 10 } }),
    ),
  ]);
  await project.store.commitAll(
    [anOperation(1, patches, { actor: first.person.id })],
    [1, 2, 3].map((number) => ({ sha256: sha256Number(number), byteCount: 1, contentType: 'image/png' })),
  );
  const { items } = await project.store.listFormulas(everything.filter, null, 50);
  for (const { id } of items) {
    const finding = {
      kind: 'symbol-unlabelled' as const,
      place: { type: 'formula' as const, page: items[0]?.page as PageId, formula: id, symbols: [] },
      reason: { code: 'symbol-unlabelled', message: 'secret', parameters: {} },
    };
    await project.store.findings.recordFormulas('1', [{ formula: id, revision: 1, findings: [finding] }]);
  }
  await drawSample(project, lead, { share: 0.15, seed: 1, categories: [], annotators: [second.person.id] });
  const [task] = (await secondTasks(project, second)).tasks;
  if (!task) throw new Error('Nobody is asked.');
  ({ formula, page } = task);
  await openThread(project, lead, {
    page,
    formula,
    thread: { pin: { kind: 'whole' }, text: 'secret' },
  });
});

const reviews = { filter: ReviewFilter.parse({ order: 'oldest' }), after: null, limit: 50 };

/** Everything by which somebody could come to see what was annotated. */
async function seenBy(actor: Actor) {
  const sort = ListSort.parse({});
  const secret = { ...everything, filter: FormulaFilter.parse({ latex: 'secret' }) };
  const work = await readPageWork(project, actor, page);
  return {
    listed: (await listFormulas(project, actor, { ...everything, sort })).items.some(({ id }) => id === formula),
    found: (await listFormulas(project, actor, { ...secret, sort })).total,
    counted: (await countFormulas(project, actor, secret.filter)).total,
    symbols: (await listSymbols(project, actor, { ...everything, of: [null] })).items.some(
      (symbol) => symbol.formula === formula,
    ),
    work: JSON.stringify(work.formulas).includes('secret') || work.formulas.some(({ records }) => records.length > 1),
    threads: (await threadsOfPage(project, actor, page)).threads.length,
    queue: (await reviewQueue(project, actor, reviews)).items.some(({ document }) => document.id === formula),
    findings: (await listFindings(project, actor, { kinds: [], after: null, limit: 50 })).total,
    summary: (await summariseFindings(project, actor)).byKind['symbol-unlabelled'],
  };
}

const all = {
  listed: true,
  found: 3,
  counted: 3,
  symbols: true,
  work: true,
  threads: 1,
  queue: true,
  findings: 3,
  summary: 3,
};

describe('until a second annotation is submitted, its annotator', () => {
  it('sees nothing of the first in any list, on the page, in conversations or findings; everybody else does', async () => {
    expect(await seenBy(second)).toEqual({
      listed: false,
      found: 2,
      counted: 2,
      symbols: false,
      work: false,
      threads: 0,
      queue: false,
      findings: 2,
      summary: 2,
    });
    expect(await seenBy(lead)).toEqual(all);
    const region = (await readPageWork(project, second, page)).formulas[0]?.records[0];
    expect(region).toMatchObject({ kind: 'formula', id: formula, latex: '', note: '', categories: [] });
    expect(await isBlindPlace(project, second, page, { x: 0, y: 0, width: 5, height: 5 })).toBe(true);
    expect(await isBlindPlace(project, lead, page, { x: 0, y: 0, width: 5, height: 5 })).toBe(false);
  });

  it('can neither read its history nor change, decide or restore it', async () => {
    const refused = { code: 'conflict', parameters: { hidden: 'second-annotation' } };
    const ref = { type: 'formula', id: formula } as const;
    const document = await project.store.getDocument(ref);
    const root = formulaOf(document);
    const records = new Map(document.records).set(formula, { ...root, latex: 'mine' } as never);
    const patch = diffDocuments(document, { ...document, records });
    if (!patch) throw new Error('Nothing changes.');
    const base = document.revision;
    for (const act of [
      () => formulaHistory(project, second, { formula, after: null, limit: 5 }),
      () => formulaVersion(project, second, formula, 1),
      () => restoreVersion(project, second, { formula, revision: 1, base }),
      () => commitEdits(project, second, [patch]),
      () => undoOperation(project, { ...second, person: { ...second.person, role: 'lead' } }, operationId(1)),
      () =>
        setLayerStates(project, second, {
          layers: [{ document: ref, base, layers: ['latex'] }],
          to: 'accepted',
          reason: null,
          emptyOnPurpose: false,
        }),
      () =>
        decideReview(project, second, {
          document: ref,
          base,
          accept: ['latex'],
          return: [],
          reason: null,
          threads: [],
          resolve: [],
        }),
    ]) {
      await expect(act()).rejects.toMatchObject(refused);
    }
    expect((await formulaHistory(project, lead, { formula, after: null, limit: 5 })).entries).toHaveLength(1);
  });

  it('sees it afterwards, and what was submitted stands', async () => {
    const layers = [
      {
        document: { type: 'formula' as const, id: formula },
        base: 1,
        layers: ['symbols' as const, 'layout' as const, 'latex' as const],
      },
    ];
    const { operation } = await setSecondState(project, second, {
      layers,
      to: 'submitted',
      reason: null,
      emptyOnPurpose: true,
    });
    expect(await seenBy(second)).toEqual(all);
    await expect(undoOperation(project, second, operation.id)).rejects.toMatchObject({
      code: 'conflict',
      parameters: { submitted: formula },
    });
    await expect(
      setSecondState(project, second, {
        layers: layers.map((layer) => ({ ...layer, base: 2 })),
        to: 'drafted',
        reason: null,
        emptyOnPurpose: false,
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});
