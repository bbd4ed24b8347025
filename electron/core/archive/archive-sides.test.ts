import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import { blankRequirements } from '#shared/requirements/default-requirements.ts';
import { usualFreeze } from '#shared/split/usual-freeze.ts';
import { goldenFreezeOptions, goldenLead } from '#test/golden/export-golden.ts';
import { addPage, exchanged, freeze, heldOutOf, place, sideOf } from '#test/support/archived-splits.ts';
import { archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { aCategory, aFacet, aPage, pageId } from '#test/support/builders.ts';
import { formulasOf, setFormula } from '#test/support/offline-edits.ts';
import { importActor, newProject } from '#test/support/open-projects.ts';
import type { Project } from '../project/project.ts';
import { freezeRelease } from '../release/freezing/freeze.ts';
import { listSplits } from '../release/freezing/sides/splits.ts';
import { lockTest } from '../release/locked-test/lock-test.ts';
import { previewSplit } from '../release/report/preview-split.ts';
import { removePages } from '../services/remove-pages.ts';
import { commitSchema } from '../services/schema.ts';
import { addingRecord } from '../services/schema-change/schema-view.ts';

/** Adds a facet with one category of one key to a project, under ids of its own. */
async function addKind(project: Project, number: number): Promise<CategoryId> {
  const facet = { ...aFacet(number), key: 'origin' };
  const category = { ...aCategory(number, number), key: 'book' };
  await commitSchema(project, importActor, [addingRecord(facet), addingRecord(category)]);
  return category.id;
}

const parted = ({ differing }: ImportReport) =>
  differing
    .filter(({ reason }) => reason.code === 'archive-side-parted')
    .map(({ source, reason }) => ({ source, ...reason }));

describe('a split of another project', () => {
  /** A project with a split that strata and a named test set belong to. */
  async function split(project: Project, category: CategoryId) {
    const facet = (await project.store.schemaRecords()).flatMap(({ record }) =>
      record.kind === 'category' && record.id === category ? [record.facet] : [],
    );
    for (const { ref } of await formulasOf(project)) await setFormula(project, ref.id, { categories: [category] });
    const rule = {
      ...goldenFreezeOptions,
      strata: { facets: facet, symbolClasses: false },
      namedTest: { batches: [], writers: [], categories: [category] },
    };
    await freezeRelease(project, goldenLead, FreezeOptions.parse({ ...rule, split: 'new' }));
    return { rule, facet };
  }

  it('is called otherwise where its name is taken, and speaks of the kinds that are here', async () => {
    const here = await ownProject();
    await addPage(here, 601, {});
    const ownCategory = await addKind(here, 71);
    const own = await split(here, ownCategory);
    const there = await ownProject();
    await addPage(there, 602, { perceptualHash: '0f0f0f0f0f0f0f0f' });
    await split(there, await addKind(there, 72));
    const report = await takeArchive(here, await archiveOf(there));
    const [first, second] = await here.store.splits.listSplits();
    expect([first?.name, second?.name]).toEqual(['Split 1', 'Split 2']);
    expect(second).toMatchObject({ strata: own.rule.strata, namedTest: own.rule.namedTest });
    expect(report.differing.map(({ reason }) => reason.code)).toEqual([
      'archive-split-renamed',
      'archive-release-renumbered',
    ]);
    expect(report.differing[0]?.reason.parameters).toEqual({
      before: { term: 'split', name: 'Split 1' },
      after: { term: 'split', name: 'Split 2' },
    });
    expect((await takeArchive(here, await archiveOf(there))).differing).toEqual([]);
  });
});

describe('the split that a project goes on with', () => {
  const allTest = { ...goldenFreezeOptions, ratios: { train: 0, validation: 0, test: 1 } };

  /** A project of one page that all of is tested with, locked or not. */
  async function tested(number: number, hash: string, isLocked: boolean) {
    const project = await ownProject();
    await addPage(project, number, { perceptualHash: hash });
    const release = await freezeRelease(project, goldenLead, FreezeOptions.parse(allTest));
    if (isLocked) await lockTest(project, goldenLead, { release: release.id, note: '' });
    return { project, release };
  }

  it.each([
    ['locked', true],
    ['not locked', false],
  ])('stays its own (%s), where an archive brings one that is newer and locked', async (_, isLocked) => {
    const { project: here, release } = await tested(603, '00ff00ff00ff00ff', isLocked);
    const { project: there } = await tested(604, '0f0f0f0f0f0f0f0f', true);
    await takeArchive(here, await archiveOf(there));
    const splits = await listSplits(here);
    expect(splits.map(({ split, hasArrived }) => [split.name, hasArrived])).toEqual([
      ['Split 2', true],
      ['Split 1', false],
    ]);
    const usual = usualFreeze(splits, null);
    expect(usual.split).toBe(release.split);
    expect(await previewSplit(here, goldenLead, usual)).toMatchObject({ splitChange: null });
    // Asked for by its rule, too, which is that of both.
    expect((await freezeRelease(here, goldenLead, FreezeOptions.parse(allTest))).split).toBe(release.split);
  });

  it('is none that an archive brought, where its rule is asked for and not its name', async () => {
    const { project: here } = await tested(609, '00ff00ff00ff00ff', true);
    const there = await ownProject();
    await addPage(there, 610, { perceptualHash: '0f0f0f0f0f0f0f0f' });
    const allTrain = FreezeOptions.parse({ ...allTest, ratios: { train: 1, validation: 0, test: 0 } });
    const { split } = await freezeRelease(there, goldenLead, allTrain);
    await takeArchive(here, await archiveOf(there));
    await expect(freezeRelease(here, goldenLead, allTrain)).rejects.toMatchObject({
      parameters: { reason: 'locked-split-left', split: 'Split 1' },
    });
    expect((await freezeRelease(here, goldenLead, { ...allTrain, split })).split).toBe(split);
  });

  it('is the one of the archive in a project that has none of its own, and then its own', async () => {
    const { project: there, release } = await tested(605, '0f0f0f0f0f0f0f0f', true);
    const here = await ownProject();
    await takeArchive(here, await archiveOf(there));
    const usual = usualFreeze(await listSplits(here), null);
    expect(usual.split).toBe(release.split);
    await addPage(here, 606, { perceptualHash: '00ff00ff00ff00ff' });
    await freezeRelease(here, goldenLead, usual);
    expect((await listSplits(here)).map(({ hasArrived }) => hasArrived)).toEqual([false]);
  });

  it('locks its test set where the requirements ask for it at the first release, though one came locked', async () => {
    const { project: there } = await tested(607, '0f0f0f0f0f0f0f0f', true);
    const { project: here, release } = await tested(608, '00ff00ff00ff00ff', false);
    await takeArchive(here, await archiveOf(there));
    await commitSchema(here, importActor, [addingRecord(blankRequirements())]);
    const { id } = await freezeRelease(here, goldenLead, usualFreeze(await listSplits(here), null));
    const versions = await here.store.splits.testVersions();
    expect(versions.filter(({ split }) => split === release.split)).toMatchObject([{ number: 1, release: id }]);
  });
});

describe('sides that an archive brings', () => {
  it.each([
    ['a writer', { writer: 'writer W' }, { writer: 'writer W' }],
    ['a near-duplicate', { perceptualHash: 'ff00ff00ff00ff00' }, { perceptualHash: 'ff00ff00ff00ff01' }],
  ])('part no group from a locked test set: %s', async (_, here, there) => {
    const { office, away, release } = await exchanged();
    await addPage(office, 501, here);
    await place(office, release, 501, 'test');
    await lockTest(office, goldenLead, { release: (await freeze(office, release)).id, note: '' });
    await addPage(away, 502, { writer: 'writer V', ...there });
    await addPage(away, 503, { perceptualHash: '0f0f0f0f0f0f0f0f' });
    for (const number of [502, 503]) await place(away, release, number, 'train');
    await freeze(away, release);
    const report = await takeArchive(office, await archiveOf(away));
    expect(await sideOf(office, release, 502)).toBeUndefined();
    expect(await sideOf(office, release, 503)).toBe('train');
    expect(parted(report)).toEqual([
      {
        source: 'page-502.png',
        code: 'archive-side-parted',
        message:
          'page-502.png: it stands in train of Split 1 in the archive, and what the split keeps together with it stands in test here, so it has no side here: the next release of the split places it, or holds it out.',
        parameters: {
          source: 'page-502.png',
          split: { term: 'split', name: 'Split 1' },
          there: { term: 'sides', sides: ['train'] },
          sides: { term: 'sides', sides: ['test'] },
        },
      },
    ]);
    expect(await heldOutOf(office, await freeze(office, release))).toEqual([
      { page: pageId(502), sides: ['test'], reason: 'locked-test' },
    ]);
  });

  it('do not let a page train that is in a locked test set, and gone from here', async () => {
    const { office, away, release } = await exchanged();
    await addPage(office, 501, {});
    await place(office, release, 501, 'test');
    const frozen = await freeze(office, release);
    await removePages(office, goldenLead, { pages: [pageId(501)], worked: 'remove' });
    await lockTest(office, goldenLead, { release: frozen.id, note: '' });
    await addPage(away, 502, { perceptualHash: '0f0f0f0f0f0f0f0f' }, 501);
    await place(away, release, 502, 'train');
    const report = await takeArchive(office, await archiveOf(away));
    expect(report.heldOut.map(({ source, reason }) => `${source} ${reason.code}`)).toEqual([
      'page-502.png test-repeat-removed',
    ]);
    expect(parted(report).map(({ source }) => source)).toEqual(['page-502.png']);
    expect(await heldOutOf(office, await freeze(office, release))).toEqual([
      { page: pageId(502), sides: ['test'], reason: 'locked-test' },
    ]);
  });

  it('put no group on two sides, and lock no test set that is trained on here', async () => {
    const { office, away, release } = await exchanged();
    await addPage(office, 501, { writer: 'writer W' });
    await place(office, release, 501, 'train');
    await addPage(away, 502, { writer: 'writer W' });
    await place(away, release, 502, 'test');
    await lockTest(away, goldenLead, { release: (await freeze(away, release)).id, note: '' });
    const report = await takeArchive(office, await archiveOf(away));
    expect(await sideOf(office, release, 502)).toBeUndefined();
    expect(parted(report).map(({ source }) => source)).toEqual(['page-502.png']);
    expect(await office.store.splits.testVersions()).toEqual([]);
    expect(report.differing.map(({ reason }) => reason.code)).toContain('archive-test-trained-here');
    await freeze(office, release);
    expect(await sideOf(office, release, 502)).toBe('train');
  });

  it('stand as they are in the archive where the split is new here', async () => {
    const { away, release } = await exchanged();
    await addPage(away, 501, { writer: 'writer W' });
    await addPage(away, 502, { writer: 'writer W' });
    await place(away, release, 501, 'train');
    await place(away, release, 502, 'validation');
    const target = await newProject();
    expect(parted(await takeArchive(target, await archiveOf(away)))).toEqual([]);
    expect(await target.store.splits.assignments(release.split)).toEqual(
      await away.store.splits.assignments(release.split),
    );
  });

  it('stay as they are where the archive alone parts what the split keeps together, and the next release names it', async () => {
    const { office, away, release } = await exchanged();
    await addPage(away, 501, { writer: 'writer W' });
    await addPage(away, 502, { writer: 'writer W' });
    await place(away, release, 501, 'train');
    await place(away, release, 502, 'validation');
    await freeze(away, release);
    expect(parted(await takeArchive(office, await archiveOf(away)))).toEqual([]);
    await addPage(office, 504, { perceptualHash: '0f0f0f0f0f0f0f0f' });
    const next = await freeze(office, release);
    expect([await sideOf(office, release, 501), await sideOf(office, release, 502)]).toEqual(['train', 'validation']);
    const { partedGroups } = ReleaseContext.parse(JSON.parse(await office.store.releases.releaseContext(next.id)));
    expect(partedGroups?.map((group) => group.map(({ page, side }) => [page, side]))).toEqual([
      [
        [pageId(501), 'train'],
        [pageId(502), 'validation'],
      ],
    ]);
  });

  it('are not taken from the one page alone that stands beside another side here', async () => {
    const { office, away, release } = await exchanged();
    await addPage(office, 501, { writer: 'writer V' });
    await place(office, release, 501, 'validation');
    await addPage(away, 502, { writer: 'writer W' });
    await addPage(away, 503, { writer: 'writer V', perceptualHash: aPage(502).perceptualHash });
    await place(away, release, 502, 'validation');
    await place(away, release, 503, 'train');
    const report = await takeArchive(office, await archiveOf(away));
    expect(parted(report).map(({ source, parameters }) => [source, parameters.sides])).toEqual([
      ['page-503.png', { term: 'sides', sides: ['validation'] }],
    ]);
    expect(await sideOf(office, release, 502)).toBe('validation');
  });
});
