import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { describeFrozen } from '#electron/cli/output/describe-release.ts';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import type { FormulaId, PageId } from '#schemas/domain/id.ts';
import { absentLayer } from '#schemas/domain/layer.ts';
import { Quota } from '#schemas/domain/quota.ts';
import type { Release } from '#schemas/domain/release.ts';
import type { NamedPages } from '#schemas/domain/split.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { chooseClasses } from '#shared/formats/writing/class-choice.ts';
import { totalOf } from '#shared/split/uneven-shares.ts';
import { freezeGolden, goldenFreezeOptions, goldenLead } from '#test/golden/export-golden.ts';
import { goldenProject, hardLabels, loneLabel } from '#test/golden/golden-project.ts';
import {
  aFormula,
  anOperation,
  aPage,
  aPerson,
  aSymbol,
  aSymbolClass,
  creating,
  formulaId,
  layerIn,
  pageId,
  sha256Number,
  symbolClassId,
  ulidOf,
} from '#test/support/builders.ts';
import { importActor } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { decideDuplicates } from '../../duplicates/decide-duplicates.ts';
import type { Project } from '../../project/project.ts';
import { removePages } from '../../services/remove-pages.ts';
import { listReleases } from '../list.ts';
import { lockTest } from '../locked-test/lock-test.ts';
import { openRelease } from '../open-release.ts';
import { describeRelease } from '../report/describe-release.ts';
import { previewSplit } from '../report/preview-split.ts';
import { renderCard } from '../report/render-card.ts';
import { freezeRelease } from './freeze.ts';

const accepted = layerIn('accepted');

let project: Project;
let operations = 0;

beforeEach(async () => {
  project = await goldenProject(join(await temporaryFolder(), 'project'));
  operations = 1000;
  onTestFinished(() => project.close());
});

/** Changes one record of a document. */
async function edit<Kind extends DocumentRecord['kind']>(
  document: { readonly type: 'formula' | 'page' | 'symbol-class' | 'settings'; readonly id: string },
  kind: Kind,
  change: Partial<Extract<DocumentRecord, { kind: Kind }>>,
): Promise<void> {
  const before = await project.store.getDocument(document);
  const record = [...before.records.values()].find((one) => one.kind === kind);
  if (!record) throw new Error(`No ${kind} in ${document.id}.`);
  const changed = { ...record, ...change } as DocumentRecord;
  const patch = diffDocuments(before, { ...before, records: new Map(before.records).set(record.id, changed) });
  await commit(patch ? [patch] : []);
}

async function commit(patches: Parameters<typeof anOperation>[1]): Promise<void> {
  operations += 1;
  const outcome = await project.store.commit(anOperation(operations, patches));
  expect(outcome.kind).toBe('committed');
}

async function addFormula(number: number, page: Partial<ReturnType<typeof aPage>>, labelled = 0): Promise<void> {
  const picture = (await formulasOf(await freezeGolden(project)))[0]?.picture.sha256 ?? sha256Number(0);
  const symbols = [aSymbol(100 * number, { symbolClass: symbolClassId(labelled) })];
  await commit([
    creating(aPage(number, { imageSha256: picture, perceptualHash: `${number}`.slice(-1).repeat(16), ...page })),
    creating(aFormula(number, { layers: { symbols: accepted, layout: absentLayer, latex: absentLayer } }), ...symbols),
  ]);
}

async function formulasOf(release: Release): Promise<readonly FrozenFormula[]> {
  const formulas: FrozenFormula[] = [];
  for await (const { formula } of (await openRelease(project.store, release.id)).reader.formulas())
    formulas.push(formula);
  return formulas;
}

async function formulaOf(release: Release, id: FormulaId): Promise<FrozenFormula | undefined> {
  return (await formulasOf(release)).find((formula) => formula.id === id);
}

async function sidesOf(release: Release): Promise<ReadonlyMap<PageId, string>> {
  return new Map((await project.store.splits.assignments(release.split)).map(({ page, side }) => [page, side]));
}

describe('freezeRelease', () => {
  it('gives an unchanged state the release that it has', async () => {
    const first = await freezeGolden(project);
    expect(await freezeGolden(project, { name: 'another name' })).toEqual(first);
    expect(await project.store.releases.listReleases()).toEqual([first]);
  });

  it('refuses a test set of imports or writers that there are not', async () => {
    const named = (names: Partial<NamedPages>) =>
      freezeGolden(project, { namedTest: { batches: [], writers: [], categories: [], ...names } });
    await expect(named({ writers: ['nobody'] })).rejects.toMatchObject({
      code: 'not-found',
      parameters: { writer: 'nobody' },
    });
    await expect(named({ batches: ['never'] })).rejects.toMatchObject({
      code: 'not-found',
      parameters: { batch: 'never' },
    });
    expect((await named({ writers: [' writer 1'] })).counts.bySide.test).toBe(1);
  });

  it('counts and names what is in a named test set without being named', async () => {
    const pages = (await project.store.pagesAfter(null, 500)).flatMap(({ records }) =>
      [...records.values()].flatMap((one) => (one.kind === 'page' ? [one] : [])),
    );
    const named = pages.find(({ writer }) => writer === 'writer 1');
    const other = pages.find(({ writer }) => writer !== null && writer !== 'writer 1');
    if (!named || !other) throw new Error('Two writers are needed.');
    const options = FreezeOptions.parse({ namedTest: { batches: [], writers: ['writer 1'], categories: [] } });
    const before = await previewSplit(project, importActor, { ...options, split: 'new' });
    expect(before.brought).toEqual({ total: 0, first: [] });
    await decideDuplicates(project, goldenLead, { pages: [named.id, other.id], verdict: 'same', unusable: null });
    const { brought } = await previewSplit(project, importActor, options);
    expect(brought.first).toContainEqual({ page: other.id, sourceName: other.sourceName, writer: other.writer });
    const theirs = pages.filter(({ writer }) => writer === other.writer).map(({ sourceName }) => sourceName);
    expect(brought.first.map(({ sourceName }) => sourceName).sort()).toEqual(theirs.sort());
    const release = await freezeGolden(project, options);
    const { split } = await describeRelease(project, release.id);
    expect(split.brought).toEqual(brought);
    expect(describeFrozen(split).join('\n')).toContain(`  ${other.sourceName} (writer ${other.writer})`);
    const { context, classes } = await openRelease(project.store, release.id);
    expect(renderCard(release, context, classes, { items: [] })).toMatch(/what the lead named, and \d+ page/);
  });

  it('goes on with a split for a named test set only where what is named is free', async () => {
    const first = await freezeGolden(project);
    const sides = await sidesOf(first);
    const pages = (await project.store.pagesAfter(null, 500)).flatMap(({ records }) => [...records.values()]);
    const writerOn = (...wanted: readonly string[]) => {
      const found = pages.find(
        (one) => one.kind === 'page' && one.writer !== null && wanted.includes(sides.get(one.id) ?? ''),
      );
      if (found?.kind !== 'page' || found.writer === null)
        throw new Error(`No page with a writer is in ${wanted.join()}.`);
      return { batches: [], writers: [found.writer], categories: [] };
    };
    const namedTest = writerOn('train', 'validation');
    await expect(freezeGolden(project, { split: first.split, namedTest })).rejects.toMatchObject({
      code: 'conflict',
      parameters: { reason: 'named-test-taken', split: 'Split 1', named: 1, taken: 1 },
    });
    const other = await freezeGolden(project, { split: 'new', namedTest });
    expect(other.counts.bySide.test).toBe(1);
    // The same rule goes on, whatever has a side by now.
    expect((await freezeGolden(project, { split: other.split, namedTest })).split).toBe(other.split);
  });

  it('refuses to name a test set anew that is locked, and names that there are not for a split that there is', async () => {
    const first = await freezeGolden(project);
    const named = (writer: string) =>
      freezeGolden(project, { split: first.split, namedTest: { batches: [], writers: [writer], categories: [] } });
    await expect(named('nobody')).rejects.toMatchObject({ code: 'not-found', parameters: { writer: 'nobody' } });
    await lockTest(project, goldenLead, { release: first.id, note: '' });
    await expect(named('writer 1')).rejects.toMatchObject({
      code: 'conflict',
      parameters: { reason: 'named-test-locked', split: 'Split 1' },
    });
    const other = await freezeGolden(project, {
      split: 'new',
      namedTest: { batches: [], writers: ['writer 1'], categories: [] },
    });
    await lockTest(project, goldenLead, { release: other.id, note: '' });
    // What it was named before goes on.
    const { split } = await freezeGolden(project, {
      split: other.split,
      namedTest: { batches: [], writers: ['writer 1'], categories: [] },
    });
    expect(split).toBe(other.split);
  });

  it('puts a page that was removed and imported again where it stood', async () => {
    const first = await freezeGolden(project, { ratios: { train: 0.4, validation: 0.3, test: 0.3 } });
    const stood = new Map<string, string>();
    const away: PageId[] = [];
    for (const [page, side] of await sidesOf(first)) {
      if (side === 'train') continue;
      const record = (await project.store.getDocument({ type: 'page', id: page })).records.get(page);
      if (record?.kind !== 'page') throw new Error(`${page} is no page.`);
      const number = 7000 + away.length;
      away.push(page);
      stood.set(pageId(number), side);
    }
    expect(new Set(stood.values()).size).toBe(2);
    const records = await Promise.all(
      away.map(async (page) => (await project.store.getDocument({ type: 'page', id: page })).records.get(page)),
    );
    await removePages(project, importActor, { pages: away, worked: 'remove' });
    await commit(
      records.flatMap((record, index) => {
        if (record?.kind !== 'page') return [];
        const layers = { symbols: accepted, layout: absentLayer, latex: absentLayer };
        return [
          creating({ ...record, id: pageId(7000 + index) }),
          creating(aFormula(7000 + index, { layers }), aSymbol(700_000 + index)),
        ];
      }),
    );
    // All new pages go to train by these shares.
    const again = await freezeGolden(project, { split: first.split, ratios: { train: 1, validation: 0, test: 0 } });
    const sides = await sidesOf(again);
    expect([...stood].filter(([page, side]) => sides.get(page as PageId) !== side)).toEqual([]);
  });

  it('names no place in the log where work went on while it read: none is what it counted', async () => {
    const { releases, sources } = project.store;
    const rest = await freezeRelease(project, importActor, goldenFreezeOptions);
    expect(JSON.parse((await releases.leftOpen(rest.id)) ?? '')).toHaveProperty('lastOperation');
    const batches = sources.batches.bind(sources);
    vi.spyOn(sources, 'batches').mockImplementationOnce(async () => {
      await edit({ type: 'formula', id: formulaId(1) }, 'formula', { latex: 'q' });
      return await batches();
    });
    const busy = await freezeRelease(project, importActor, goldenFreezeOptions);
    expect(busy.id).not.toBe(rest.id);
    expect(JSON.parse((await releases.leftOpen(busy.id)) ?? '')).not.toHaveProperty('lastOperation');
  });

  it('leaves nothing of a release that is cancelled, at whatever moment, and tells how far it is', async () => {
    const { releases, sources, splits } = project.store;
    const told: string[] = [];
    /** Freezes, and cancels it when it asks for the time with this number. */
    const frozenUnlessCancelledAt = async (moment: number): Promise<Release | null> => {
      let asked = 0;
      const cancelled = new AppError('cancelled', 'The work was cancelled.');
      const watch = {
        progress: (phase: string, done: number, total: number | null) => told.push(`${phase} ${done}/${total}`),
        throwIfCancelled: () => {
          asked += 1;
          if (asked === moment) throw cancelled;
        },
      };
      try {
        return await freezeRelease(project, importActor, goldenFreezeOptions, watch);
      } catch (error) {
        expect(error).toBe(cancelled);
        return null;
      }
    };
    let cancelled = 0;
    while ((await frozenUnlessCancelledAt(cancelled + 1)) === null) {
      cancelled += 1;
      expect(await releases.listReleases()).toEqual([]);
      expect(await splits.listSplits()).toEqual([]);
      expect(await releases.trainingClasses()).toEqual([]);
    }
    expect(cancelled).toBeGreaterThan(1);
    const pages = (await sources.batches()).reduce((sum, batch) => sum + batch.pages, 0);
    expect(told).toContain(`freezing ${pages}/${pages}`);
    expect(await releases.listReleases()).toMatchObject([{ number: 1 }]);
  });

  it('freezes once where two ask at the same time', async () => {
    const [first, second] = await Promise.all([freezeGolden(project), freezeGolden(project)]);
    expect(second).toEqual(first);
  });

  it('takes what is accepted, layer by layer', async () => {
    const release = await freezeGolden(project);
    const latexAlone = await formulaOf(release, formulaId(4));
    expect(latexAlone).toMatchObject({ symbols: null, layout: null, latex: { raw: '\\frac{1}{2} x' } });
    expect(latexAlone?.latex?.tokens).toEqual(['\\frac', '{', '1', '}', '{', '2', '}', 'x']);
    expect(await formulaOf(release, formulaId(72))).toMatchObject({ symbols: [], layout: null });
    const [listed] = await listReleases(project);
    expect(listed?.bySubModel).toEqual({ extractor: 2, detector: 5, recognizer: 61, aligner: 4, converter: 7 });
    const unreadable = {
      subModel: 'converter',
      reason: expect.objectContaining({ code: 'latex-unreadable' }),
      count: 1,
      examples: ['scans/page one.png'],
    };
    expect(listed?.leftOut).toEqual([unreadable]);
    const { split } = await describeRelease(project, release.id);
    expect(split.subModels.flatMap(({ subModel, leftOut }) => leftOut.map((one) => ({ subModel, ...one })))).toEqual([
      unreadable,
    ]);
    expect(Object.fromEntries(split.subModels.map((items) => [items.subModel, totalOf(items)]))).toEqual(
      listed?.bySubModel,
    );
  });

  it('leaves out what is unusable, and drafts do not make a new release', async () => {
    const first = await freezeGolden(project);
    expect(await formulaOf(first, formulaId(73))).toBeUndefined();
    await edit({ type: 'formula', id: formulaId(4) }, 'symbol', { box: { x: 1, y: 2, width: 3, height: 4 } });
    expect(await freezeGolden(project)).toEqual(first);
    await edit({ type: 'formula', id: formulaId(4) }, 'formula', { unusable: 'blurred' });
    const second = await freezeGolden(project);
    expect(second.number).toBe(2);
    expect(await formulaOf(second, formulaId(4))).toBeUndefined();
  });

  it('is no other release where nothing but a quota has changed', async () => {
    const first = await freezeGolden(project);
    const quota = Quota.parse({
      kind: 'quota',
      id: ulidOf(900),
      categories: [],
      symbolClass: null,
      subModel: null,
      unit: 'formula',
      target: 5,
      due: null,
      costPerItem: null,
    });
    await commit([creating(quota)]);
    expect(await freezeGolden(project)).toEqual(first);
  });

  it('is not touched by later edits', async () => {
    const first = await freezeGolden(project);
    const before = await formulasOf(first);
    await edit({ type: 'formula', id: formulaId(1) }, 'formula', { latex: 'changed' });
    const second = await freezeGolden(project);
    expect(second.contentSha256).not.toBe(first.contentSha256);
    expect(await formulasOf(first)).toEqual(before);
    expect((await formulaOf(second, formulaId(1)))?.latex?.raw).toBe('changed');
  });

  it('gives training indices once and for ever', async () => {
    const first = await openRelease(project.store, (await freezeGolden(project)).id);
    expect(first.classes.map(({ label, trainingIndex }) => [label, trainingIndex])).toEqual(
      [...hardLabels, loneLabel].map((label, index) => [label, index]),
    );
    // New classes come first in the palette and by id, and still get the next indices.
    const early = { ...aSymbolClass(500, 'early'), position: 0 };
    await commit([creating(early), creating(aSymbolClass(501, 'unused'))]);
    await addFormula(20, {}, 500);
    const second = await openRelease(project.store, (await freezeGolden(project)).id);
    expect(second.classes.slice(0, first.classes.length)).toEqual(first.classes);
    expect(second.classes.slice(first.classes.length).map(({ label }) => label)).toEqual(['early']);
  });

  it('gives numbers to groups of classes once, whatever moves between them', async () => {
    const regroup = (labelled: number, group: SymbolClass['group']) =>
      edit({ type: 'symbol-class', id: symbolClassId(labelled) }, 'symbol-class', { group });
    const groupsOf = async (release: Release) => {
      const { reader } = await openRelease(project.store, release.id);
      const chosen = chooseClasses(reader, 'groups');
      const names = chosen.classes.map(({ index, name }) => `${index} ${name}`);
      return { names, x: chosen.indexOf(symbolClassId(hardLabels.indexOf('x'))) };
    };
    await regroup(0, 'digit');
    await regroup(2, 'latin');
    const first = await freezeGolden(project);
    expect(await groupsOf(first)).toEqual({ names: ['0 digit', '1 other', '2 latin'], x: 1 });
    await regroup(0, 'latin');
    await regroup(hardLabels.indexOf('x'), 'greek');
    const moved = await freezeGolden(project);
    expect(await groupsOf(moved)).toEqual({ names: ['0 digit', '1 other', '2 latin', '3 greek'], x: 3 });
    expect(await freezeGolden(project)).toEqual(moved);
    await regroup(1, 'digit');
    await regroup(hardLabels.indexOf('x'), 'other');
    const last = await freezeGolden(project);
    expect(await groupsOf(last)).toEqual({ names: ['0 digit', '1 other', '2 latin', '3 greek'], x: 1 });
    expect(await groupsOf(first)).toEqual({ names: ['0 digit', '1 other', '2 latin'], x: 1 });
  });

  it('numbers groups by their first classes where nothing else was frozen, and then freezes nothing of them', async () => {
    await edit({ type: 'symbol-class', id: symbolClassId(3) }, 'symbol-class', { group: 'latin' });
    const { context, reader } = await openRelease(project.store, (await freezeGolden(project)).id);
    expect(context).not.toHaveProperty('groups');
    expect(reader.groups).toEqual(['other', 'latin']);
  });

  it('counts aliases as what they stand for, and keeps their old index', async () => {
    const first = await openRelease(project.store, (await freezeGolden(project)).id);
    await edit({ type: 'symbol-class', id: symbolClassId(11) }, 'symbol-class', { aliasOf: symbolClassId(12) });
    const release = await freezeGolden(project);
    const used = new Set(
      (await formulasOf(release)).flatMap(({ symbols }) => symbols?.map((one) => one.symbolClass) ?? []),
    );
    expect(used.has(symbolClassId(11))).toBe(false);
    expect(used.has(symbolClassId(12))).toBe(true);
    expect((await openRelease(project.store, release.id)).classes).toEqual(first.classes);
  });

  it('keeps the sides of pages for equal options, and asks anew for others', async () => {
    const before = await sidesOf(await freezeGolden(project));
    await addFormula(21, {});
    const after = await sidesOf(await freezeGolden(project));
    for (const [page, side] of before) expect(after.get(page)).toBe(side);
    expect(after.has(pageId(21))).toBe(true);
    expect((await freezeGolden(project, { seed: 99 })).split).not.toBe((await freezeGolden(project)).split);
  });

  it('holds out and names a page that would join two sides', async () => {
    const release = await freezeGolden(project);
    const sides = await sidesOf(release);
    expect(sides.get(pageId(1))).not.toBe(sides.get(pageId(2)));
    await addFormula(22, { writer: 'writer 1', perceptualHash: '2222222222222222', sourceName: 'bridge.png' });
    const next = await openRelease(project.store, (await freezeGolden(project)).id);
    expect(next.context.heldOut).toEqual([
      expect.objectContaining({
        page: pageId(22),
        sourceName: 'bridge.png',
        items: expect.objectContaining({ detector: 1 }),
      }),
    ]);
    expect((await formulasOf(next.release)).some(({ id }) => id === formulaId(22))).toBe(false);
  });

  it('says which groups stand on several sides where they come to be asked for later, and the card does not deny it', async () => {
    const apart = { writer: false, nearDuplicate: false, page: true, unknownWriter: 'page' } as const;
    const sided = async (release: Release) => {
      const sides = await sidesOf(release);
      return { one: sides.get(pageId(1)), two: sides.get(pageId(2)) };
    };
    const first = await freezeGolden(project, { grouping: apart });
    const stood = await sided(first);
    expect(stood.one).not.toBe(stood.two);
    expect((await openRelease(project.store, first.id)).context.partedGroups).toBeUndefined();
    for (const number of [1, 2]) await edit({ type: 'page', id: pageId(number) }, 'page', { writer: 'one hand' });
    const together = { ...goldenFreezeOptions, grouping: { ...apart, writer: true }, split: first.split };
    const preview = await previewSplit(project, importActor, FreezeOptions.parse(together));
    const next = await freezeGolden(project, together);
    expect(await sided(next)).toEqual(stood);
    const names = [pageId(1), pageId(2)];
    const { split } = await describeRelease(project, next.id);
    expect(preview.partedGroups).toEqual(split.partedGroups);
    expect(split.partedGroups.total).toBe(1);
    expect(split.partedGroups.first.flat().map(({ page }) => page)).toEqual(expect.arrayContaining(names));
    const { context, classes } = await openRelease(project.store, next.id);
    const card = renderCard(next, context, classes, { items: [] });
    expect(card).not.toContain('Never on two sides');
    expect(card).toContain('1 group stands on several all the same');
    for (const { sourceName } of split.partedGroups.first.flat()) expect(card).toContain(`\`${sourceName}\``);
    const anew = await freezeGolden(project, { ...together, split: 'new' });
    expect((await describeRelease(project, anew.id)).split.partedGroups).toEqual({ total: 0, first: [] });
    const placed = await sided(anew);
    expect(placed.one).toBe(placed.two);
  });

  it('says so, too, where somebody said since that two pages are the same', async () => {
    const first = await freezeGolden(project);
    await decideDuplicates(project, goldenLead, { pages: [pageId(1), pageId(2)], verdict: 'same', unusable: null });
    const next = await freezeGolden(project);
    expect(next.id).not.toBe(first.id);
    const { partedGroups = [] } = (await openRelease(project.store, next.id)).context;
    expect(partedGroups.flat().map(({ page }) => page)).toEqual(expect.arrayContaining([pageId(1), pageId(2)]));
  });

  it('notes why LaTeX has no canonical form', async () => {
    const frozen = await formulaOf(await freezeGolden(project), formulaId(72));
    expect(frozen?.latex).toMatchObject({ raw: '\\frac{1}{', tokens: null });
    expect(frozen?.latex?.problem?.message).toMatch(/./);
  });

  it('refuses to freeze nothing, and anybody but a lead', async () => {
    const reviewer = { person: aPerson(7, 'reviewer'), isOwner: false };
    await expect(freezeRelease(project, reviewer, goldenFreezeOptions)).rejects.toMatchObject({ code: 'forbidden' });
    for (const number of [1, 2, 3, 4, 5, 6, 71, 72]) {
      await edit({ type: 'formula', id: formulaId(number) }, 'formula', { unusable: 'gone' });
    }
    for (const number of [7, 8]) await edit({ type: 'page', id: pageId(number) }, 'page', { regions: absentLayer });
    await expect(freezeGolden(project)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('says so for a release that is not there', async () => {
    await expect(openRelease(project.store, ulidOf(3) as Release['id'])).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a split that need not keep pages whole', () => {
  const apart = { grouping: { page: false, writer: false, nearDuplicate: true } };

  async function addPageOfFormulas(number: number, count: number): Promise<void> {
    const picture = (await formulasOf(await freezeGolden(project)))[0]?.picture.sha256 ?? sha256Number(0);
    const layers = { symbols: absentLayer, layout: absentLayer, latex: accepted };
    await commit([
      creating(aPage(number, { imageSha256: picture, perceptualHash: 'f0'.repeat(8), holds: 'formulas' })),
      ...Array.from({ length: count }, (_, index) =>
        creating(
          aFormula(100 * number + index, {
            page: pageId(number),
            region: { x: 0, y: 4 * index, width: 40, height: 4 },
            latex: `x_{${index}}`,
            layers,
          }),
        ),
      ),
    ]);
  }

  it('gives formulas of one page sides of their own, which stay', async () => {
    await addPageOfFormulas(40, 40);
    const options = { ...goldenFreezeOptions, ...apart, strata: { facets: [], symbolClasses: true } };
    const first = await freezeGolden(project, options);
    const sidesIn = async (release: Release) => {
      const items = await project.store.releases.itemVersions(release.id, 'formula', null, 1000);
      return new Map(items.filter(({ page }) => page === pageId(40)).map(({ id, side }) => [id, side]));
    };
    const before = await sidesIn(first);
    expect(new Set(before.values())).toEqual(new Set(['train', 'validation', 'test']));
    await addPageOfFormulas(41, 5);
    const second = await freezeGolden(project, { ...options, split: first.split });
    const after = await sidesIn(second);
    expect(new Map([...after].filter(([id]) => before.has(id)))).toEqual(before);
    const { split } = await describeRelease(project, second.id);
    const formulas = Object.values(split.sides).reduce((sum, side) => sum + side.formulas, 0);
    expect(formulas).toBe(second.counts.formulas);
    const preview = await previewSplit(project, importActor, FreezeOptions.parse({ ...options, split: first.split }));
    expect(preview.sides).toEqual(split.sides);
  });

  it('folds validate on each formula once', async () => {
    await addPageOfFormulas(40, 20);
    const seen: string[] = [];
    let split: Release['split'] | null = null;
    for (const index of [0, 1, 2]) {
      const options = { ...goldenFreezeOptions, ...apart, fold: { count: 3, index } };
      const release: Release = await freezeGolden(project, { ...options, ...(split ? { split } : {}) });
      split = release.split;
      for (const type of ['formula', 'page'] as const) {
        const items = await project.store.releases.itemVersions(release.id, type, null, 1000);
        seen.push(...items.filter(({ side }) => side !== 'train').map(({ id, side }) => `${side} ${id}`));
      }
    }
    const counts = Map.groupBy(seen, (name) => name);
    for (const [name, own] of counts) expect(own, name).toHaveLength(name.startsWith('test') ? 3 : 1);
    const [all, pages] = await Promise.all(
      (['formula', 'page'] as const).map(async (type) => {
        const release = (await project.store.releases.listReleases()).at(-1);
        return release ? await project.store.releases.itemVersions(release.id, type, null, 1000) : [];
      }),
    );
    expect(new Set(seen.map((name) => name.split(' ')[1])).size).toBe((all?.length ?? 0) + (pages?.length ?? 0));
  });
});
