import type { FreezeOptions } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Split, SplitAssignment, SplitRule, SplitSide, SplitStrata } from '#schemas/domain/split.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import { assignSides, type HeldOutPage, type SplitPage } from '#shared/split/assign-sides.ts';
import type { PageVerdict } from '#shared/split/duplicate-graph.ts';
import { truthKind } from '#shared/split/split-group.ts';
import { counted } from '#shared/words/counted.ts';
import { readDuplicateDecisions } from '../../../duplicates/read-decisions.ts';
import type { Store } from '../../../store/store.ts';
import { readRemovedTestPages } from '../../locked-test/removed-test-pages.ts';
import type { Accepted } from '../accepted/collect-accepted.ts';
import type { FrozenSchema } from '../frozen-schema.ts';
import { foldOf } from './deal-fold.ts';
import { type Sides, sidesOf } from './place-items.ts';
import { pageOfRemoved, sidesOfRemoved } from './removed-pages.ts';

/** What pages are given their sides by. */
export interface SideWishes {
  readonly rule: SplitRule;
  /** Null: the split is new. */
  readonly split: Split | null;
  /** What the split has assigned already. */
  readonly before: readonly SplitAssignment[];
  readonly isTestLocked: boolean;
  /** Whether formulas and regions of a page may stand on sides of their own. */
  readonly hasUnits: boolean;
  readonly fold: FreezeOptions['fold'];
}

/** Where everything stands. */
export interface SidedPages {
  readonly added: readonly SplitAssignment[];
  /** Those that exist, then those to add. */
  readonly assignments: readonly SplitAssignment[];
  readonly heldOut: readonly HeldOutPage[];
  readonly sides: Sides;
  /** What people have said about near-duplicates, which was heeded. */
  readonly verdicts: readonly PageVerdict[];
}

/**
 * Gives every page that is accepted, or its formulas and regions one by one, its side: what the split has assigned stays.
 *
 * @throws AppError `conflict` where the rule asks for more formulas or folds than there are formulas or groups.
 */
export async function sidePages(
  store: Store,
  accepted: Accepted,
  schema: FrozenSchema,
  { rule, split, before, isTestLocked, hasUnits, fold }: SideWishes,
): Promise<SidedPages> {
  const removed = split ? await readRemovedTestPages(store, split.id) : [];
  const stoodOn = new Map<string, SplitSide>([
    ...(split ? await sidesOfRemoved(store, split, before, accepted, isTestLocked) : []),
    ...removed.map(({ sourceSha256 }) => [sourceSha256, 'test'] as const),
  ]);
  const pages = accepted.pages.flatMap((page): readonly SplitPage[] => {
    const parts = hasUnits && page.units.length > 0 ? page.units : [page];
    const side = stoodOn.get(page.source);
    return side === undefined ? parts : parts.map((part) => ({ ...part, stoodOn: side }));
  });
  requireEnoughFor(rule, split, pages, isTestLocked);
  const verdicts = await readDuplicateDecisions(store);
  const linking = [...pagesFor(pages, rule.strata, schema), ...removed.map(pageOfRemoved)];
  const isTestNamed = rule.namedTest !== undefined;
  const { added, heldOut } = assignSides(linking, before, { ...rule, verdicts, isTestNamed, isTestLocked });
  const assignments = [...before, ...added];
  const sides = sidesOf(assignments, fold ? foldOf(fold, rule, assignments, { pages, verdicts }) : null);
  return { added, assignments, heldOut, sides, verdicts };
}

/** Counts that nothing can meet are a slip; what a split was made with goes on, also where there is less than there was. */
function requireEnoughFor(
  { counts, namedTest }: SplitRule,
  split: Split | null,
  pages: readonly SplitPage[],
  isTestLocked: boolean,
): void {
  if (!counts || (split?.counts && canonicalJson(split.counts) === canonicalJson(counts))) return;
  const asked = counts.validation + (namedTest || isTestLocked ? 0 : counts.test);
  const there = pages.reduce((sum, { needsSide, formulas }) => sum + (needsSide ? formulas : 0), 0);
  if (asked <= there) return;
  const message = `Validation and test ask for ${counted(asked, 'formula')}, and there ${there === 1 ? 'is' : 'are'} ${there}: ask for fewer.`;
  throw new AppError('invalid-input', message, { asked, there, reason: 'counts-beyond-formulas' });
}

/** Pages with the strata that the rule asks for. */
function pagesFor(
  pages: readonly SplitPage[],
  wanted: SplitStrata | undefined,
  schema: FrozenSchema,
): readonly SplitPage[] {
  const isWanted = (stratum: string) => {
    const [kind, id = ''] = stratum.split(' ');
    if (stratum.startsWith(truthKind)) return wanted?.symbolClasses === true;
    if (kind === 'class') return wanted?.symbolClasses === true;
    const facet = schema.categoryFacets.get(id);
    return facet !== undefined && wanted?.facets.includes(facet) === true;
  };
  return pages.map(({ strata, ...page }) =>
    wanted && strata ? { ...page, strata: new Map([...strata].filter(([stratum]) => isWanted(stratum))) } : page,
  );
}
