import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FormulaFilter, PageFilter } from '#schemas/contract/library.ts';
import { formulaOf, pageOf, symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { pageId } from '#test/support/builders.ts';
import { actorOf, importActor, importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { loggedItems } from '../figures/logged-items.ts';
import type { Project } from '../project/project.ts';
import { commitEdits } from '../services/annotation.ts';
import { runDoctor } from '../services/doctor.ts';

/** A picture with some ink on it; different seeds give different bytes. */
async function png(seed: number, width = 60, height = 40): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height, 255);
  for (let x = 10; x < width - 10; x++) pixels[width * (10 + (seed % 20)) + x] = 0;
  pixels[seed % pixels.length] = 7;
  return await sharp(pixels, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

async function sized(width: number, height: number): Promise<Buffer> {
  return await sharp({ create: { width, height, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
}

async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

async function onlyPage(project: Project) {
  const pages = await project.store.pagesAfter(null, 10);
  const page = pages[0] ? pageOf(pages[0]) : null;
  if (!page || pages.length !== 1) throw new Error(`${pages.length} pages`);
  const formulas = await project.store.formulasOfPage(page.id);
  return { page, formulas, formula: formulas[0] };
}

const inkml = (parts: { latex?: string; groups?: string } = {}) => `<ink xmlns="http://www.w3.org/2003/InkML">
<annotation type="writer">kim</annotation>
${parts.latex === undefined ? '' : `<annotation type="truth">$${parts.latex}$</annotation>`}
<trace id="0">0 0, 10 10</trace><trace id="1">20 0, 20 10</trace>${parts.groups ?? ''}</ink>`;

const group = (label: string, trace: string) =>
  `<traceGroup><annotation type="truth">${label}</annotation><traceView traceDataRef="${trace}"/></traceGroup>`;

describe('importing pictures', () => {
  it('makes a page of one formula with absent layers, and keeps the bytes', async () => {
    const project = await newProject();
    const { report } = await importInto(project, [await folderOf({ 'a/one.png': await png(1) })]);
    expect(report).toMatchObject({ format: 'images', imported: { pages: 1, formulas: 1 }, quarantined: [] });
    const { page, formula } = await onlyPage(project);
    expect(page).toMatchObject({ sourceName: 'a/one.png', width: 60, height: 40, holds: 'one-formula', writer: null });
    expect(formula && formulaOf(formula)).toMatchObject({
      region: { x: 0, y: 0, width: 60, height: 40 },
      layers: { symbols: { state: 'absent' }, layout: { state: 'absent' }, latex: { state: 'absent' } },
    });
    expect(Buffer.compare(await project.media.read(page.imageSha256), await png(1))).toBe(0);
  });

  it('makes pages without formulas where they are to be drawn', async () => {
    const project = await newProject();
    await importInto(project, [await folderOf({ 'one.png': await png(1) })], { as: 'regions' });
    const { page, formulas } = await onlyPage(project);
    expect(page).toMatchObject({ holds: 'formulas', regions: { state: 'absent' } });
    expect(formulas).toEqual([]);
  });

  it('counts the same bytes under another name as the same page', async () => {
    const project = await newProject();
    const folder = await folderOf({ 'a.png': await png(1), 'b.png': await png(1), 'c.png': await png(2) });
    const first = await importInto(project, [folder]);
    expect(first.report).toMatchObject({ imported: { pages: 2 }, alreadyThere: 1 });
    const again = await importInto(project, [folder]);
    expect(again.report).toMatchObject({ imported: { pages: 0 }, alreadyThere: 3 });
  });

  it('quarantines what is no usable picture, by name and with one sentence each, and imports the rest', async () => {
    const project = await newProject();
    const whole = await png(1, 400, 300);
    const hugeHeader = Buffer.from(whole);
    hugeHeader.writeUInt32BE(50_000, 16);
    hugeHeader.writeUInt32BE(50_000, 20);
    const folder = await folderOf({
      'good.png': whole,
      'truncated.png': whole.subarray(0, whole.length - 40),
      'text.png': 'this is no picture',
      'page.jpg': '<html><body>not found</body></html>',
      'empty.png': '',
      'huge.png': hugeHeader,
    });
    const { report } = await importInto(project, [folder]);
    expect(report.imported.pages).toBe(1);
    expect(report.quarantined.map(({ source }) => source).sort()).toEqual([
      'empty.png',
      'huge.png',
      'page.jpg',
      'text.png',
      'truncated.png',
    ]);
    for (const { source, reason } of report.quarantined) {
      expect(reason.message).toContain(source);
      expect(reason.message).not.toMatch(/\n|\bat .*:\d+:\d+/);
    }
  });

  it('says what is wrong with a folder without pictures, a missing folder, and one that links lead out of', async () => {
    const project = await newProject();
    const noPictures = await importInto(project, [await folderOf({ 'readme.md': 'hello' })]);
    expect(noPictures.job).toMatchObject({ state: 'failed', error: { code: 'unsupported-file' } });
    const missing = await importInto(project, ['/nowhere/at/all']);
    expect(missing.job).toMatchObject({ state: 'failed', error: { code: 'not-found' } });
    const outside = await folderOf({ 'secret.png': await png(3) });
    const linked = await folderOf({ 'good.png': await png(1) });
    await symlink(join(outside, 'secret.png'), join(linked, 'link.png'));
    await symlink(outside, join(linked, 'folder'));
    expect((await importInto(project, [linked])).report.imported.pages).toBe(1);
  });
});

describe('importing truth', () => {
  const yolo = async (rows: string) =>
    await folderOf({ 'images/p.png': await png(1), 'labels/p.txt': rows, 'classes.txt': '3\n+\n' });

  it('that is there gets the categories that the import names, and keeps what it has of the same facet', async () => {
    const project = await newProject();
    const records = (await project.store.schemaRecords()).map(({ record }) => record);
    const facet = records.find((record) => record.kind === 'facet' && record.selection === 'one')?.id;
    const [first, second] = records.filter((record) => record.kind === 'category' && record.facet === facet);
    if (first?.kind !== 'category' || second?.kind !== 'category') throw new Error('no categories');
    const source = await yolo('0 0.5 0.5 0.1 0.2\n');
    await importInto(project, [source]);
    const again = await importInto(project, [source], { categories: [first.id] });
    expect(again.report).toMatchObject({ alreadyThere: 0, givenCategories: 1, differing: [] });
    const categories = async () => (await onlyPage(project)).formulas.map((one) => formulaOf(one)?.categories);
    expect(await categories()).toEqual([[first.id]]);
    const other = await importInto(project, [source], { categories: [second.id] });
    expect(other.report).toMatchObject({ givenCategories: 0, differing: [{ reason: { code: 'categories-differ' } }] });
    const [differing] = other.report.differing;
    expect(differing?.reason.message).toContain(`as “${first.name.en}”, where this import names “${second.name.en}”`);
    expect(differing?.reason.parameters).toMatchObject({
      kept: { term: 'category', category: first.id },
      named: { term: 'category', category: second.id },
    });
    expect(await categories()).toEqual([[first.id]]);
  });

  it('that is there with the categories of the import stays as it is', async () => {
    const source = await yolo('0 0.5 0.5 0.1 0.2\n');

    const other = await newProject();
    const named = (await other.store.schemaRecords()).flatMap(({ record }) =>
      record.kind === 'category' ? [record.id] : [],
    );
    const options = { categories: named.slice(0, 1) };
    await importInto(other, [source], options);
    expect((await importInto(other, [source], options)).report).toMatchObject({ alreadyThere: 1, differing: [] });
  });

  it('arrives in the state that was asked for, with the labels of the class map and the categories', async () => {
    const project = await newProject();
    const category = (await project.store.schemaRecords()).find(({ record }) => record.kind === 'category')?.record;
    if (category?.kind !== 'category') throw new Error('no category');
    await importInto(project, [await yolo('0 0.5 0.5 0.1 0.2\n1 0.25 0.5 0.1 0.2\n')], {
      status: 'submitted',
      classMap: { '3': '\\alpha', '+': '<img onerror=alert(1)>' },
      categories: [category.id],
    });
    const { formula } = await onlyPage(project);
    if (!formula) throw new Error('no formula');
    expect(formulaOf(formula)).toMatchObject({
      categories: [category.id],
      layers: { symbols: { state: 'submitted', source: 'imported' }, layout: { state: 'absent' } },
    });
    const [first] = symbolsOf(formula);
    expect(first?.box.x).toBeCloseTo(27, 10);
    const labels = (await project.store.schemaRecords()).flatMap(({ record }) =>
      record.kind === 'symbol-class' ? [record.label] : [],
    );
    expect(labels).toContain('<img onerror=alert(1)>');
  });

  it('makes a class of a label that another class is only called by, and says so', async () => {
    const project = await newProject();
    const rows = await yolo('0 0.5 0.5 0.1 0.2\n1 0.25 0.5 0.1 0.2\n');
    const { report } = await importInto(project, [rows], { classMap: { '3': '\\lt', '+': '<' } });
    expect(report.newClasses).toEqual(['\\lt']);
    expect(report.repaired.map(({ reason }) => [reason.code, reason.parameters])).toEqual([
      ['class-alike', { label: '\\lt', other: '<' }],
    ]);
  });

  it('names bad rows with their line and keeps the good ones, as a draft', async () => {
    const project = await newProject();
    const { report } = await importInto(project, [
      await yolo('0 0.5 0.5 0.1 0.2\n1 nan 0.5 0.1 0.2\n1 0.2 0.5 0.1 0.2 0.9 7\n99 0.2 0.5 0.1 0.2\n'),
    ]);
    expect(report.quarantined).toHaveLength(3);
    for (const { reason } of report.quarantined) expect(reason.message).toMatch(/labels\/p\.txt, line \d/);
    const { formula } = await onlyPage(project);
    expect(formula && symbolsOf(formula)).toHaveLength(1);
    expect(formula && formulaOf(formula)?.layers.symbols.state).toBe('drafted');
  });

  it('names archives that hold nothing, and pictures that can hardly hold a formula', async () => {
    const project = await newProject();
    // The directory of a zip file without entries.
    const empty = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
    const pictures = { 'dot.png': await sized(1, 1), 'strip.png': await sized(5000, 9), 'good.png': await png(3) };
    const { report } = await importInto(project, [await folderOf({ 'empty.zip': empty, ...pictures })]);
    expect(report.quarantined).toMatchObject([{ source: 'empty.zip', reason: { code: 'archive-empty' } }]);
    expect(report.repaired.map(({ source, reason }) => `${source} ${reason.code}`).sort()).toEqual([
      'dot.png picture-odd-size',
      'strip.png picture-odd-size',
    ]);
    expect(report.imported.pages).toBe(3);
  });

  it('of ink is handwritten with a pen, unless that is left out or said otherwise', async () => {
    const project = await newProject();
    const keysOf = async (id: string) => {
      const records = (await project.store.schemaRecords()).map(({ record }) => record);
      const { items } = await project.store.listFormulas(FormulaFilter.parse({ batches: [id] }), null, 9);
      const keys = (items[0]?.categories ?? []).map((category) => records.find((record) => record.id === category));
      return keys.flatMap((record) => (record?.kind === 'category' ? [record.key] : [])).sort();
    };
    const files = async (latex: string) => [await folderOf({ 'a.inkml': inkml({ latex }) })];
    await importInto(project, await files('a'), { batch: 'ink' });
    expect(await keysOf('ink')).toEqual(['handwritten', 'ink']);
    await importInto(project, await files('b'), { batch: 'left out', rules: 'ignore' });
    expect(await keysOf('left out')).toEqual([]);
    const printed = (await project.store.schemaRecords()).flatMap(({ record }) =>
      record.kind === 'category' && record.key === 'printed' ? [record.id] : [],
    );
    await importInto(project, await files('c'), { batch: 'otherwise', categories: printed });
    expect(await keysOf('otherwise')).toEqual(['ink', 'printed']);
  });

  it('of ink with unknown strokes or entity expansion is quarantined', async () => {
    const project = await newProject();
    const bomb = `<!DOCTYPE ink [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${inkml({ latex: '&b;' })}`;
    const folder = await folderOf({
      'bomb.inkml': bomb,
      'undefined.inkml': inkml({ groups: `<traceGroup>${group('x', '7')}</traceGroup>` }),
      'good.inkml': inkml({ latex: 'x1', groups: `<traceGroup>${group('x', '0')}${group('1', '1')}</traceGroup>` }),
    });
    const { report } = await importInto(project, [folder]);
    expect(report.quarantined.map(({ source }) => source).sort()).toEqual(['bomb.inkml', 'undefined.inkml']);
    const { page, formula } = await onlyPage(project);
    expect(page.writer).toBe('kim');
    expect(formula && formulaOf(formula)?.latex).toBe('$x1$');
    expect(formula && symbolsOf(formula)).toHaveLength(2);
  });

  it('that is accepted and cannot be read is named', async () => {
    const project = await newProject();
    const { report } = await importInto(project, [await folderOf({ 'a.inkml': inkml({ latex: '\\frac{1' }) })]);
    expect(report.unreadable).toMatchObject([{ source: 'a.inkml', reason: { code: 'import-latex-unreadable' } }]);
    const other = await newProject();
    const drafts = await folderOf({ 'a.inkml': inkml({ latex: '\\frac{1' }) });
    expect((await importInto(other, [drafts], { status: 'submitted' })).report.unreadable).toEqual([]);
  });

  it('that comes later fills absent layers and nothing else', async () => {
    const project = await newProject();
    const image = await png(1);
    await importInto(project, [await folderOf({ 'p.png': image })]);
    const { page } = await onlyPage(project);
    const labelled = await folderOf({ 'p.png': image, 'p.txt': '0 0.5 0.5 0.1 0.2\n', 'classes.txt': '3\n' });
    const filled = await importInto(project, [labelled]);
    expect(filled.report).toMatchObject({ imported: { pages: 0 }, filledLayers: 1, differing: [], alreadyThere: 0 });
    const now = await onlyPage(project);
    expect(now.page.id).toBe(page.id);
    expect(now.formula && symbolsOf(now.formula)).toHaveLength(1);
    expect((await importInto(project, [labelled])).report).toMatchObject({ filledLayers: 0, alreadyThere: 1 });
  });

  it('that fills layers of pages of its own name counts what came, and of others the layers alone', async () => {
    const image = await png(1);
    const labelled = { 'p.png': image, 'p.txt': '0 0.5 0.5 0.1 0.2\n', 'classes.txt': '3\n' };
    for (const [batch, symbols] of [
      ['own', 1],
      ['other', 0],
    ] as const) {
      const project = await newProject();
      await importInto(project, [await folderOf({ 'p.png': image })], { batch: 'own' });
      const { report } = await importInto(project, [await folderOf(labelled)], { batch });
      expect(report).toMatchObject({ imported: { pages: 0, symbols }, filledLayers: 1 });
    }
  });

  it('that fills a layout is found behind the count of its relations', async () => {
    const image = await png(1);
    const graph = 'O, x_1, x, 1.0\nO, 2_1, 2, 1.0\nBB, x_1, 1, 2, 9, 9\nBB, 2_1, 10, 1, 14, 5\nR, x_1, 2_1, Sup, 1.0\n';
    const project = await newProject();
    await importInto(project, [await folderOf({ 'p.png': image })], { batch: 'own' });
    const { job, report } = await importInto(project, [await folderOf({ 'p.png': image, 'p.lg': graph })], {
      batch: 'own',
    });
    expect(report).toMatchObject({ imported: { symbols: 2, relations: 1 }, filledLayers: 2 });
    const during = { from: job.startedAt, until: job.endedAt ?? job.startedAt };
    for (const [batch, total] of [
      ['own', 1],
      ['other', 0],
    ] as const) {
      const figure = { of: 'imported', batch, during, counted: 'relations' } as const;
      expect((await loggedItems(project, importActor, { figure, after: null, limit: 9 })).total).toBe(total);
    }
  });

  it('that differs is reported and not overwritten', async () => {
    const project = await newProject();
    const image = await png(1);
    const files = (rows: string) => folderOf({ 'p.png': image, 'p.txt': rows, 'classes.txt': '3\n' });
    await importInto(project, [await files('0 0.5 0.5 0.1 0.2\n')]);
    const { report } = await importInto(project, [await files('0 0.5 0.5 0.1 0.3\n')]);
    expect(report.differing).toMatchObject([{ source: 'p.png', reason: { code: 'symbols-differ' } }]);
    const { formula } = await onlyPage(project);
    expect(formula && symbolsOf(formula)[0]?.box.height).toBeCloseTo(8, 10);
  });

  it('of regions fills a page that nobody has worked on, and not one with work', async () => {
    const project = await newProject();
    const image = await png(1);
    const regions = await folderOf({
      'p.png': image,
      'p.txt': '0 0.5 0.5 0.4 0.2\n1 0.25 0.2 0.1 0.2\n',
      'classes.txt': 'embedding\nisolated\n',
    });
    await importInto(project, [await folderOf({ 'p.png': image })]);
    const filled = await importInto(project, [regions], { as: 'regions' });
    expect(filled.report.filledLayers).toBe(1);
    const { page, formulas } = await onlyPage(project);
    expect(page).toMatchObject({ holds: 'formulas', regions: { state: 'accepted', source: 'imported' } });
    expect(formulas.map((formula) => formulaOf(formula)?.placement)).toEqual(['inline', 'isolated']);
    expect((await importInto(project, [regions], { as: 'regions' })).report).toMatchObject({
      alreadyThere: 1,
      filledLayers: 0,
    });
  });

  it('of regions that are there fills the LaTeX that they lack, and names what differs', async () => {
    const project = await newProject();
    const picture = await png(1);
    const box = (left: number, latex: string) => {
      const written = latex === '' ? '' : `<attribute name="latex">${latex}</attribute>`;
      return `<box label="formula" xtl="${left}" ytl="2" xbr="${left + 10}" ybr="12">${written}</box>`;
    };
    const page = (...boxes: readonly string[]) =>
      folderOf({
        'p.png': picture,
        'annotations.xml': `<annotations><image id="0" name="p.png" width="60" height="40">${boxes.join('')}</image></annotations>`,
      });
    const take = async (...boxes: readonly string[]) =>
      (await importInto(project, [await page(...boxes)], { as: 'regions', format: 'cvat' })).report;
    const unreadable = [{ reason: { parameters: { latex: '\\frac{b' } } }];
    await take(box(2, ''), box(22, ''), box(42, ''));
    expect(await take(box(22, '\\frac{b'), box(2, 'a'), box(42, ''))).toMatchObject({
      filledLayers: 2,
      ontoKnownPages: { formulas: 0, latex: 2, replaced: 0 },
      differing: [],
      unreadable,
    });
    const { formulas } = await onlyPage(project);
    expect(formulas.map((formula) => formulaOf(formula)?.latex)).toEqual(['a', '\\frac{b', '']);
    // The same LaTeX of another region was there, and named, before.
    expect(await take(box(2, 'a'), box(22, '\\frac{b'), box(42, '\\frac{b'))).toMatchObject({
      filledLayers: 1,
      unreadable,
    });
    expect(await take(box(2, 'a'), box(22, 'c'), box(42, '\\frac{b'))).toMatchObject({
      filledLayers: 0,
      differing: [{ reason: { code: 'latex-differs' } }],
    });
  });

  it('of regions counts what a page gains and loses, keeps its categories, and never takes what a person gave', async () => {
    const project = await newProject();
    const categories = (await project.store.schemaRecords()).flatMap(({ record }) =>
      record.kind === 'category' && record.key === 'handwritten' ? [record.id] : [],
    );
    const pictures = { 'p.png': await png(1), 'q.png': await png(2) };
    await importInto(project, [await folderOf(pictures)], { categories });
    const { items } = await project.store.listPages(PageFilter.parse({}), null, 9);
    const touched = items.find(({ sourceName }) => sourceName === 'q.png');
    const [document] = await project.store.formulasOfPage(touched?.id ?? pageId(1));
    const formula = document && formulaOf(document);
    if (!formula) throw new Error('no formula');
    const records = new Map(document.records).set(formula.id, { ...formula, note: 'the second line is struck out' });
    const patch = diffDocuments(document, { ...document, records });
    await commitEdits(project, await actorOf(project, 1, 'annotator'), patch ? [patch] : []);
    const rows = '0 0.5 0.5 0.4 0.2\n1 0.25 0.2 0.1 0.2\n';
    const list = { 'classes.txt': 'embedding\nisolated\n' };
    const folder = await folderOf({ ...pictures, 'p.txt': rows, 'q.txt': rows, ...list });
    const { report } = await importInto(project, [folder], { as: 'regions' });
    expect(report).toMatchObject({
      imported: { pages: 0, formulas: 2, regions: 2 },
      ontoKnownPages: { formulas: 2, replaced: 1 },
      differing: [{ source: 'q.png', reason: { code: 'worked-formula-kept' } }],
    });
    const all = await project.store.listFormulas(FormulaFilter.parse({ categories }), null, 9);
    expect(all.items.map(({ note }) => note).sort()).toEqual(['', '', 'the second line is struck out']);
  });

  it('as accepted takes a reviewer', async () => {
    const project = await newProject();
    const annotator = await actorOf(project, 1, 'annotator');
    const folder = await folderOf({ 'p.png': await png(1) });
    expect((await importInto(project, [folder], {}, annotator)).job.error?.code).toBe('forbidden');
    expect((await importInto(project, [folder], { status: 'submitted' }, annotator)).job.state).toBe('done');
  });
});

describe('an import that is interrupted', () => {
  it('keeps what it had done and can be run again', async () => {
    const project = await newProject();
    const files: Record<string, Buffer> = {};
    for (let index = 0; index < 60; index++) files[`${index}.png`] = await png(index);
    const folder = await folderOf(files);
    const stop = project.jobs.listen((job) => {
      if (job.progress.phase === 'importing' && job.progress.done >= 20) project.jobs.cancel(job.id);
    });
    const { job, report } = await importInto(project, [folder]);
    stop();
    expect(job.state).toBe('cancelled');
    expect(report.imported.pages).toBeLessThan(60);
    expect((await project.store.listPages(PageFilter.parse({}), null, 1)).total).toBe(report.imported.pages);
    const again = await importInto(project, [folder]);
    expect(again.report.imported.pages + again.report.alreadyThere).toBe(60);
    const doctor = project.jobs.start('doctor', (handle) => runDoctor(project, handle));
    expect((await project.jobs.whenEnded(doctor.id)).report).toMatchObject({ findings: [] });
  });

  it('leaves edits that were made meanwhile alone', async () => {
    const project = await newProject();
    await importInto(project, [await folderOf({ 'p.png': await png(1) })]);
    const { formula } = await onlyPage(project);
    const root = formula && formulaOf(formula);
    if (!root) throw new Error('no formula');
    await commitEdits(project, importActor, [
      {
        document: { type: 'formula', id: root.id },
        base: 1,
        added: [],
        updated: [{ before: root, after: { ...root, latex: 'x' } }],
        removed: [],
      },
    ]);
    await importInto(project, [await folderOf({ 'p.png': await png(1), 'q.png': await png(2) })]);
    const documents = await project.store.getDocuments([{ type: 'formula', id: root.id }]);
    expect(documents[0] && formulaOf(documents[0])?.latex).toBe('x');
  });
});

describe('importing a folder of several formats', () => {
  const coco = (image: string) =>
    JSON.stringify({
      images: [{ id: 1, file_name: image, width: 60, height: 40 }],
      annotations: [{ id: 1, image_id: 1, category_id: 1, bbox: [10, 10, 20, 5] }],
      categories: [{ id: 1, name: 'x' }],
    });

  it('reads ink, label graphs, datasets and plain pictures in one go, and counts each', async () => {
    const project = await newProject();
    const folder = await folderOf({
      'ink/a.inkml': inkml({ latex: 'x' }),
      'graphs/b.png': await png(1),
      'graphs/b.lg': 'O, s1, x, 1.0, 1\nBB, s1, 1, 2, 11, 12\n',
      'boxes/c.png': await png(2),
      'boxes/train.json': coco('c.png'),
      'rows/d.png': await png(3),
      'rows/d.txt': '0 0.5 0.5 0.1 0.1\n',
      'rows/classes.txt': 'y\n',
      'scans/e.png': await png(4),
      'scans/f.png': await png(5),
    });
    const { report, job } = await importInto(project, [folder]);
    expect(job.error).toBeNull();
    expect(report.quarantined).toEqual([]);
    expect(report).toMatchObject({ format: 'mixed', imported: { pages: 6, formulas: 6, latex: 1 } });
    expect(report.formats).toEqual([
      { format: 'inkml', sources: 2 },
      { format: 'coco', sources: 1 },
      { format: 'yolo', sources: 1 },
      { format: 'images', sources: 2 },
    ]);
    expect((await importInto(project, [folder])).report).toMatchObject({ alreadyThere: 6, imported: { pages: 0 } });
  });

  it('leaves out what a project keeps for itself, and says so', async () => {
    const project = await newProject();
    const { report } = await importInto(project, [await folderOf({ 'one.png': await png(1) })]);
    expect(report).toMatchObject({ imported: { pages: 1 } });
    const itself = await importInto(project, [project.path]);
    expect(itself.job.error).toMatchObject({ code: 'unsupported-file', parameters: { reason: 'source-project' } });
    const around = await folderOf({
      'photos/two.png': await png(2),
      'work/project.db': 'db',
      'work/media/ab/one.png': await png(3),
      'work/cache/one.png': await png(4),
      'work/three.png': await png(5),
    });
    expect((await importInto(project, [around])).report).toMatchObject({
      imported: { pages: 2 },
      quarantined: [{ source: 'work', reason: { code: 'source-project', parameters: { source: 'work' } } }],
    });
  });

  it('names pictures of kinds that it does not read', async () => {
    const folder = await folderOf({ 'one.png': await png(1), 'phone/IMG_2.HEIC': 'heic', 'scan.pdf': '%PDF' });
    const { report } = await importInto(await newProject(), [folder]);
    expect(report?.quarantined.map(({ source, reason }) => [source, reason.code])).toEqual([
      ['phone/IMG_2.HEIC', 'picture-kind-unread'],
      ['scan.pdf', 'picture-kind-unread'],
    ]);
  });

  it('says which files beside pictures it did not know', async () => {
    const folder = await folderOf({ 'one.png': await png(1), 'truth.csv': 'a,b,c\n', 'README.txt': 'ours' });
    const { report } = await importInto(await newProject(), [folder]);
    expect(report?.repaired).toEqual([
      { source: 'truth.csv', reason: expect.objectContaining({ code: 'files-not-read' }) },
    ]);
  });

  it('says which files beside a dataset no reader has asked for', async () => {
    const folder = await folderOf({
      'one.png': await png(1),
      'coco.json': coco('one.png'),
      'more/measured.csv': 'a,b,c\n',
      'other.json': '{"foo": [1, 2]}',
    });
    const { report } = await importInto(await newProject(), [folder]);
    expect(report?.repaired).toEqual([
      {
        source: 'more/measured.csv',
        reason: expect.objectContaining({
          code: 'files-not-read',
          parameters: { files: 'more/measured.csv, other.json', count: 2 },
        }),
      },
    ]);
  });

  it('says nothing of the lists that a format has beside its truth', async () => {
    const folder = await folderOf({
      'VOC2012/JPEGImages/one.jpg': await png(1),
      'VOC2012/Annotations/one.xml':
        '<annotation><filename>one.jpg</filename><object><name>x</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>5</xmax><ymax>5</ymax></bndbox></object></annotation>',
      'VOC2012/ImageSets/Main/train.txt': 'one\n',
      'VOC2012/ImageSets/Main/x_train.txt': 'one  1\n',
      'VOC2012/labelmap.txt': 'background:::\nx:::\n',
    });
    const { report } = await importInto(await newProject(), [folder]);
    expect(report).toMatchObject({ format: 'voc', repaired: [], quarantined: [] });
  });

  it('names a folder below that cannot be read, and takes the rest', async () => {
    const project = await newProject();
    const folder = await folderOf({ 'one.png': await png(1), 'deep/two.png': await png(2) });
    onTestFinished(() => void execFileSync('rm', ['-rf', folder]));
    // Whoever runs this may be allowed to read everything, but no system lists a path of more than 4,096 letters.
    const segment = 'x'.repeat(250);
    execFileSync('sh', ['-c', `while mkdir ${segment} && cd ${segment} 2>/dev/null; do :; done`], {
      cwd: join(folder, 'deep'),
    });
    const { report } = await importInto(project, [folder]);
    expect(report).toMatchObject({ imported: { pages: 2 }, quarantined: [{ reason: { code: 'folder-unreadable' } }] });
    expect(report?.quarantined[0]?.source).toMatch(/^deep\/x+/);
  });

  it('asks where two formats speak of one picture', async () => {
    const folder = await folderOf({
      'c.png': await png(2),
      'train.json': coco('c.png'),
      'caption.txt': 'c\tx ^ { 2 }\n',
    });
    const { job } = await importInto(await newProject(), [folder]);
    expect(job.error).toMatchObject({ code: 'unsupported-file', parameters: { reason: 'source-claimed-twice' } });
    expect(job.error?.message).toContain('c.png');
  });

  it('takes a dataset over YOLO rows that a tool wrote for the same pictures', async () => {
    const folder = await folderOf({
      'c.png': await png(2),
      'train.json': coco('c.png'),
      'c.txt': '0 0.5 0.5 0.1 0.1\n',
    });
    const { report } = await importInto(await newProject(), [folder]);
    expect(report).toMatchObject({ format: 'coco', imported: { pages: 1, symbols: 1 } });
  });
});
