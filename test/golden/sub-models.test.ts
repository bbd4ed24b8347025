import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Project } from '#electron/core/project/project.ts';
import { setSubModel } from '#electron/core/release/exporting/export-settings.ts';
import { openRelease } from '#electron/core/release/open-release.ts';
import { countSubModels } from '#electron/core/release/sub-models/count-sub-models.ts';
import type { SubModelItems } from '#schemas/contract/release-reports.ts';
import type { ExportReport } from '#schemas/contract/releases.ts';
import {
  layersOfRecords,
  ProjectSubModel,
  recordsIn,
  recordsOut,
  refusePair,
} from '#schemas/domain/project-sub-model.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { absentLayer } from '#schemas/domain/layer.ts';
import {
  aFormula,
  anOperation,
  aPage,
  aSymbol,
  creating,
  layerIn,
  pageId,
  symbolClassId,
} from '#test/support/builders.ts';
import { exportGolden, freezeGolden, goldenLead } from './export-golden.ts';
import { folderContent } from './folder-content.ts';
import { type FrozenTruth, readFrozenTruth } from './frozen-truth.ts';
import { goldenProject } from './golden-project.ts';

/** Sub-models that a project defines: every pair of records that makes sense, exported in one go. */
const subModels = recordsIn
  .flatMap((recordIn) => recordsOut.map((recordOut) => ({ recordIn, recordOut })))
  .filter(({ recordIn, recordOut }) => refusePair(recordIn, recordOut) === null)
  .map((pair) => ProjectSubModel.parse({ key: `${pair.recordIn}-to-${pair.recordOut}`, name: 'Own', ...pair }));

let folder: string;
let project: Project;
let files: ReadonlyMap<string, Buffer>;
let report: ExportReport;
let truth: FrozenTruth;
let counted: readonly SubModelItems[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotient-sub-models-'));
  project = await goldenProject(join(folder, 'project'));
  for (const subModel of subModels) await setSubModel(project, goldenLead, subModel);
  const release = await freezeGolden(project);
  const opened = await openRelease(project.store, release.id);
  truth = await readFrozenTruth(opened);
  counted = await countSubModels(project.store, opened);
  const recipes = subModels.map(({ key }) => ({ subModel: key, format: 'records', name: null, options: {} }));
  report = await exportGolden(project, release, join(folder, 'out'), recipes);
  files = folderContent(join(folder, 'out'));
});

afterAll(async () => {
  await project.close();
  await rm(folder, { recursive: true, force: true });
});

interface RecordLine {
  readonly id: string;
  readonly image: string;
  readonly width: number;
  readonly height: number;
  readonly symbols?: readonly unknown[];
  readonly target: Readonly<Record<string, unknown>>;
}

function linesOf(key: string): readonly RecordLine[] {
  return ['train', 'validation', 'test'].flatMap((side) =>
    (files.get(`${key}/records/${side}.jsonl`)?.toString('utf8') ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): RecordLine => JSON.parse(line)),
  );
}

/** Members of a target, by what the model gives back. */
const members: Readonly<Record<(typeof recordsOut)[number], readonly string[]>> = {
  regions: ['bbox'],
  boxes: ['symbols'],
  class: ['label', 'class'],
  layout: ['order', 'relations'],
  latex: ['latex', 'latex_tokens'],
  categories: ['categories'],
};

describe.each(subModels)('a sub-model of the project: $key', (subModel) => {
  const { key, recordIn, recordOut } = subModel;
  const exported = () => report.subModels.find((one) => one.subModel === key);

  it('takes exactly the items whose layers it has, and counts those it leaves out', () => {
    const needed = layersOfRecords(subModel).filter((layer) => layer !== 'regions');
    const has = truth.formulas.filter((formula) => needed.every((layer) => formula[layer] !== null));
    const expected = {
      page: truth.pages.length,
      formula: has.length,
      symbols: has.length,
      crop: has.reduce((sum, { symbols }) => sum + (symbols?.length ?? 0), 0),
    };
    const { itemsIn = 0, itemsOut = 0, skipped = [] } = exported() ?? {};
    expect(itemsIn).toBe(expected[recordIn]);
    expect(itemsOut + skipped.reduce((sum, { count }) => sum + count, 0)).toBe(itemsIn);
    expect(linesOf(key)).toHaveLength(itemsOut);
  });

  it('is counted before it is exported as the export then writes it', () => {
    const { bySide, skipped } = exported() ?? {};
    const own = counted.find((one) => one.subModel === key);
    expect(own?.bySide).toEqual(bySide);
    const byCode = (left: NonNullable<typeof skipped> | SubModelItems['leftOut'] | undefined) =>
      (left ?? []).map(({ reason, count }) => `${reason.code} ${count}`).sort();
    expect(byCode(own?.leftOut)).toEqual(byCode(skipped));
  });

  it('gives each item its picture, what is given, and what is to be given back', () => {
    for (const line of linesOf(key)) {
      expect(files.has(`${key}/records/${line.image}`), line.image).toBe(true);
      expect(line.width > 0 && line.height > 0).toBe(true);
      expect(line.symbols !== undefined).toBe(recordIn === 'symbols');
      const targets = recordIn === 'page' ? (line.target['formulas'] as readonly object[]) : [line.target];
      for (const target of targets) expect(Object.keys(target)).toEqual(expect.arrayContaining([...members[recordOut]]));
    }
  });
});

it('counts what stands on no side and what was dropped among what goes in', async () => {
  const own = await goldenProject(join(folder, 'held'));
  try {
    for (const subModel of subModels) await setSubModel(own, goldenLead, subModel);
    await freezeGolden(own);
    const line = await own.store.getDocument({ type: 'page', id: pageId(2) });
    const picture = line.records.get(pageId(2));
    if (picture?.kind !== 'page') throw new Error('There is no page 2.');
    // The writer of one side, the picture of another.
    const bridge = { writer: 'writer 1', perceptualHash: picture.perceptualHash, imageSha256: picture.imageSha256 };
    const layers = { symbols: layerIn('accepted'), layout: absentLayer, latex: layerIn('accepted') };
    const page = aPage(22, { ...bridge, width: picture.width, height: picture.height, sourceName: 'bridge.png' });
    const formula = aFormula(22, { page: page.id, latex: 'x', layers });
    const symbol = aSymbol(2200, { symbolClass: symbolClassId(0) });
    await own.store.commit(anOperation(200, [creating(page), creating(formula, symbol)]));
    const release = await freezeGolden(own, { sameExpression: 'drop' });
    const { context } = await openRelease(own.store, release.id);
    expect(context.heldOut.map(({ sourceName }) => sourceName)).toEqual(['bridge.png']);
    expect(context.dropped?.formulas).toBe(1);
    const recipes = subModels.map(({ key }) => ({ subModel: key, format: 'records', name: null, options: {} }));
    const { subModels: exported } = await exportGolden(own, release, join(folder, 'out-held'), recipes);
    const outside = exported.map(({ subModel, skipped }) => {
      const countOf = (code: string) => skipped.find(({ reason }) => reason.code === code)?.count ?? 0;
      return [subModel, countOf('held-out-of-split'), countOf('same-expression-in-test')];
    });
    expect(Object.fromEntries(outside.map(([key, ...counts]) => [key, counts]))).toMatchObject({
      'formula-to-boxes': [1, 1],
      'formula-to-layout': [0, 1],
      'formula-to-latex': [1, 1],
      'formula-to-categories': [1, 1],
      'crop-to-class': [1, expect.any(Number)],
      'symbols-to-layout': [0, 1],
      'symbols-to-latex': [1, 1],
      'symbols-to-categories': [1, 1],
      'page-to-latex': [0, 0],
    });
    for (const { itemsIn, itemsOut, skipped } of exported) {
      expect(skipped.reduce((sum, { count }) => sum + count, itemsOut)).toBe(itemsIn);
    }
  } finally {
    await own.close();
  }
});

it('a page of which a formula was left out of the release is not said to lack an accepted layer', async () => {
  const reader = ProjectSubModel.parse({ key: 'page-reader', name: 'Own', recordIn: 'page', recordOut: 'latex' });
  const own = await goldenProject(join(folder, 'dropped'));
  try {
    await setSubModel(own, goldenLead, reader);
    // The three lines are written alike, and stand on three sides.
    for (const line of [1, 2, 3]) {
      const before = await own.store.getDocument({ type: 'page', id: pageId(line) });
      const page = before.records.get(pageId(line));
      if (page?.kind !== 'page') throw new Error(`There is no page ${line}.`);
      const changed = { ...page, holds: 'formulas', regions: layerIn('accepted') } as const;
      const patch = diffDocuments(before, { ...before, records: new Map(before.records).set(page.id, changed) });
      await own.store.commit(anOperation(100 + line, patch ? [patch] : []));
    }
    const release = await freezeGolden(own, { sameExpression: 'drop' });
    const opened = await openRelease(own.store, release.id);
    const inRelease = new Set<string>();
    for await (const { formula } of opened.reader.formulas()) inRelease.add(formula.id);
    let absent = 0;
    for await (const { side, page } of opened.reader.pages()) {
      const isAbsent = page.regions.some(({ formula, unusable }) => !unusable && !inRelease.has(formula));
      if (isAbsent && side === 'train') absent += 1;
    }
    expect(absent).toBeGreaterThan(0);
    const recipes = [{ subModel: reader.key, format: 'records', name: null, options: {} }];
    const [exported] = (await exportGolden(own, release, join(folder, 'out-dropped'), recipes)).subModels;
    const countOf = (code: string) => exported?.skipped.find(({ reason }) => reason.code === code)?.count ?? 0;
    expect(countOf('formula-not-in-release')).toBe(absent);
    const [counted] = (await countSubModels(own.store, opened)).filter(({ subModel }) => subModel === reader.key);
    expect(counted?.leftOut.map(({ reason, count }) => [reason.code, count])).toEqual(
      exported?.skipped.map(({ reason, count }) => [reason.code, count]),
    );
  } finally {
    await own.close();
  }
});

it('a page whose formulas a split takes apart is no item of what gives back their truth: counted and named', async () => {
  const reader = ProjectSubModel.parse({ key: 'page-reader', name: 'Own', recordIn: 'page', recordOut: 'latex' });
  const apart = await goldenProject(join(folder, 'apart'));
  try {
    await setSubModel(apart, goldenLead, reader);
    const release = await freezeGolden(apart, { grouping: { page: false, writer: false, nearDuplicate: false } });
    const opened = await openRelease(apart.store, release.id);
    const recipes = [{ subModel: reader.key, format: 'records', name: null, options: {} }];
    const exported = await exportGolden(apart, release, join(folder, 'out-apart'), recipes);
    const sides = new Map<string, Set<string>>();
    for await (const { side, page } of opened.reader.pages()) sides.set(page.page, new Set([side]));
    for await (const { side, formula } of opened.reader.formulas()) sides.get(formula.page)?.add(side);
    const divided = [...sides].flatMap(([page, own]) => (own.size > 1 ? [page] : []));
    expect(divided.length).toBeGreaterThan(0);
    const written = folderContent(join(folder, 'out-apart'));
    for (const side of ['train', 'validation', 'test']) {
      const lines = written.get(`page-reader/records/${side}.jsonl`)?.toString('utf8') ?? '';
      for (const page of divided) expect(lines).not.toContain(page);
    }
    const [only] = exported.subModels;
    const named = only?.skipped.find(({ reason }) => reason.code === 'page-on-two-sides');
    expect(named?.count).toBeGreaterThan(0);
    expect(named?.count).toBeLessThanOrEqual(divided.length);
    const [counted] = (await countSubModels(apart.store, opened)).filter(({ subModel }) => subModel === reader.key);
    expect(counted?.leftOut.find(({ reason }) => reason.code === 'page-on-two-sides')?.count).toBe(named?.count);
  } finally {
    await apart.close();
  }
});

describe('the card of an export', () => {
  const card = () => files.get('README.md')?.toString('utf8') ?? '';

  it('counts the items of every sub-model that is in it', () => {
    for (const { subModel, bySide } of report.subModels) {
      expect(card()).toContain(`| ${subModel} | ${bySide['train']} | ${bySide['validation']} | ${bySide['test']} |`);
    }
  });

  it('counts what the release has for a sub-model, whatever its first format leaves out', async () => {
    const release = await freezeGolden(project);
    const recipes = ['jsonl', 'caption'].map((format) => ({
      subModel: 'formula-to-latex',
      format,
      name: null,
      options: {},
    }));
    const { subModels: written } = await exportGolden(project, release, join(folder, 'out-formats'), recipes);
    expect(written[0]?.itemsOut).toBeLessThan(written[1]?.itemsOut ?? 0);
    const own = counted.find(({ subModel }) => subModel === 'formula-to-latex');
    const text = folderContent(join(folder, 'out-formats')).get('README.md')?.toString('utf8');
    const { train, validation, test } = own?.bySide ?? {};
    expect(text).toContain(`| formula-to-latex | ${train} | ${validation} | ${test} |`);
    expect(text).not.toContain('nothing to write the LaTeX from');
  });

  it('loads no side that holds nothing', () => {
    const sections = new Map(card().split('\n### ').slice(1).map((section) => [section.split('`')[1], section]));
    for (const { folder: own, bySide } of report.subModels) {
      for (const side of ['train', 'validation', 'test']) {
        expect(sections.get(own)?.includes(`${own}/${side}.jsonl`), `${own} ${side}`).toBe((bySide[side] ?? 0) > 0);
      }
    }
  });
});
