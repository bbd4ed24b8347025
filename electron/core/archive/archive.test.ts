import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ImportReport } from '#schemas/contract/imports.ts';
import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import { CommentId, Sha256, ThreadId } from '#schemas/domain/id.ts';
import type { Comment, Thread } from '#schemas/domain/thread.ts';
import { documentToShape, formulaOf, pageOf, symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { goldenLead } from '#test/golden/export-golden.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { truthOfProject } from '#test/golden/stored-truth.ts';
import { ownProject } from '#test/support/archived-work.ts';
import {
  aFormula,
  anOperation,
  aPage,
  aSymbolClass,
  creating,
  layerIn,
  sha256Number,
  ulidOf,
} from '#test/support/builders.ts';
import { jobHandle } from '#test/support/job-handle.ts';
import { actorOf, importActor, importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { hostMark } from '../project/host-mark.ts';
import type { Project } from '../project/project.ts';
import { commitOperation } from '../services/commit.ts';
import { removePages } from '../services/remove-pages.ts';
import { writeArchive } from './writing/write-archive.ts';

async function golden(): Promise<Project> {
  const project = await goldenProject(join(await temporaryFolder(), 'golden'));
  onTestFinished(() => project.close());
  return project;
}

async function archiveOf(project: Project, name = 'work'): Promise<string> {
  const out = join(await temporaryFolder(), name);
  const job = project.jobs.start('archive', (handle) => writeArchive(project, goldenLead, out, handle));
  const ended = await project.jobs.whenEnded(job.id);
  expect(ended.error).toBeNull();
  return `${out}.quotient-archive`;
}

async function take(project: Project, archive: string): Promise<ImportReport> {
  const { job, report } = await importInto(project, [archive]);
  expect(job.error).toBeNull();
  return ImportReport.parse(report);
}

async function formulas(project: Project): Promise<readonly AnnotationDocument[]> {
  const pages = await project.store.pagesAfter(null, 1000);
  const all = await Promise.all(pages.map(({ ref }) => project.store.formulasOfPage(ref.id as never)));
  return all.flat();
}

async function edit(
  project: Project,
  id: string,
  change: (record: DocumentRecord) => DocumentRecord | null,
): Promise<void> {
  const document = await project.store.getDocument({ type: 'formula', id });
  const records = [...document.records.values()].flatMap((record) => change(record) ?? []);
  const patch = diffDocuments(document, {
    ...document,
    records: new Map(records.map((record) => [record.id, record])),
  });
  if (patch) await commitOperation(project, importActor, 'edit', [patch]);
}

const setLatex = (latex: string) => (record: DocumentRecord) =>
  record.kind === 'formula' ? { ...record, latex } : record;

async function latexOf(project: Project, id: string): Promise<string | undefined> {
  return formulaOf(await project.store.getDocument({ type: 'formula', id }))?.latex;
}

it('says what to do when the folder of an archive vanishes half way, and leaves nothing', async () => {
  const project = await golden();
  const parent = join(await temporaryFolder(), 'parent');
  const handle = jobHandle((step) => {
    if (step === 3) rmSync(parent, { recursive: true });
  });
  await expect(writeArchive(project, goldenLead, join(parent, 'work'), handle)).rejects.toMatchObject({
    code: 'io-failed',
    message: expect.stringContaining('write the archive again'),
  });
  expect(existsSync(parent)).toBe(false);
  const archive = join(parent, 'work.quotient-archive');
  expect(await writeArchive(project, goldenLead, join(parent, 'work'), handle)).toMatchObject({ path: archive });
  expect(readdirSync(parent)).toEqual(['work.quotient-archive']);
});

it('is whole where two projects are written to one place at once, and nothing of a killed writing stays beside it', async () => {
  const parent = await temporaryFolder();
  const out = join(parent, 'work');
  await mkdir(join(parent, `work.quotient-archive.parts-${hostMark()}-${2 ** 22 + 1}-1`));
  const writing = [await golden(), await ownProject()].map((project) =>
    writeArchive(project, goldenLead, out, jobHandle()),
  );
  const ended = await Promise.allSettled(writing);
  expect(ended.map(({ status }) => status)).toContain('fulfilled');
  for (const one of ended) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict' });
  expect(readdirSync(parent)).toEqual(['work.quotient-archive']);
  await take(await newProject(), `${out}.quotient-archive`);
});

it('does not take the place of a file that came to be while it was written', async () => {
  const project = await golden();
  const parent = await temporaryFolder();
  const target = join(parent, 'work.quotient-archive');
  const handle = jobHandle((_step, phase) => {
    if (phase === 'packing') writeFileSync(target, 'mine');
  });
  await expect(writeArchive(project, goldenLead, join(parent, 'work'), handle)).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await readFile(target, 'utf8')).toBe('mine');
  expect(readdirSync(parent)).toEqual(['work.quotient-archive']);
});

describe('an archive', () => {
  it('brings everything into another project as it is, and again adds nothing', async () => {
    const source = await golden();
    const target = await newProject();
    const archive = await archiveOf(source);
    const report = await take(target, archive);
    expect(report).toMatchObject({ format: 'quotient', differing: [], quarantined: [], merged: 0 });
    expect(report.imported).toMatchObject({ pages: 8, formulas: 9 });
    expect(await truthOfProject(target)).toEqual(await truthOfProject(source));
    for (const document of await source.store.pagesAfter(null, 100)) {
      const [own, other] = [pageOf(document), pageOf(await target.store.getDocument(document.ref))];
      expect(other).toEqual(own);
      if (own) expect(await target.media.read(own.imageSha256)).toEqual(await source.media.read(own.imageSha256));
    }
    const again = await take(target, archive);
    expect(again).toMatchObject({ imported: { pages: 0, formulas: 0 }, merged: 0, differing: [] });
    expect(again).toMatchObject({ alreadyThere: 8, formulasThere: 9 });
  });

  it('has few of its pictures in memory at once, however many acts are done again together', async () => {
    const source = await newProject();
    const folder = await temporaryFolder();
    for (let number = 1; number <= 12; number += 1) {
      await writeFile(join(folder, `${number}.png`), await pngOf(30 + number, 20));
    }
    expect((await importInto(source, [folder])).report.imported.pages).toBe(12);
    const target = await newProject();
    const { media } = target;
    const write = media.write.bind(media);
    let [open, most] = [0, 0];
    vi.spyOn(media, 'write').mockImplementation(async (...picture) => {
      most = Math.max(most, (open += 1));
      await write(...picture);
      open -= 1;
    });
    expect((await take(target, await archiveOf(source))).imported.pages).toBe(12);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(4);
  });

  it('is the same bytes each time, and complete or not there', async () => {
    const source = await golden();
    const [first, second] = [await archiveOf(source), await archiveOf(source)];
    expect((await readFile(first)).equals(await readFile(second))).toBe(true);
    expect(await readdir(join(first, '..'))).toEqual(['work.quotient-archive']);
    const job = source.jobs.start('archive', (handle) => writeArchive(source, goldenLead, first, handle));
    expect((await source.jobs.whenEnded(job.id)).error).toMatchObject({ code: 'conflict' });
  });

  it('holds one state of a project that is worked on meanwhile, which another project takes', async () => {
    const source = await golden();
    const [document] = await formulas(source);
    const symbol = document && symbolsOf(document)[0];
    if (!symbol) throw new Error('The golden project has no symbol.');
    const symbolClass = aSymbolClass(801, '\\new');
    const records = new Map(document.records).set(symbol.id, { ...symbol, symbolClass: symbolClass.id });
    const used = diffDocuments(document, { ...document, records });
    if (!used) throw new Error('Nothing would change.');
    const bytes = Buffer.from('a picture');
    const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
    await source.media.write(sha256, bytes);
    const page = aPage(802, { sourceSha256: sha256, imageSha256: sha256 });
    const remark: Thread = {
      kind: 'thread',
      id: ThreadId.parse(ulidOf(803)),
      page: page.id,
      formula: null,
      layer: null,
      pin: { kind: 'whole' },
      resolved: null,
    };
    const said: Comment = {
      kind: 'comment',
      id: CommentId.parse(ulidOf(804)),
      author: goldenLead.person.id,
      at: '2026-01-02T00:00:00.000Z',
      text: 'Is this a 1 or an l?',
    };
    const media = [{ sha256, byteCount: bytes.length, contentType: 'image/png' }];
    const work = new Map([
      // Before the pages are read: a class that is new, on one of them.
      [1, () => source.store.commitAll([anOperation(801, [creating(symbolClass), used])], [])],
      // After the last of them: one more, with a remark.
      [3, () => source.store.commitAll([anOperation(802, [creating(page), creating(remark, said)])], media)],
    ]);
    const before = await truthOfProject(source);
    const done: Promise<unknown>[] = [];
    let asked = 0;
    const throwIfCancelled = () => {
      const act = work.get((asked += 1));
      if (act) done.push(act());
    };
    const out = join(await temporaryFolder(), 'busy');
    const { path } = await writeArchive(source, goldenLead, out, { ...jobHandle(), throwIfCancelled });
    expect(await Promise.all(done)).toMatchObject([[{ kind: 'committed' }], [{ kind: 'committed' }]]);
    expect(await truthOfProject(source)).not.toEqual(before);
    const target = await newProject();
    await take(target, path);
    expect(await truthOfProject(target)).toEqual(before);
  });

  it('is refused whole where a page of it has another picture here, until that page is gone on either side', async () => {
    const source = await golden();
    const [document] = await source.store.pagesAfter(null, 1);
    const page = document && pageOf(document);
    if (!page) throw new Error('The golden project has no page.');
    const target = await newProject();
    const sha256 = sha256Number(1);
    const other = creating({ ...page, sourceName: 'own.png', sourceSha256: sha256, imageSha256: sha256 });
    await target.store.commitAll([anOperation(901, [other])], [{ sha256, byteCount: 1, contentType: 'image/png' }]);
    const before = await target.store.schemaRecords();
    const archive = await archiveOf(source);
    const { job } = await importInto(target, [archive]);
    const { sourceName } = page;
    expect(job.error).toEqual({
      code: 'unsupported-file',
      message: `work.quotient-archive, ${sourceName}: this page has another picture here, where it is called own.png, so nothing of this archive was taken. Remove the page here, or remove it in the project of the archive and write that again.`,
      parameters: {
        archive: 'work.quotient-archive',
        entry: sourceName,
        here: 'own.png',
        reason: 'archive-page-differs',
      },
    });
    expect(await target.store.schemaRecords()).toEqual(before);
    expect(await target.store.pagesAfter(null, 10)).toHaveLength(1);
    await removePages(source, goldenLead, { pages: [page.id], worked: 'remove' });
    expect(await take(target, await archiveOf(source))).toMatchObject({ imported: { pages: 7 } });
    await removePages(target, importActor, { pages: [page.id], worked: 'remove' });
    expect(await take(target, archive)).toMatchObject({ imported: { pages: 1 } });
    expect(pageOf(await target.store.getDocument(document.ref))).toEqual(page);
  });

  it('may be brought in by a lead only', async () => {
    const archive = await archiveOf(await golden());
    const target = await newProject();
    const { job } = await importInto(target, [archive], {}, await actorOf(target, 3, 'reviewer'));
    expect(job.error).toMatchObject({ code: 'forbidden' });
    expect(await formulas(target)).toEqual([]);
  });
});

describe('merging the work of somebody who was offline', () => {
  async function exchanged() {
    const office = await golden();
    const away = await ownProject();
    await take(away, await archiveOf(office));
    const [one = '', two = '', three = ''] = (await formulas(office)).map(({ ref }) => ref.id);
    return { office, away, one, two, three };
  }

  it('takes what only one side changed, on both sides', async () => {
    const { office, away, one, two } = await exchanged();
    await edit(away, one, setLatex('a + b'));
    await edit(office, two, setLatex('c + d'));
    const report = await take(office, await archiveOf(away));
    expect(report).toMatchObject({ merged: 1, differing: [], imported: { pages: 0, formulas: 0 } });
    expect([await latexOf(office, one), await latexOf(office, two)]).toEqual(['a + b', 'c + d']);
    // And back: the common state is now what the office last got.
    await edit(office, one, setLatex('a + b + c'));
    expect(await take(away, await archiveOf(office))).toMatchObject({ merged: 2, differing: [] });
    expect([await latexOf(away, one), await latexOf(away, two)]).toEqual(['a + b + c', 'c + d']);
  });

  it('lists what both changed differently and overwrites nothing', async () => {
    const { office, away, one } = await exchanged();
    await edit(away, one, setLatex('away'));
    await edit(office, one, setLatex('office'));
    const before = documentToShape(await office.store.getDocument({ type: 'formula', id: one }));
    const report = await take(office, await archiveOf(away));
    const formula = formulaOf(await office.store.getDocument({ type: 'formula', id: one }));
    const page = formula && pageOf(await office.store.getDocument({ type: 'page', id: formula.page }));
    expect(report.differing.map(({ source }) => source)).toEqual([page?.sourceName]);
    expect(report.differing.map(({ at }) => at)).toEqual([{ page: page?.id, formula: one }]);
    expect(report.differing.map(({ reason }) => reason)).toEqual([
      expect.objectContaining({
        code: 'merge-conflict',
        parameters: expect.objectContaining({
          what: { term: 'record-part', kind: 'formula', field: 'latex' },
          ours: '"office"',
          theirs: '"away"',
        }),
      }),
    ]);
    expect(documentToShape(await office.store.getDocument({ type: 'formula', id: one }))).toEqual(before);
  });

  it('joins symbols that both drew, and nobody has accepted the mixture', async () => {
    const { office, away, one } = await exchanged();
    const [first, second] = symbolsOf(await office.store.getDocument({ type: 'formula', id: one }));
    const move = (id: string | undefined, x: number) => (record: DocumentRecord) =>
      record.kind === 'symbol' && record.id === id ? { ...record, box: { ...record.box, x } } : record;
    await edit(office, one, move(first?.id, 1));
    await edit(away, one, (record) => {
      const moved = move(second?.id, 2)(record);
      if (moved?.kind !== 'formula') return moved;
      return { ...moved, layers: { ...moved.layers, symbols: { state: 'drafted', source: 'person', reason: null } } };
    });
    expect(await take(office, await archiveOf(away))).toMatchObject({ merged: 1, differing: [] });
    const merged = await office.store.getDocument({ type: 'formula', id: one });
    expect(
      symbolsOf(merged)
        .slice(0, 2)
        .map(({ box }) => box.x),
    ).toEqual([1, 2]);
    expect(formulaOf(merged)?.layers.symbols.state).toBe('drafted');
  });

  it('knows classes, pages and people of another project by what they are', async () => {
    const source = await golden();
    const target = await newProject();
    const [page] = await source.store.pagesAfter(null, 1);
    const root = page ? pageOf(page) : null;
    const folder = await temporaryFolder();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'same.png'), await source.media.read(root?.imageSha256 as never));
    await importInto(target, [folder]);
    const report = await take(target, await archiveOf(source));
    expect(report).toMatchObject({ filledLayers: 3, imported: { pages: 7 } });
    const labels = (await target.store.schemaRecords()).flatMap(({ record }) =>
      record.kind === 'symbol-class' ? [record.label] : [],
    );
    expect(new Set(labels).size).toBe(labels.length);
    const same = (await truthOfProject(target)).find(({ source: name }) => name === 'same.png');
    const [original] = await truthOfProject(source);
    expect(same?.formulas[0]?.symbols).toEqual(original?.formulas[0]?.symbols);
  });

  it('takes none of several formulas on a page that is one formula here, and names each', async () => {
    const source = await golden();
    const [page] = await source.store.pagesAfter(null, 1);
    const root = page ? pageOf(page) : null;
    if (!root) throw new Error('The golden project has no page.');
    const layers = { ...aFormula(77).layers, latex: layerIn('accepted') };
    const second = aFormula(77, { page: root.id, latex: 'y', layers });
    expect(await source.store.commit(anOperation(900, [creating(second)]))).toMatchObject({ kind: 'committed' });
    const target = await newProject();
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'same.png'), await source.media.read(root.imageSha256));
    await importInto(target, [folder]);
    const before = (await truthOfProject(target)).find(({ source: name }) => name === 'same.png');
    const { differing } = await take(target, await archiveOf(source));
    expect(differing.filter(({ reason }) => reason.code === 'archive-formulas-elsewhere')).toHaveLength(2);
    expect((await truthOfProject(target)).find(({ source: name }) => name === 'same.png')).toEqual(before);
  });
});
