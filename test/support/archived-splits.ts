import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Project } from '#electron/core/project/project.ts';
import { freezeRelease } from '#electron/core/release/freezing/freeze.ts';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { Sha256 } from '#schemas/domain/id.ts';
import type { Page } from '#schemas/domain/page.ts';
import type { Release } from '#schemas/domain/release.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import { freezeGolden, goldenFreezeOptions, goldenLead } from '#test/golden/export-golden.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { archiveOf, ownProject, takeArchive } from './archived-work.ts';
import { aFormula, anOperation, aPage, creating, layerIn, pageId } from './builders.ts';
import { temporaryFolder } from './project-folder.ts';

/** A page of its own bytes with one accepted formula. */
export async function addPage(
  project: Project,
  number: number,
  change: Partial<Page>,
  picture = number,
  inkHash: string | null = null,
): Promise<void> {
  const bytes = Buffer.from(`picture ${picture}`);
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
  await project.media.write(sha256, bytes);
  const page = aPage(number, { sourceSha256: sha256, imageSha256: sha256, ...change });
  const layers = { ...aFormula(number).layers, latex: layerIn('accepted') };
  const patches = [creating(page), creating(aFormula(number, { latex: `x_{${number}}`, layers }))];
  const media = [{ sha256, byteCount: bytes.length, contentType: 'image/png', inkHash }];
  const [outcome] = await project.store.commitAll([anOperation(3000 + number, patches)], media);
  expect(outcome?.kind).toBe('committed');
}

export async function place({ store }: Project, { split }: Release, number: number, side: SplitSide): Promise<void> {
  await store.splits.addAssignments(split, [{ page: pageId(number), side, group: pageId(number) }]);
}

export async function sideOf({ store }: Project, { split }: Release, number: number): Promise<SplitSide | undefined> {
  return (await store.splits.assignments(split)).find(({ page }) => page === pageId(number))?.side;
}

export async function freeze(project: Project, { split }: Release): Promise<Release> {
  return await freezeRelease(project, goldenLead, FreezeOptions.parse({ ...goldenFreezeOptions, split }));
}

export async function heldOutOf({ store }: Project, { id }: Release) {
  const { heldOut } = ReleaseContext.parse(JSON.parse(await store.releases.releaseContext(id)));
  return heldOut.map(({ page, sides, reason }) => ({ page, sides, reason }));
}

/** An office, and somebody who has taken its archive along: both have the split of one release. */
export async function exchanged() {
  const office = await goldenProject(join(await temporaryFolder(), 'golden'));
  onTestFinished(() => office.close());
  const release = await freezeGolden(office, goldenFreezeOptions);
  const away = await ownProject();
  await takeArchive(away, await archiveOf(office));
  return { office, away, release };
}
