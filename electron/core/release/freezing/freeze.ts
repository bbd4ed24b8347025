import type { FreezeOptions } from '#schemas/contract/releases.ts';
import { type OperationId, ReleaseId, SplitId } from '#schemas/domain/id.ts';
import type { Release } from '#schemas/domain/release.ts';
import { type Split, SplitRule, type SplitSide } from '#schemas/domain/split.ts';
import type { TestVersion } from '#schemas/domain/test-version.ts';
import type { BesideRelease } from '#schemas/formats/left-open.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import { canonicaliserVersion } from '#shared/latex/canonical/canonical.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../../services/actor.ts';
import type { Store } from '../../store/store.ts';
import { wantsLock } from '../locked-test/wants-lock.ts';
import { fewSidesOf } from '../report/describe-split.ts';
import { recordsBefore } from '../report/items-left-open.ts';
import { sidedPagesOf } from '../report/sided-pages.ts';
import { hashContent } from './content-hash.ts';
import { inTurn } from './in-turn.ts';
import { outsideFormulas } from './outside-formulas.ts';
import { planRelease, type ReleasePlan } from './plan-release.ts';
import type { PlacedItem } from './sides/place-items.ts';
import { nextSplitName } from './sides/splits.ts';

/** What freezing tells of itself, and asks. */
export type FreezeWatch = Pick<JobHandle, 'progress' | 'throwIfCancelled'>;

export type Approval = (plan: ReleasePlan) => Promise<void>;

const unwatched: FreezeWatch = { progress: () => undefined, throwIfCancelled: () => undefined };

/**
 * Freezes what is accepted now: pages with accepted regions and usable formulas with at least one accepted layer, each
 * with its side of the split. An unchanged state with the same split options gives the release that it gave before. Its
 * test set is locked in the same step where that is wanted; see `wantsLock`.
 *
 * @param watch Hears how far it is, and may end it: until the release is written, which is one step, nothing is left of
 *   one that was ended.
 * @param approve Sees what would be frozen before anything is written, and may refuse it by throwing.
 * @throws AppError `forbidden` for anybody but a lead, `conflict` where nothing is accepted, `cancelled`.
 */
export async function freezeRelease(
  project: Project,
  actor: Actor,
  options: FreezeOptions,
  watch: FreezeWatch = unwatched,
  approve: Approval = async () => undefined,
): Promise<Release> {
  requireRole(actor, 'lead');
  return await inTurn(project.store, () => freeze(project, options, { watch, approve }));
}

/** The same with the next version of the locked test set, made of what its pages hold now. To be called in turn. */
export async function freezeCorrected(project: Project, options: FreezeOptions, version: number): Promise<Release> {
  return await freeze(project, options, { correctedTest: version });
}

interface FreezeWishes {
  readonly correctedTest?: number;
  readonly watch?: FreezeWatch;
  readonly approve?: Approval;
}

async function freeze(
  project: Project,
  options: FreezeOptions,
  { watch = unwatched, approve, ...wishes }: FreezeWishes,
): Promise<Release> {
  const { store, runtime } = project;
  const last = await store.newestOperation();
  const total = (await store.sources.batches()).reduce((sum, { pages }) => sum + pages, 0);
  const plan = await planRelease(store, options, {
    ...wishes,
    hasStrata: true,
    onPages: (pages) => {
      watch.throwIfCancelled();
      watch.progress('freezing', Math.min(pages, total), total);
    },
  });
  const isExact = last !== null && !(await changedSince(store, last.id));
  watch.throwIfCancelled();
  await approve?.(plan);
  const { items, classes } = plan;
  const context = canonicalJson(plan.context);
  const content = { canonicaliserVersion: String(canonicaliserVersion), context, classes, items };
  const contentSha256 = hashContent(content);
  const same = await store.releases.findReleaseByContent(contentSha256);
  // What a correction freezes is locked by whoever corrects.
  const isCorrection = wishes.correctedTest !== undefined;
  const locks = !isCorrection && (await wantsLock(store, options, same?.split ?? plan.split?.id ?? null, items));
  const versionOf = ({ id, split }: Release): TestVersion => ({
    split,
    number: 1,
    release: id,
    lockedAt: runtime.now(),
    note: '',
  });
  if (same) {
    if (locks) await store.splits.addTestVersion(versionOf(same));
    return same;
  }

  const split = await splitFor(project, plan);
  const number = Math.max(0, ...(await store.releases.listReleases()).map((release) => release.number)) + 1;
  const release: Release = {
    id: ReleaseId.parse(runtime.newId()),
    number,
    name: options.name ?? `Release ${number}`,
    note: options.note,
    split: split.id,
    contentSha256,
    createdAt: runtime.now(),
    canonicaliserVersion: content.canonicaliserVersion,
    counts: countRelease(items),
  };
  const leftOpen = canonicalJson(besideRelease(plan, isExact ? last.id : undefined));
  await store.releases.addRelease({
    release,
    classes,
    newAssignments: plan.added,
    items,
    context,
    leftOpen,
    testVersion: locks ? versionOf(release) : null,
  });
  return release;
}

/** Whether pages or formulas came, went or changed their state after an operation. */
async function changedSince(store: Store, last: OperationId): Promise<boolean> {
  const sequence = await store.sequenceOf(last);
  return sequence === null || (await recordsBefore(store, sequence)).size > 0;
}

/** @param lastOperation none where work went on while the plan was made: no place in the log is what it counted then */
function besideRelease(plan: ReleasePlan, lastOperation: OperationId | undefined): BesideRelease {
  const { accepted, dropped } = plan;
  const outside = outsideFormulas(plan);
  const unlicensed = accepted.pages.filter(({ licence }) => licence.licence === null).map(({ batch }) => batch);
  return {
    ...accepted.leftOpen,
    fewSides: fewSidesOf(sidedPagesOf(plan)),
    ...(lastOperation === undefined ? {} : { lastOperation }),
    ...(dropped.length === 0 ? {} : { dropped: [...dropped] }),
    ...(outside.length === 0 ? {} : { outside }),
    ...(unlicensed.length === 0 ? {} : { unlicensed: [...new Set(unlicensed)] }),
    licences: [...new Map(accepted.pages.map(({ batch, licence }) => [batch, { batch, ...licence }])).values()],
  };
}

/** The split of the plan with the rule that it now has. */
async function splitFor({ store, runtime }: Project, { split, rule }: ReleasePlan): Promise<Split> {
  if (split) {
    if (canonicalJson(SplitRule.parse(split)) !== canonicalJson(rule)) await store.splits.changeRule(split.id, rule);
    return { ...split, ...rule };
  }
  const added: Split = { id: SplitId.parse(runtime.newId()), name: await nextSplitName(store), ...rule };
  await store.splits.addSplit(added);
  return added;
}

function countRelease(items: readonly PlacedItem[]): Release['counts'] {
  const formulas = items.filter((item) => item.type === 'formula');
  const onSide = (side: SplitSide) => formulas.filter((item) => item.side === side).length;
  return {
    pages: new Set(items.map((item) => item.page)).size,
    formulas: formulas.length,
    symbols: items.reduce((sum, item) => sum + item.symbols, 0),
    bySide: { train: onSide('train'), validation: onSide('validation'), test: onSide('test') },
  };
}
