import type { CorrectedTest, TestDrift } from '#schemas/contract/release-reports.ts';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { ReleaseId, SplitId } from '#schemas/domain/id.ts';
import { type Split, SplitRule } from '#schemas/domain/split.ts';
import type { TestVersion } from '#schemas/domain/test-version.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../../services/actor.ts';
import type { Store } from '../../store/store.ts';
import { announceSetting } from '../announce-setting.ts';
import { collectAccepted } from '../freezing/accepted/collect-accepted.ts';
import { freezeCorrected } from '../freezing/freeze.ts';
import { readFrozenSchema } from '../freezing/frozen-schema.ts';
import { inTurn } from '../freezing/in-turn.ts';
import { placeItems, sidesOf } from '../freezing/sides/place-items.ts';
import { listItems } from '../list-items.ts';
import { compareTest } from './compare-test.ts';
import { readLockedTest } from './locked-test.ts';

/**
 * Locks the test side of a release for its split: from now on nothing joins it, and releases of the split take it over
 * as it is, whatever becomes of its pages.
 *
 * @throws AppError `forbidden`, `not-found`, `conflict` where the split is locked already or the test side is empty.
 */
export async function lockTest(
  project: Project,
  actor: Actor,
  { release: id, note }: { readonly release: ReleaseId; readonly note: string },
): Promise<TestVersion> {
  requireRole(actor, 'lead');
  const { store, runtime } = project;
  return await inTurn(store, async () => {
    const release = await store.releases.getRelease(id);
    if (!release) throw new AppError('not-found', `There is no release ${id} in this project.`, { id });
    if ((await store.splits.testVersions()).some(({ split }) => split === release.split)) {
      const message = 'The test set of this split is locked already; a correction makes its next version.';
      throw new AppError('conflict', message, { split: release.split, reason: 'test-locked-already' });
    }
    if (release.counts.bySide.test === 0 && !(await hasTestPage(store, id))) {
      const message = `Release ${release.number} has nothing on its test side, so there is nothing to lock.`;
      throw new AppError('conflict', message, { release: release.number, reason: 'test-side-empty' });
    }
    const version: TestVersion = { split: release.split, number: 1, release: id, lockedAt: runtime.now(), note };
    await store.splits.addTestVersion(version);
    announceSetting(project, 'test-set');
    return version;
  });
}

/** Whether the regions of a page stand on the test side of a release; its counts are of formulas with truth of their own. */
async function hasTestPage(store: Store, release: ReleaseId): Promise<boolean> {
  for await (const { side } of listItems(store, release, 'page')) if (side === 'test') return true;
  return false;
}

/**
 * Freezes the accepted state with what the pages of the locked test set hold now, as the next version of the test set:
 * what is not accepted any more goes, and what has been accepted on its pages since comes in.
 *
 * @throws AppError `forbidden`, `not-found`, `conflict` where the split is not locked or nothing would be left.
 */
export async function correctTest(
  project: Project,
  actor: Actor,
  { split: id, note }: { readonly split: SplitId; readonly note: string },
): Promise<CorrectedTest> {
  requireRole(actor, 'lead');
  const { store, runtime } = project;
  return await inTurn(store, async () => {
    const split = await splitOf(project, id);
    const locked = await readLockedTest(store, id, true);
    if (!locked) throw notLocked(split);
    const number = locked.version.number + 1;
    const options = FreezeOptions.parse({ ...SplitRule.parse(split), split: id, note });
    const release = await freezeCorrected(project, { ...options, name: `${split.name}, test set ${number}` }, number);
    const version: TestVersion = { split: id, number, release: release.id, lockedAt: runtime.now(), note };
    await store.splits.addTestVersion(version);
    announceSetting(project, 'test-set');
    const corrected = await readLockedTest(store, id, true);
    return { release, version, ...compareTest(locked.items, corrected?.items ?? []) };
  });
}

/** How the pages of the locked test set differ now from what is locked. */
export async function describeDrift(project: Project, id: SplitId): Promise<TestDrift> {
  const { store } = project;
  const split = await splitOf(project, id);
  const locked = await readLockedTest(store, id, true);
  if (!locked) throw notLocked(split);
  const schema = await readFrozenSchema(store);
  const now = await collectAccepted(store, schema, { hasStrata: false, isLook: true });
  const assignments = await store.splits.assignments(id);
  const onTest = placeItems(now.items, sidesOf(assignments, null)).filter(({ side }) => side === 'test');
  const { changed, gone, came } = compareTest(locked.items, onTest);
  const renamedClasses = locked.classes.flatMap(({ symbolClass, label }) => {
    const record = schema.classes.get(symbolClass);
    return locked.usedClasses.has(symbolClass) && (record?.label !== label || record.aliasOf !== null) ? [label] : [];
  });
  // Where formulas are split one by one, the regions of a page weigh nothing.
  const hasUnits = assignments.some(({ unit }) => unit !== undefined);
  const regionsAlone = hasUnits ? 0 : locked.regionsAlone;
  const formulas = locked.items.filter(({ type }) => type === 'formula').length + regionsAlone;
  const pages = new Set(locked.items.map(({ page }) => page)).size;
  return { version: locked.version, formulas, regionsAlone, pages, changed, gone, came, renamedClasses };
}

async function splitOf({ store }: Project, id: SplitId): Promise<Split> {
  const split = (await store.splits.listSplits()).find((one) => one.id === id);
  if (!split) throw new AppError('not-found', `There is no split ${id} in this project.`, { id });
  return split;
}

function notLocked({ name }: Split): AppError {
  return new AppError('conflict', `The test set of ${name} is not locked.`, { split: name, reason: 'test-not-locked' });
}
