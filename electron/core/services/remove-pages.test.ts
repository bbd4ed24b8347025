import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { PageFilter } from '#schemas/contract/library.ts';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { OperationId, type PageId, type Sha256 } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { actorOf, importActor, importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import type { Project } from '../project/project.ts';
import { setSubModel } from '../release/exporting/export-settings.ts';
import { freezeRelease } from '../release/freezing/freeze.ts';
import { lockTest } from '../release/locked-test/lock-test.ts';
import { openRelease } from '../release/open-release.ts';
import { previewSplit } from '../release/report/preview-split.ts';
import { fixFindings } from '../validation/fix-findings.ts';
import { validateProject } from '../validation/validate-project.ts';
import type { Actor } from './actor.ts';
import { commitEdits, undoOperation } from './annotation.ts';
import { runDoctor } from './doctor.ts';
import { documentsOfPart } from './many/commit-in-parts.ts';
import { previewRemoval, removePages } from './remove-pages.ts';
import { openThread } from './review/threads.ts';

/** Pictures of coarse blocks, no two alike: near-duplicates of a test set would be held with it. */
async function pictures(names: readonly string[], first: number): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  const [side, block] = [64, 16];
  for (const [place, name] of names.entries()) {
    const pixels = Buffer.alloc(side * side, 255);
    for (let at = 0; at < pixels.length; at++) {
      const cell = 4 * Math.floor(at / side / block) + Math.floor((at % side) / block);
      if (((Math.imul(first + place + 1, 0x9e3779b1) >>> cell) & 1) === 1) pixels[at] = 0;
    }
    const picture = sharp(pixels, { raw: { width: side, height: side, channels: 1 } });
    await writeFile(join(folder, name), await picture.png().toBuffer());
  }
  await writeFile(join(folder, 'caption.txt'), names.map((name) => `${name}\tx ^ { 2 }\n`).join(''));
  return folder;
}

const few = ['a.png', 'b.png', 'c.png', 'd.png'];

async function world(wrong: readonly string[] = few) {
  const project = await newProject();
  const lead = await actorOf(project, 9, 'lead');
  await importInto(project, [await pictures(['right.png'], 0)], { batch: 'right' });
  const folder = await pictures(wrong, 20);
  const { job } = await importInto(project, [folder], { batch: 'wrong' });
  const ids = new Map<string, PageId>();
  for (const page of (await project.store.listPages(PageFilter.parse({}), null, 20)).items) {
    ids.set(page.sourceName, page.id);
  }
  const idOf = (name: string) => ids.get(name) ?? ('' as PageId);
  const during = { from: job.startedAt, until: job.endedAt ?? '' };
  return { project, lead, folder, idOf, take: { import: { batch: 'wrong', during } } };
}

/** Looks for pictures that belong to nothing, and removes them for good. */
async function removeOrphans(project: Project, lead: Actor): Promise<number> {
  const validate = project.jobs.start('validation', (handle) => validateProject(project, { ink: false }, handle));
  await project.jobs.whenEnded(validate.id);
  return (await fixFindings(project, lead, { findings: { kind: 'media-orphan' }, remedy: null })).fixed;
}

const namesIn = async (project: Project) =>
  (await project.store.listPages(PageFilter.parse({}), null, 20)).items.map(({ sourceName }) => sourceName).sort();

/** Writes LaTeX on the page, and says something about another. */
async function work(project: Project, edited: PageId) {
  const annotator = await actorOf(project, 1, 'annotator');
  const [document] = await project.store.formulasOfPage(edited);
  const formula = document && formulaOf(document);
  if (!document || !formula) throw new Error('no formula');
  const records = new Map(document.records).set(formula.id, { ...formula, latex: 'y' });
  const patch = diffDocuments(document, { ...document, records });
  if (patch) await commitEdits(project, annotator, [patch]);
  return annotator;
}

describe('an import that is taken back', () => {
  it('loses the pages that it made, in one act with one undo; others are never touched, and it can come again', async () => {
    const { project, lead, folder, take } = await world();
    const before = await project.store.counters();
    expect(await previewRemoval(project, lead, { pages: take, worked: 'keep' })).toEqual({
      pages: 4,
      formulas: 4,
      left: [],
    });
    const { operation, removed } = await removePages(project, lead, { pages: take, worked: 'keep' });
    expect(removed).toEqual({ pages: 4, formulas: 4, left: [] });
    expect(await namesIn(project)).toEqual(['right.png']);
    expect(await project.store.counters()).toEqual(await project.store.recount());
    if (operation === null) throw new Error('nothing went');
    await undoOperation(project, lead, operation);
    expect(await namesIn(project)).toEqual([...few, 'right.png']);
    expect(await project.store.counters()).toEqual(before);

    // What went and came back is nobody's work.
    const again = await removePages(project, lead, { pages: take, worked: 'keep' });
    expect(again.removed.pages).toBe(4);
    const { report } = await importInto(project, [folder], { batch: 'another' });
    expect(report.imported.pages).toBe(4);
    await expect(undoOperation(project, lead, OperationId.parse(again.operation))).rejects.toMatchObject({
      code: 'conflict',
      parameters: { reason: 'page-imported-again' },
    });
    const doctor = project.jobs.start('doctor', (handle) => runDoctor(project, handle));
    expect((await project.jobs.whenEnded(doctor.id)).report).toMatchObject({ findings: [] });
  });

  it('keeps what somebody worked on, talked about, filled, or locked as a test, and names it; what is asked for goes, but no test', async () => {
    const { project, lead, idOf, take } = await world();
    const annotator = await work(project, idOf('a.png'));
    const thread = { pin: { kind: 'whole' as const }, text: 'Whose page is this?' };
    await openThread(project, annotator, { page: idOf('b.png'), formula: null, thread });
    const namedTest = { batches: ['right'], writers: [], categories: [] };
    const release = await freezeRelease(project, importActor, FreezeOptions.parse({ namedTest }));
    await lockTest(project, importActor, { release: release.id, note: '' });
    const { removed } = await removePages(project, lead, { pages: take, worked: 'keep' });
    expect(removed).toEqual({
      pages: 2,
      formulas: 2,
      left: [
        { why: 'edited', count: 1, examples: ['a.png'] },
        { why: 'discussed', count: 1, examples: ['b.png'] },
      ],
    });
    const all = { matching: PageFilter.parse({}) };
    const rest = await removePages(project, lead, { pages: all, worked: 'remove' });
    expect(rest.removed).toMatchObject({ pages: 2, left: [{ why: 'locked-test', count: 1, examples: ['right.png'] }] });
    expect(await project.store.review.sideDocuments({ type: 'thread' }, null, 9)).toEqual([]);
    await undoOperation(project, lead, OperationId.parse(rest.operation));
    expect(await project.store.review.sideDocuments({ type: 'thread' }, null, 9)).toHaveLength(1);
    expect(await namesIn(project)).toEqual(['a.png', 'b.png', 'right.png']);
  });

  it('cannot come back once its pictures were removed for good, and says how many of all its parts', async () => {
    // With its formula a page is two documents of a part.
    const many = Array.from({ length: documentsOfPart / 2 + 1 }, (_, place) => `page ${place}.png`);
    const { project, lead, take } = await world(many);
    const { operation } = await removePages(project, lead, { pages: take, worked: 'keep' });
    const validate = project.jobs.start('validation', (handle) => validateProject(project, { ink: false }, handle));
    expect((await project.jobs.whenEnded(validate.id)).report).toMatchObject({
      byKind: { 'media-orphan': many.length },
    });
    const fixed = await fixFindings(project, lead, { findings: { kind: 'media-orphan' }, remedy: null });
    expect(fixed.fixed).toBe(many.length);
    await expect(undoOperation(project, lead, OperationId.parse(operation))).rejects.toMatchObject({
      code: 'conflict',
      parameters: { reason: 'page-picture-removed', count: many.length, total: many.length },
    });
    expect(await namesIn(project)).toEqual(['right.png']);
  });

  it('keeps no picture for a split that was only looked at, nor for a freeze that was given up', async () => {
    const { project, lead, take } = await world();
    const written = vi.spyOn(project.store.releases, 'addVersions');
    const options = FreezeOptions.parse({});
    await setSubModel(project, importActor, { key: 'reader', name: 'Reader', recordIn: 'page', recordOut: 'latex' });
    await previewSplit(project, importActor, options);
    const kept = await freezeRelease(project, importActor, {
      ...options,
      filter: { categories: [], batches: ['right'], licences: [], layers: [] },
    });
    written.mockClear();
    await previewSplit(project, importActor, { ...options, split: kept.split });
    expect(written).not.toHaveBeenCalled();
    const giveUp = async () => await Promise.reject(new Error('given up'));
    await expect(freezeRelease(project, importActor, options, undefined, giveUp)).rejects.toThrow('given up');
    expect(written).toHaveBeenCalled();
    const named = await project.store.releases.versionsAfter(null, 99);
    expect(new Set(named.map(({ document }) => JSON.parse(document).sourceName))).toEqual(new Set(['right.png']));
    await removePages(project, lead, { pages: take, worked: 'keep' });
    const fixed = await removeOrphans(project, lead);
    expect(fixed).toBe(few.length);
    await removePages(project, lead, { pages: { matching: PageFilter.parse({}) }, worked: 'remove' });
    expect(await removeOrphans(project, lead)).toBe(0);
  });

  it('keeps the pictures of a release that is being frozen while its pages go', async () => {
    const { project, lead, take } = await world();
    let removing: Promise<number> = Promise.resolve(-1);
    const release = await freezeRelease(project, importActor, FreezeOptions.parse({}), undefined, async () => {
      await removePages(project, lead, { pages: take, worked: 'keep' });
      removing = removeOrphans(project, lead);
      await setTimeout(300);
    });
    expect(await removing).toBe(0);
    const { reader } = await openRelease(project.store, release.id);
    const frozen: Sha256[] = [];
    for await (const { formula } of reader.formulas()) frozen.push(formula.picture.sha256);
    expect(frozen).toHaveLength(few.length + 1);
    for (const picture of frozen) expect(await project.store.getMedia(picture)).not.toBeNull();
  });

  it('is not mistaken for another of its name, and is for leads', async () => {
    const { project, lead, take } = await world();
    const later = await pictures(['later.png'], 40);
    await importInto(project, [later], { batch: 'wrong' });
    await expect(
      removePages(project, await actorOf(project, 3, 'reviewer'), { pages: take, worked: 'keep' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await removePages(project, lead, { pages: take, worked: 'keep' });
    expect(await namesIn(project)).toEqual(['later.png', 'right.png']);
  });
});
