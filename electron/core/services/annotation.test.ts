import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { FormulaId, QuotaId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaOf, pageOf, symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { blankRequirements } from '#shared/requirements/default-requirements.ts';
import {
  aCategory,
  aFacet,
  aFormula,
  anOperation,
  aPage,
  aSymbol,
  categoryId,
  creating,
  documentOf,
  formulaId,
  layerIn,
  operationId,
  pageId,
  sha256Number,
  ulidOf,
} from '#test/support/builders.ts';
import { actorOf, importActor, newProject } from '#test/support/open-projects.ts';
import type { Project } from '../project/project.ts';
import type { Actor } from './actor.ts';
import { commitEdits, nextUnfinished, setLayerStates, undoOperation } from './annotation.ts';
import { StaleRevisionError } from './commit.ts';
import { quotaOverview } from './quotas/quotas.ts';
import { commitSchema } from './schema.ts';

let project: Project;
let annotator: Actor;
let reviewer: Actor;

beforeEach(async () => {
  project = await newProject();
  annotator = await actorOf(project, 1, 'annotator');
  reviewer = await actorOf(project, 2, 'reviewer');
  const media = [1, 2].map((number) => ({ sha256: sha256Number(number), byteCount: 1, contentType: 'image/png' }));
  await project.store.commitAll(
    [
      anOperation(1, [creating(aPage(1)), creating(aFormula(1)), creating(aPage(2, { holds: 'formulas' }))], {
        actor: importActor.person.id,
      }),
    ],
    media,
  );
});

const formulaRef = { type: 'formula', id: formulaId(1) } as const;
const read = async () => await project.store.getDocument(formulaRef);
const layersNow = async () => formulaOf(await read())?.layers;

/** The patch that leaves these records of the formula. */
async function edit(change: Partial<Formula>, ...parts: readonly DocumentRecord[]): Promise<AnnotationPatch> {
  const before = await read();
  const root = formulaOf(before);
  if (!root) throw new Error('no formula');
  const patch = diffDocuments(before, documentOf(before.revision, { ...root, ...change }, ...parts));
  if (!patch) throw new Error('nothing changes');
  return patch;
}

async function submit(
  actor: Actor,
  layers: readonly ('symbols' | 'layout' | 'latex')[],
  to: 'submitted' | 'accepted' | 'returned' | 'drafted',
  rest = {},
) {
  const { revision } = await read();
  return await setLayerStates(project, actor, {
    layers: [{ document: formulaRef, base: revision, layers: [...layers] }],
    to,
    reason: null,
    emptyOnPurpose: false,
    ...rest,
  });
}

describe('edits', () => {
  it('set layer states by the role of whoever edits, whatever the patch says', async () => {
    const forged = { symbols: layerIn('accepted'), layout: layerIn('accepted'), latex: layerIn('accepted') };
    const result = await commitEdits(project, annotator, [await edit({ latex: 'x', layers: forged })]);
    expect(await layersNow()).toMatchObject({
      latex: { state: 'drafted', source: 'person' },
      symbols: { state: 'absent' },
    });
    expect(result.documents[0]?.revision).toBe(2);
    await submit(annotator, ['latex'], 'submitted');
    await submit(reviewer, ['latex'], 'accepted');
    await commitEdits(project, reviewer, [await edit({ latex: 'x+1' })]);
    expect((await layersNow())?.latex.state).toBe('accepted');
    await commitEdits(project, annotator, [await edit({ latex: 'x+2' })]);
    expect((await layersNow())?.latex.state).toBe('drafted');
  });

  it('are not accepted with LaTeX that cannot be read, unless whoever accepts says so', async () => {
    await commitEdits(project, annotator, [await edit({ latex: '\\frac{1' })]);
    await submit(annotator, ['latex'], 'submitted');
    await expect(submit(reviewer, ['latex'], 'accepted')).rejects.toMatchObject({
      code: 'conflict',
      parameters: { faultyLatex: formulaId(1) },
    });
    expect((await layersNow())?.latex.state).toBe('submitted');
    await submit(reviewer, ['latex'], 'accepted', { faultyLatex: true });
    expect((await layersNow())?.latex.state).toBe('accepted');
  });

  it('against another revision hand back what is there, and change nothing', async () => {
    const late = await edit({ latex: 'late' });
    await commitEdits(project, annotator, [await edit({ latex: 'early' })]);
    const failure = await commitEdits(project, reviewer, [late]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StaleRevisionError);
    if (!(failure instanceof StaleRevisionError)) return;
    expect(failure.documents.map((document) => formulaOf(document)?.latex)).toEqual(['early']);
  });

  it('of the placement alone leave a page that is one formula what it is, and are the regions’ on others', async () => {
    await commitEdits(project, annotator, [await edit({ placement: 'inline' })]);
    const first = pageOf(await project.store.getDocument({ type: 'page', id: pageId(1) }));
    expect(first).toMatchObject({ holds: 'one-formula', regions: { state: 'absent' } });
    const id = FormulaId.parse(ulidOf(77));
    const formula = aFormula(2, { id, page: pageId(2), region: { x: 10, y: 10, width: 50, height: 20 } });
    await commitEdits(project, annotator, [creating(formula)]);
    await setLayerStates(project, annotator, {
      layers: [{ document: { type: 'page', id: pageId(2) }, base: 2, layers: ['regions'] }],
      to: 'submitted',
      reason: null,
      emptyOnPurpose: false,
    });
    const document = await project.store.getDocument({ type: 'formula', id });
    const after = { ...document, records: new Map([[id, { ...formula, placement: 'isolated' as const }]]) };
    await commitEdits(project, annotator, [diffDocuments(document, after) ?? expect.fail()]);
    const second = pageOf(await project.store.getDocument({ type: 'page', id: pageId(2) }));
    expect(second?.regions.state).toBe('drafted');
  });

  it('of regions move the regions layer of the page', async () => {
    const region = { x: 10, y: 10, width: 50, height: 20 };
    const id = FormulaId.parse(ulidOf(77));
    const made = await commitEdits(project, annotator, [creating(aFormula(2, { id, page: pageId(2), region }))]);
    expect(made.documents.map((document) => document.ref.type).sort()).toEqual(['formula', 'page']);
    const page = async () => pageOf(await project.store.getDocument({ type: 'page', id: pageId(2) }));
    expect((await page())?.regions).toEqual({ state: 'drafted', source: 'person', reason: null });
    await setLayerStates(project, annotator, {
      layers: [{ document: { type: 'page', id: pageId(2) }, base: 2, layers: ['regions'] }],
      to: 'submitted',
      reason: null,
      emptyOnPurpose: false,
    });
    expect((await page())?.regions.state).toBe('submitted');
    const document = await project.store.getDocument({ type: 'formula', id });
    const removal: AnnotationPatch = {
      document: document.ref,
      base: 1,
      added: [],
      updated: [],
      removed: [...document.records.values()],
    };
    const removed = await commitEdits(project, annotator, [removal]);
    expect((await page())?.regions.state).toBe('absent');
    await undoOperation(project, annotator, removed.operation.id);
    expect((await page())?.regions.state).toBe('submitted');
    expect((await project.store.getDocument({ type: 'formula', id })).records.size).toBe(1);
  });

  it('cannot make pages, change what is fixed at import, or touch the schema', async () => {
    await expect(commitEdits(project, reviewer, [creating(aPage(3))])).rejects.toMatchObject({ code: 'forbidden' });
    const page = await project.store.getDocument({ type: 'page', id: pageId(2) });
    const root = pageOf(page);
    if (!root) throw new Error('no page');
    const forged = diffDocuments(page, documentOf(1, { ...root, width: 1, writer: 'kim' }));
    if (!forged) throw new Error('nothing changes');
    await commitEdits(project, annotator, [forged]);
    expect(pageOf(await project.store.getDocument({ type: 'page', id: pageId(2) }))).toMatchObject({
      width: 400,
      writer: 'kim',
    });
  });
});

describe('layer states', () => {
  it('go from draft over submitted to accepted or returned with a reason, by role', async () => {
    await commitEdits(project, annotator, [await edit({ latex: 'x' }, aSymbol(1))]);
    await submit(annotator, ['latex', 'symbols'], 'submitted');
    await expect(submit(annotator, ['latex'], 'accepted')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(submit(reviewer, ['latex'], 'returned')).rejects.toMatchObject({ code: 'invalid-input' });
    await submit(reviewer, ['latex'], 'returned', { reason: 'the x is a \\chi' });
    expect((await layersNow())?.latex).toEqual({ state: 'returned', source: 'person', reason: 'the x is a \\chi' });
    await submit(reviewer, ['symbols'], 'accepted');
    await expect(submit(annotator, ['symbols'], 'drafted')).rejects.toMatchObject({ code: 'forbidden' });
    expect((await quotaOverview(project)).all.byStatus.absent).toBe(1);
  });

  it('make a draft of the machine the person’s who keeps it, in a step that can be taken back', async () => {
    await commitEdits(project, annotator, [await edit({}, aSymbol(1))], 'machine');
    expect((await layersNow())?.symbols).toEqual({ state: 'drafted', source: 'machine', reason: null });
    const kept = await submit(annotator, ['symbols'], 'drafted');
    expect(kept.operation.kind).toBe('edit');
    expect((await layersNow())?.symbols).toEqual({ state: 'drafted', source: 'person', reason: null });
    await expect(submit(annotator, ['symbols'], 'drafted')).rejects.toMatchObject({ code: 'conflict' });
    await undoOperation(project, annotator, kept.operation.id);
    await submit(annotator, ['symbols'], 'submitted');
    expect((await layersNow())?.symbols).toMatchObject({ state: 'submitted', source: 'person' });
  });

  it('of empty layers are submitted only as empty on purpose', async () => {
    await expect(submit(annotator, ['symbols'], 'submitted')).rejects.toMatchObject({ code: 'conflict' });
    const reason = 'Nothing is written there';
    await submit(annotator, ['symbols', 'layout', 'latex'], 'submitted', { emptyOnPurpose: true, reason });
    await submit(reviewer, ['symbols', 'layout', 'latex'], 'accepted');
    expect((await quotaOverview(project)).all.byStatus.accepted).toBe(1);
    // Why it is empty stays known until something is there.
    expect((await layersNow())?.latex).toEqual({ state: 'accepted', source: 'person', reason });
    await commitEdits(project, annotator, [await edit({ latex: 'x' })]);
    expect((await layersNow())?.latex).toEqual({ state: 'drafted', source: 'person', reason: null });
    expect((await layersNow())?.symbols.reason).toBe(reason);
    expect(await project.store.counters()).toEqual(await project.store.recount());
  });
});

describe('the next page with work', () => {
  it('is one that fills a gap which the person was given, whatever order the others work in', async () => {
    const kinds = [creating(aFacet(1)), creating(aCategory(1, 1))];
    const formula = aFormula(2, { page: pageId(3), categories: [categoryId(1)] });
    const media = { sha256: sha256Number(3), byteCount: 1, contentType: 'image/png' };
    const by = { actor: importActor.person.id };
    await project.store.commitAll(
      [anOperation(2, kinds, by), anOperation(3, [creating(aPage(3)), creating(formula)], by)],
      [media],
    );
    const fourth = aFormula(3, { page: pageId(4), categories: [categoryId(1)] });
    await project.store.commitAll(
      [anOperation(4, [creating(aPage(4)), creating(fourth)], by)],
      [{ ...media, sha256: sha256Number(4) }],
    );
    const quota = QuotaId.parse(ulidOf(700));
    const given = { kind: 'quota' as const, id: quota, categories: [categoryId(1)], symbolClass: null, subModel: null };
    const rest = { unit: 'formula' as const, target: 5, due: null, costPerItem: null };
    await commitSchema(project, importActor, [creating({ ...given, ...rest, assignees: [annotator.person.id] })]);
    expect(await nextUnfinished(project, annotator, null)).toEqual({ page: pageId(3), gap: quota });
    expect(await nextUnfinished(project, annotator, pageId(3))).toEqual({ page: pageId(4), gap: quota });
    // From the last page that fills it one goes on to the rest.
    expect(await nextUnfinished(project, annotator, pageId(4))).toEqual({ page: pageId(1), gap: null });
    expect(await nextUnfinished(project, reviewer, null)).toEqual({ page: pageId(1), gap: null });
    // The queue is ranked once, also where everybody follows the gaps.
    await commitSchema(project, importActor, [creating({ ...blankRequirements(), workOrder: 'by-gaps' })]);
    const ranked = vi.spyOn(project.store.progress, 'openWork');
    expect(await nextUnfinished(project, annotator, pageId(4))).toEqual({ page: pageId(1), gap: null });
    expect(ranked).toHaveBeenCalledTimes(1);
  });

  it('is one to accept for a reviewer only, and one whose formulas nobody has marked for both', async () => {
    await commitEdits(project, annotator, [await edit({ latex: 'x' }, aSymbol(1))]);
    await submit(annotator, ['symbols', 'layout', 'latex'], 'submitted');
    expect(await nextUnfinished(project, annotator, null)).toEqual({ page: pageId(2), gap: null });
    expect(await nextUnfinished(project, reviewer, null)).toEqual({ page: pageId(1), gap: null });
    await submit(reviewer, ['symbols', 'layout', 'latex'], 'accepted');
    expect(await nextUnfinished(project, reviewer, pageId(1))).toEqual({ page: pageId(2), gap: null });
  });
});

describe('undo', () => {
  it('takes back exactly one operation, with its layer states; undoing that is the redo', async () => {
    const first = await commitEdits(project, annotator, [await edit({ latex: 'x' }, aSymbol(1))]);
    const before = [...(await read()).records.values()];
    const second = await commitEdits(project, annotator, [await edit({ latex: 'y' }, aSymbol(2))]);
    const undone = await undoOperation(project, annotator, second.operation.id);
    expect([...(await read()).records.values()]).toEqual(before);
    await undoOperation(project, annotator, undone.operation.id);
    expect(formulaOf(await read())?.latex).toBe('y');
    await expect(undoOperation(project, annotator, first.operation.id)).rejects.toBeInstanceOf(StaleRevisionError);
    expect(symbolsOf(await read())).toHaveLength(1);
  });

  it('is for one’s own operations, except for a lead, and never for imports', async () => {
    const edited = await commitEdits(project, annotator, [await edit({ latex: 'x' })]);
    await expect(undoOperation(project, reviewer, edited.operation.id)).rejects.toMatchObject({ code: 'forbidden' });
    await undoOperation(project, importActor, edited.operation.id);
    expect(formulaOf(await read())?.latex).toBe('');
    const imported = anOperation(500, [creating(aPage(4, { imageSha256: sha256Number(1) }))], { kind: 'import' });
    await project.store.commit(imported);
    await expect(undoOperation(project, importActor, operationId(500))).rejects.toMatchObject({ code: 'conflict' });
  });
});
