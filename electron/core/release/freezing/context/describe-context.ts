import type { FreezeOptions } from '#schemas/contract/releases.ts';
import type { SplitRule } from '#schemas/domain/split.ts';
import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import type { LockedTest } from '../../locked-test/locked-test.ts';
import type { Accepted } from '../accepted/collect-accepted.ts';
import type { FrozenSchema } from '../frozen-schema.ts';
import type { PlacedItem } from '../sides/place-items.ts';
import { idsOf, type SameExpressions } from '../sides/same-expressions.ts';
import type { SidedPages } from '../sides/side-pages.ts';
import { countKinds } from './count-kinds.ts';
import { countQuotas } from './count-quotas.ts';
import { countSources } from './count-sources.ts';
import { countWritten } from './count-written.ts';
import { nameBrought } from './name-brought.ts';
import { nameDropped } from './name-dropped.ts';
import { nameHeldOut } from './name-held-out.ts';
import { namePartedGroups } from './name-parted.ts';
import { testOutsideFilter } from './test-outside-filter.ts';

/** What there is to be said about. */
interface Described {
  readonly options: FreezeOptions;
  readonly rule: SplitRule;
  readonly schema: FrozenSchema;
  readonly accepted: Accepted;
  readonly locked: LockedTest | null;
  /** Number of the test version that the release holds; undefined where its test set is not locked. */
  readonly testVersion: number | undefined;
  readonly isNewSplit: boolean;
  readonly sided: Pick<SidedPages, 'heldOut' | 'verdicts'>;
  /** What came to the pages of the locked test set since it was locked. */
  readonly late: ReleaseContext['heldOut'];
  readonly items: readonly PlacedItem[];
  readonly same: SameExpressions;
  readonly dropped: readonly PlacedItem[];
}

/** What a release says of itself beside its items and its class map, but for the numbers of the groups. */
export function describeContext({
  options: { filter, fold, sameExpression },
  rule,
  schema,
  accepted,
  locked,
  testVersion,
  isNewSplit,
  sided,
  late,
  items,
  same,
  dropped,
}: Described): ReleaseContext {
  const { pages } = accepted;
  return {
    frozenVersion: 1,
    split: rule,
    ...(filter ? { filter } : {}),
    ...(fold ? { fold } : {}),
    ...(testVersion === undefined ? {} : { testVersion }),
    ...(locked && filter ? testOutsideFilter(locked, filter, pages) : {}),
    card: schema.card,
    latexPolicy: schema.latexPolicy,
    facets: [...schema.facets],
    categories: [...schema.categories.values()],
    kinds: countKinds(items, schema),
    quotas: countQuotas(items, schema, pages),
    ...countWritten(items),
    heldOut: [...nameHeldOut(sided.heldOut, accepted), ...late],
    ...(rule.namedTest ? nameBrought(items, pages) : {}),
    // A new split keeps its groups whole.
    ...(isNewSplit ? {} : namePartedGroups(items, pages, rule.grouping, sided.verdicts)),
    expressions: { test: same.test, seen: sameExpression === 'drop' ? 0 : same.seen.length },
    ...(sameExpression === 'apart' ? { seenInTrain: idsOf(same.seen) } : {}),
    ...nameDropped(dropped),
    sources: countSources(items, pages),
  };
}
