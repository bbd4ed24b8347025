import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DocumentRecord, DocumentShape } from '#schemas/domain/document.ts';
import { CommentId, FormulaId, type PageId, ThreadId } from '#schemas/domain/id.ts';
import type { Release } from '#schemas/domain/release.ts';
import { BesideRelease } from '#schemas/formats/left-open.ts';
import { documentToShape, formulaOf, pageOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { exportGolden, freezeGolden, goldenFreezeOptions, goldenLead } from '#test/golden/export-golden.ts';
import { folderContent } from '#test/golden/folder-content.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { archiveOf, takeArchive } from '#test/support/archived-work.ts';
import { anOperation, aPerson, creating, formulaId } from '#test/support/builders.ts';
import { importActor, importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import type { Project } from '../project/project.ts';
import { lockTest } from '../release/locked-test/lock-test.ts';
import { commitOperation } from '../services/commit.ts';
import { formulaHistory, formulaVersion } from '../services/history.ts';
import { replayHistory } from './merging/replay-history.ts';

const first = FormulaId.parse(formulaId(1));

async function golden(): Promise<Project> {
  const project = await goldenProject(join(await temporaryFolder(), 'golden'));
  onTestFinished(() => project.close());
  return project;
}

async function setLatex(project: Project, id: string, latex: string): Promise<void> {
  const document = await project.store.getDocument({ type: 'formula', id });
  const records = [...document.records.values()].map((record): [string, DocumentRecord] => [
    record.id,
    record.kind === 'formula' ? { ...record, latex } : record,
  ]);
  const patch = diffDocuments(document, { ...document, records: new Map(records) });
  if (patch) await commitOperation(project, importActor, 'edit', [patch]);
}

async function addThread(project: Project, number: number): Promise<ThreadId> {
  const page = formulaOf(await project.store.getDocument({ type: 'formula', id: first }))?.page as PageId;
  const id = ThreadId.parse(`0${String(number).padStart(25, '0')}`);
  const author = goldenLead.person.id;
  const comment = CommentId.parse(`0${String(number + 1).padStart(25, '0')}`);
  await commitOperation(project, goldenLead, 'comment', [
    creating(
      { kind: 'thread', id, page, formula: first, layer: null, pin: { kind: 'whole' }, resolved: null },
      { kind: 'comment', id: comment, author, at: '2026-01-02T00:00:00.000Z', text: 'Is this a 1 or an l?' },
    ),
  ]);
  return id;
}

/** A version without the ids of classes and categories, which are those that the project has for the same labels. */
function withoutClasses({ revision, records }: DocumentShape) {
  return {
    revision,
    records: records.map((record) => ({ ...record, symbolClass: null, categories: null })),
  };
}

/** What a release exports, byte for byte. */
async function exported(project: Project, release: Release): Promise<unknown> {
  const out = join(await temporaryFolder(), 'out');
  await exportGolden(project, release, out);
  return folderContent(out);
}

describe('what an archive holds beside the truth', () => {
  it('brings the history, at the same revisions, and every version', async () => {
    const source = await golden();
    await setLatex(source, first, 'a');
    await setLatex(source, first, 'b');
    const target = await newProject();
    const report = await takeArchive(target, await archiveOf(source));
    expect(report).toMatchObject({ differing: [], quarantined: [], imported: { pages: 8, formulas: 9 } });
    expect(report.beside.operations).toBeGreaterThan(2);
    const query = { formula: first, after: null, limit: 50 };
    const [own, other] = [
      await formulaHistory(source, goldenLead, query),
      await formulaHistory(target, importActor, query),
    ];
    expect(other.entries.map(({ kind, actor, at, revision }) => ({ kind, actor, at, revision }))).toEqual(
      own.entries.map(({ kind, actor, at, revision }) => ({ kind, actor, at, revision })),
    );
    for (const { revision } of own.entries) {
      const [before, after] = [
        await formulaVersion(source, goldenLead, first, revision),
        await formulaVersion(target, importActor, first, revision),
      ];
      expect(withoutClasses(after)).toEqual(withoutClasses(before));
    }
    for (const document of await source.store.pagesAfter(null, 100)) {
      expect(documentToShape(await target.store.getDocument(document.ref))).toEqual(documentToShape(document));
    }
  });

  it('keeps what somebody changed between its arrival and the end of the import', async () => {
    const source = await golden();
    await setLatex(source, first, 'a');
    const archive = await archiveOf(source);
    const target = await newProject();
    const { exchanges } = target.store;
    const save = exchanges.saveExchanged.bind(exchanges);
    const saved = vi.spyOn(exchanges, 'saveExchanged');
    saved.mockImplementation(async (documents) => {
      await save(documents);
      if (!documents.some(({ document }) => document.ref.id === first)) return;
      saved.mockRestore();
      await setLatex(target, first, 'mine');
    });
    await takeArchive(target, archive);
    expect(formulaOf(await target.store.getDocument({ type: 'formula', id: first }))?.latex).toBe('mine');
  });

  it('tells everybody of what arrives with its history', async () => {
    const archive = await archiveOf(await golden());
    const target = await newProject();
    const heard = new Set<string>();
    target.events.listen((event) => {
      if (event.type === 'operation') for (const { ref } of event.documents) heard.add(ref.id);
    });
    await takeArchive(target, archive);
    expect(heard.has(first)).toBe(true);
  });

  it('does nothing again but what was done to documents that are missing, of their kind', async () => {
    const target = await newProject();
    const person = aPerson(77, 'lead');
    const forged = anOperation(1, [creating(person)], { actor: importActor.person.id });
    const replay = {
      operations: (async function* () {
        yield forged;
      })(),
      wanted: new Map([[person.id as string, 'formula' as const]]),
      ids: new Map(),
      origin: target.id,
      mediaOf: async () => [],
    };
    const job = target.jobs.start('archive', (handle) => replayHistory(target, replay, handle));
    expect((await target.jobs.whenEnded(job.id)).error).toBeNull();
    expect((await target.store.getDocument({ type: 'person', id: person.id })).records.size).toBe(0);
  });

  it('brings conversations, and merges what was said on both sides', async () => {
    const source = await golden();
    const thread = await addThread(source, 7000);
    const target = await newProject();
    expect((await takeArchive(target, await archiveOf(source))).beside.conversations).toBe(1);
    const ref = { type: 'thread', id: thread } as const;
    expect(documentToShape(await target.store.getDocument(ref))).toEqual(
      documentToShape(await source.store.getDocument(ref)),
    );
    const another = await addThread(target, 8000);
    const report = await takeArchive(source, await archiveOf(target));
    expect(report).toMatchObject({ differing: [], beside: { conversations: 1 } });
    expect((await source.store.getDocument({ type: 'thread', id: another })).records.size).toBe(2);
  });

  it('brings releases that export the same bytes, with their split and locked test set', async () => {
    const source = await golden();
    const release = await freezeGolden(source, goldenFreezeOptions);
    await lockTest(source, goldenLead, { release: release.id, note: 'for good' });
    await source.store.sources.setLicence(null, { licence: 'CC0-1.0', attribution: '', address: '' });
    await setLatex(source, first, 'later');
    const target = await newProject();
    const archive = await archiveOf(source);
    expect((await takeArchive(target, archive)).beside).toMatchObject({ releases: 1, splits: 1 });
    const [taken] = await target.store.releases.listReleases();
    expect(taken).toEqual(release);
    expect(await target.store.splits.testVersions()).toEqual(await source.store.splits.testVersions());
    expect(await target.store.splits.assignments(release.split)).toEqual(
      await source.store.splits.assignments(release.split),
    );
    expect(await exported(target, release)).toEqual(await exported(source, release));
    const again = await takeArchive(target, archive);
    expect(again).toMatchObject({ differing: [], merged: 0, beside: { releases: 0, splits: 0, operations: 0 } });
  });

  it('brings what was open beside a release as figures alone: the log of this project does not tell of it', async () => {
    const source = await golden();
    const release = await freezeGolden(source, goldenFreezeOptions);
    const written = await source.store.releases.leftOpen(release.id);
    const { lastOperation, ...figures } = BesideRelease.parse(JSON.parse(written ?? ''));
    expect(lastOperation).toBeDefined();
    const target = await newProject();
    await takeArchive(target, await archiveOf(source));
    expect(JSON.parse((await target.store.releases.leftOpen(release.id)) ?? '')).toEqual(figures);
  });

  it('gives pages that this project imported itself the sides that they have in the archive', async () => {
    const source = await golden();
    const release = await freezeGolden(source, goldenFreezeOptions);
    await lockTest(source, goldenLead, { release: release.id, note: '' });
    const pages = (await source.store.pagesAfter(null, 100)).flatMap((document) => pageOf(document) ?? []);
    const folder = await temporaryFolder();
    for (const { id, sourceSha256, sourceName } of pages) {
      await writeFile(join(folder, `${id}-${basename(sourceName)}`), await source.media.read(sourceSha256));
    }
    const target = await newProject();
    await importInto(target, [folder]);
    await takeArchive(target, await archiveOf(source));
    const sourceOf = async (project: Project) =>
      new Map(
        (await project.store.pagesAfter(null, 100)).map((document) => [
          document.ref.id,
          pageOf(document)?.sourceSha256,
        ]),
      );
    const sidesOf = async (project: Project) => {
      const sources = await sourceOf(project);
      const assignments = await project.store.splits.assignments(release.split);
      return new Map(assignments.map(({ page, side }) => [sources.get(page), side]));
    };
    expect((await sourceOf(target)).has(pages[0]?.id ?? '')).toBe(false);
    expect(await sidesOf(target)).toEqual(await sidesOf(source));
    expect((await target.store.splits.testVersions()).map(({ number }) => number)).toEqual([1]);
  });

  it('locks no test set whose pages stand on another side here', async () => {
    const source = await golden();
    const release = await freezeGolden(source, goldenFreezeOptions);
    await lockTest(source, goldenLead, { release: release.id, note: '' });
    const target = await newProject();
    const [split] = await source.store.splits.listSplits();
    if (!split) throw new Error('Nothing was split.');
    await target.store.splits.addSplit(split);
    const sides = await source.store.splits.assignments(split.id);
    await target.store.splits.addAssignments(
      split.id,
      sides.map((assignment) => ({ ...assignment, side: 'train' as const })),
    );
    const report = await takeArchive(target, await archiveOf(source));
    expect(await target.store.splits.testVersions()).toEqual([]);
    expect(report.differing.map(({ reason }) => reason.code)).toContain('archive-test-trained-here');
  });

  it('takes no formats that a sub-model cannot be written in as it is here, and names them', async () => {
    const source = await golden();
    const target = await newProject();
    const reader = { key: 'reader', name: 'Reader', recordIn: 'formula', recordOut: 'boxes' };
    const recipe = (format: string) => ({ subModel: 'reader', format, name: null, options: {} });
    await source.store.releases.setExportSetting('sub-model', 'reader', reader);
    await source.store.releases.setExportSetting('recipes', 'reader', [recipe('coco'), recipe('records')]);
    const own = { ...reader, recordIn: 'page', recordOut: 'latex' };
    await target.store.releases.setExportSetting('sub-model', 'reader', own);
    const report = await takeArchive(target, await archiveOf(source));
    expect((await target.store.releases.exportSettings('recipes')).get('reader')).toEqual([recipe('records')]);
    expect(report.differing.map(({ reason }) => [reason.code, reason.parameters])).toEqual([
      ['archive-setting-differs', { key: 'reader' }],
      ['archive-recipes-unwritable', { subModel: 'reader', formats: 'reader/coco' }],
    ]);
    const other = await newProject();
    await other.store.releases.setExportSetting('sub-model', 'reader', own);
    await source.store.releases.setExportSetting('recipes', 'reader', [recipe('coco')]);
    await takeArchive(other, await archiveOf(source));
    expect((await other.store.releases.exportSettings('recipes')).has('reader')).toBe(false);
    const elsewhere = await newProject();
    expect((await takeArchive(elsewhere, await archiveOf(source))).differing).toEqual([]);
    expect((await elsewhere.store.releases.exportSettings('recipes')).get('reader')).toEqual([recipe('coco')]);
  });

  it('keeps what this project holds differently, and names it', async () => {
    const source = await golden();
    const release = await freezeGolden(source, goldenFreezeOptions);
    await source.store.releases.setExportSetting('recipes', 'detector', [{ subModel: 'detector', format: 'coco' }]);
    const target = await newProject();
    await target.store.releases.setExportSetting('recipes', 'detector', [{ subModel: 'detector', format: 'yolo' }]);
    const report = await takeArchive(target, await archiveOf(source));
    expect(report.differing.map(({ reason }) => reason.code)).toEqual(['archive-setting-differs']);
    expect((await target.store.releases.exportSettings('recipes')).get('detector')).toEqual([
      { subModel: 'detector', format: 'yolo' },
    ]);
    expect((await target.store.releases.listReleases()).map(({ id }) => id)).toEqual([release.id]);
  });
});
