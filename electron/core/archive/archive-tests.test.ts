import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import type { Release } from '#schemas/domain/release.ts';
import { BesideRelease } from '#schemas/formats/left-open.ts';
import { goldenFreezeOptions, goldenLead } from '#test/golden/export-golden.ts';
import { addPage, exchanged, freeze, heldOutOf, place, sideOf } from '#test/support/archived-splits.ts';
import { archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { pageId } from '#test/support/builders.ts';
import { newProject } from '#test/support/open-projects.ts';
import { LockedTests } from '../ingest/pages/locked-tests.ts';
import type { Project } from '../project/project.ts';
import { databaseName } from '../project/project-folder.ts';
import { freezeRelease } from '../release/freezing/freeze.ts';
import { listReleases } from '../release/list.ts';
import { correctTest, lockTest } from '../release/locked-test/lock-test.ts';
import { describeRelease } from '../release/report/describe-release.ts';
import { removePages } from '../services/remove-pages.ts';
import { Connection } from '../store/sqlite/connection.ts';

async function lock(project: Project, { id }: Release): Promise<void> {
  await lockTest(project, goldenLead, { release: id, note: '' });
}

async function correct(project: Project, { split }: Release): Promise<void> {
  await correctTest(project, goldenLead, { split, note: '' });
}

/** Locked test sets of a project, by their numbers and releases. */
async function locked({ store }: Project) {
  return (await store.splits.testVersions()).map(({ number, release }) => ({ number, release }));
}

const leftOf = ({ differing }: ImportReport) =>
  differing.flatMap(({ reason: { code, parameters } }) =>
    code.startsWith('archive-test-') ? [`${code} ${JSON.stringify(parameters.number)}`] : [],
  );

/** Adds a page to the test side of a split and freezes it. */
async function freezeWith(project: Project, release: Release, number: number): Promise<Release> {
  await addPage(project, number, { writer: 'writer W' });
  await place(project, release, number, 'test');
  return await freeze(project, release);
}

/** An office whose locked test set holds a page that was removed since. */
async function lockedWithoutItsPage() {
  const { office, release } = await exchanged();
  await addPage(office, 501, { perceptualHash: '0f0f0f0f0f0f0f0f' });
  await place(office, release, 501, 'test');
  const frozen = await freeze(office, release);
  await removePages(office, goldenLead, { pages: [pageId(501)], worked: 'remove' });
  await lock(office, frozen);
  return { office, release, frozen };
}

/** Its releases, as they were frozen before anything was remembered beside them. */
function forgetFigures(project: Project): void {
  const connection = new Connection(join(project.path, databaseName));
  connection.execute('UPDATE release SET left_open = NULL');
  connection.close();
}

describe('a release of an archive', () => {
  it('is not the current state, whatever its number, and leaves that of this project alone', async () => {
    const { office, away, release } = await exchanged();
    const current = async () =>
      (await listReleases(away)).flatMap(({ release: { id }, isCurrent }) => (isCurrent ? [id] : []));
    await addPage(away, 501, { perceptualHash: '0f0f0f0f0f0f0f0f' });
    await freezeRelease(office, goldenLead, { ...goldenFreezeOptions, seed: 77, split: 'new' });
    await takeArchive(away, await archiveOf(office));
    expect(await current()).toEqual([]);
    const own = await freeze(away, release);
    expect(await current()).toEqual([own.id]);
    await freezeRelease(office, goldenLead, { ...goldenFreezeOptions, seed: 78, split: 'new' });
    await takeArchive(away, await archiveOf(office));
    expect((await away.store.releases.listReleases()).at(-1)?.id).not.toBe(own.id);
    expect(await current()).toEqual([own.id]);
  });
});

describe('a locked test set of an archive', () => {
  it('is not taken on from a version that is another one here', async () => {
    const { office, away, release } = await exchanged();
    await lock(office, await freezeWith(office, release, 501));
    await lock(away, release);
    await correct(away, release);
    const before = await locked(office);
    const report = await takeArchive(office, await archiveOf(away));
    expect(leftOf(report)).toEqual(['archive-test-version-differs 1', 'archive-test-version-differs 2']);
    expect(report.differing.find(({ reason }) => reason.code === 'archive-test-version-differs')?.reason.message).toBe(
      'The archive and this project differ in version 1 of the locked test set of Split 1; what is here was kept.',
    );
    expect(await locked(office)).toEqual(before);
  });

  it('is not taken on where both have corrected it and one has once more', async () => {
    const { office, away, release } = await exchanged();
    await lock(office, release);
    await takeArchive(away, await archiveOf(office));
    for (const project of [office, away]) await addPage(project, project === office ? 501 : 502, {});
    for (const project of [office, away, away]) await correct(project, release);
    const before = await locked(office);
    expect(before).toHaveLength(2);
    const report = await takeArchive(office, await archiveOf(away));
    expect(leftOf(report)).toEqual(['archive-test-version-differs 2', 'archive-test-version-differs 3']);
    expect(await locked(office)).toEqual(before);
  });

  it('is taken on where it is the same here', async () => {
    const { office, away, release } = await exchanged();
    await lock(office, release);
    await takeArchive(away, await archiveOf(office));
    await correct(away, release);
    expect(leftOf(await takeArchive(office, await archiveOf(away)))).toEqual([]);
    expect(await locked(office)).toEqual(await locked(away));
    expect(await locked(office)).toHaveLength(2);
  });

  it('is locked with the release that holds the same here, and told to be the same ever after', async () => {
    const office = await ownProject();
    for (const digit of [1, 2, 3, 4, 5]) await addPage(office, 500 + digit, { perceptualHash: `${digit}`.repeat(16) });
    const away = await ownProject();
    await takeArchive(away, await archiveOf(office));
    const [ofOffice, ofAway] = [
      await freezeRelease(office, goldenLead, goldenFreezeOptions),
      await freezeRelease(away, goldenLead, goldenFreezeOptions),
    ];
    expect(ofAway.contentSha256).toBe(ofOffice.contentSha256);
    expect(ofAway.split).not.toBe(ofOffice.split);
    await lock(office, ofOffice);
    expect(leftOf(await takeArchive(away, await archiveOf(office)))).toEqual([]);
    expect(await away.store.splits.testVersions()).toMatchObject([
      { split: ofOffice.split, number: 1, release: ofAway.id },
    ]);
    // It is of another split than its own that its test side is locked.
    expect((await listReleases(away)).map(({ testVersion }) => testVersion)).toEqual([null]);
    expect(leftOf(await takeArchive(away, await archiveOf(office)))).toEqual([]);
    expect(leftOf(await takeArchive(office, await archiveOf(away)))).toEqual([]);
    expect(await locked(office)).toEqual([{ number: 1, release: ofOffice.id }]);
  });

  it.each([
    ['the same file', 501, null],
    ['a page of the same writer', 502, 'writer W'],
  ])('is not taken where its page is gone there, and is trained on here: %s', async (_title, picture, writer) => {
    const { office, away, release } = await exchanged();
    const frozen = await freezeWith(office, release, 501);
    await removePages(office, goldenLead, { pages: [pageId(501)], worked: 'remove' });
    await lock(office, frozen);
    await addPage(away, 502, { perceptualHash: '0f0f0f0f0f0f0f0f', writer }, picture);
    await place(away, release, 502, 'train');
    await freeze(away, release);
    const report = await takeArchive(away, await archiveOf(office));
    expect(leftOf(report)).toEqual(['archive-test-trained-here 1']);
    expect(await locked(away)).toEqual([]);
  });

  it('holds out what looks like its pages, also where these were never here, and further on', async () => {
    const { office, release } = await lockedWithoutItsPage();
    const [target, third] = [await ownProject(), await ownProject()];
    await takeArchive(target, await archiveOf(office));
    await takeArchive(third, await archiveOf(target));
    for (const project of [target, third]) {
      await addPage(project, 503, { perceptualHash: '0f0f0f0f0f0f0f0e' });
      expect(await heldOutOf(project, await freeze(project, release))).toEqual([
        { page: pageId(503), sides: ['test'], reason: 'locked-test' },
      ]);
    }
  });

  it('learns what links others to pages that are gone where it came before that was remembered', async () => {
    const { office, release, frozen } = await lockedWithoutItsPage();
    const target = await ownProject();
    const archive = await archiveOf(office);
    await takeArchive(target, archive);
    const { releases } = target.store;
    const { gone, ...before } = BesideRelease.parse(JSON.parse((await releases.leftOpen(frozen.id)) ?? ''));
    expect(gone).toHaveLength(1);
    await releases.setLeftOpen(frozen.id, JSON.stringify(before));
    await takeArchive(target, archive);
    expect(JSON.parse((await releases.leftOpen(frozen.id)) ?? '')).toEqual({ ...before, gone });
    await addPage(target, 503, { perceptualHash: '0f0f0f0f0f0f0f0e' });
    expect(await heldOutOf(target, await freeze(target, release))).toEqual([
      { page: pageId(503), sides: ['test'], reason: 'locked-test' },
    ]);
  });

  it.each(['that are here', 'that are gone'])('holds out what shows the ink of its pages %s', async (which) => {
    const { office, release } = await exchanged();
    const ink = '0123456789abcdef'.repeat(2);
    await addPage(office, 501, { perceptualHash: '0f0f0f0f0f0f0f0f' }, 501, `${ink}2080`);
    await place(office, release, 501, 'test');
    const frozen = await freeze(office, release);
    if (which === 'that are gone') await removePages(office, goldenLead, { pages: [pageId(501)], worked: 'remove' });
    await lock(office, frozen);
    const [target, third] = [await newProject(), await newProject()];
    await takeArchive(target, await archiveOf(office));
    await takeArchive(third, await archiveOf(target));
    for (const project of [office, third]) {
      await addPage(project, 503, { perceptualHash: 'ff00ff0000ff00ff' }, 503, `${ink}2282`);
      expect(await heldOutOf(project, await freeze(project, release))).toEqual([
        { page: pageId(503), sides: ['test'], reason: 'locked-test' },
      ]);
    }
  });

  it('holds out what looks like its pages where it is from before figures were remembered beside a release', async () => {
    const { office, release, frozen } = await lockedWithoutItsPage();
    forgetFigures(office);
    const [target, third] = [await ownProject(), await ownProject()];
    await takeArchive(target, await archiveOf(office));
    // As what was taken before it was remembered what is gone.
    forgetFigures(target);
    await takeArchive(target, await archiveOf(office));
    await takeArchive(third, await archiveOf(target));
    for (const project of [target, third]) {
      expect((await describeRelease(project, frozen.id)).health.leftOpen).toBeNull();
      await addPage(project, 503, { perceptualHash: '0f0f0f0f0f0f0f0e' });
      expect(await heldOutOf(project, await freeze(project, release))).toEqual([
        { page: pageId(503), sides: ['test'], reason: 'locked-test' },
      ]);
    }
  });

  it('holds out what is of a writer of its pages, also where these were never here', async () => {
    const { office, release } = await exchanged();
    const frozen = await freezeWith(office, release, 501);
    await removePages(office, goldenLead, { pages: [pageId(501)], worked: 'remove' });
    await lock(office, frozen);
    const target = await newProject();
    await takeArchive(target, await archiveOf(office));
    expect(await locked(target)).toEqual([{ number: 1, release: frozen.id }]);
    const coming = { perceptualHash: '0f0f0f0f0f0f0f0f', writer: 'writer W' };
    const named = (await LockedTests.read(target.store)).repeatsOfNew('new.png', {
      ...coming,
      batch: null,
      sourceSha256: frozen.contentSha256,
    });
    expect(named.map(({ code }) => code)).toEqual(['test-repeat-writer']);
    await addPage(target, 503, coming);
    expect(await heldOutOf(target, await freeze(target, release))).toEqual([
      { page: pageId(503), sides: ['test'], reason: 'locked-test' },
    ]);
    expect(await sideOf(target, release, 503)).toBeUndefined();
  });
});
