import type { ReleaseHealth, SplitChange, SplitView, SubModelItems } from '#schemas/contract/release-reports.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { needOfSubModel } from '#schemas/domain/layer-need.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { splitSides } from '#schemas/domain/split.ts';
import type { SubModelKey } from '#schemas/domain/sub-model.ts';
import type { HeldOut } from '#schemas/formats/frozen-release.ts';
import { deviationOfStrata } from '#shared/split/deviation-of-strata.ts';
import { leftOutTotal, totalOf, totalOfSubModel, unevenShares } from '#shared/split/uneven-shares.ts';
import { counted } from '#shared/words/counted.ts';
import { nameStrata } from './name-strata.ts';
import { formatTable } from './table.ts';

const mostHeldOut = 10;
const mostParted = 5;
const mostStrata = 5;

const heldOutWords: Readonly<Record<HeldOut['reason'], (sides: HeldOut['sides']) => string>> = {
  'two-sides': (sides) => `would join groups on two sides (${sides.join(', ')})`,
  'locked-test': () => 'repeats the locked test set',
  'named-test': () => 'named for the test set, but linked to what stands elsewhere',
};

/** A split as text: its sides against what was asked, what is unevenly spread, leakage, and what stands on no side. */
export function describeSplit(view: SplitView, schema: ProjectSchema): string {
  const rows = splitSides.map((side) => {
    const { pages, groups, formulas, symbols, wanted, wantedFormulas, share } = view.sides[side];
    const percent = (value: number) => `${(value * 100).toFixed(1)}%`;
    const asked = wanted === null ? '–' : percent(wanted);
    const [wantedText, isText] =
      wantedFormulas === null
        ? [asked, percent(share)]
        : [`${wantedFormulas} (${asked})`, `${formulas} (${percent(share)})`];
    return [side, groups, pages, formulas, symbols, wantedText, isText];
  });
  const alone = splitSides.reduce((sum, side) => sum + view.sides[side].regionsAlone, 0);
  const { test, seen, dropped } = view.expressions;
  const held = view.heldOut.first
    .slice(0, mostHeldOut)
    .map(({ sourceName, sides, reason }) => `  ${sourceName}: ${heldOutWords[reason](sides)}`);
  const more = view.heldOut.total - held.length;
  const moreHeld = more === 0 ? [] : [`  … and ${more} more (--json lists the first ${view.heldOut.first.length})`];
  return [
    ...describeSplitChange(view.splitChange),
    formatTable([['side', 'groups', 'pages', 'formulas', 'symbols', 'wanted', 'is'], ...rows]),
    ...describeSubModels(view),
    ...describeDeviation(view, schema),
    ...(alone === 0 ? [] : [`Of ${alone} of these formulas nothing but the region is accepted.`]),
    ...(view.testVersion === null ? [] : [`The test set is locked: version ${view.testVersion}.`]),
    `${seen} of ${counted(test, 'test formula')} with LaTeX ${seen === 1 || test === 1 ? 'is' : 'are'} written like one of train${dropped > 0 ? `; ${dropped} ${dropped === 1 ? 'was' : 'were'} left out of train` : ''}.`,
    ...(view.heldOut.total === 0
      ? []
      : [`${counted(view.heldOut.total, 'page stands', 'pages stand')} on no side:`, ...held, ...moreHeld]),
  ].join('\n');
}

/** What each side has of each sub-model, and where that is far from its share or less than is accepted. */
function describeSubModels(view: SplitView): readonly string[] {
  const rows = view.subModels.map((items) => [
    items.subModel,
    ...splitSides.map((side) => items.bySide[side]),
    totalOf(items),
    leftOutTotal(items),
  ]);
  return [
    formatTable([['sub-model', ...splitSides, 'total', 'left out'], ...rows]),
    ...describeLeftOut(view.subModels),
    ...describeWarnings(view),
  ];
}

/** The categories and classes that are least evenly spread, each by its greatest distance from the share of a side. */
function describeDeviation(view: SplitView, schema: ProjectSchema): readonly string[] {
  const strata = deviationOfStrata(view);
  if (strata.length === 0) return [];
  const nameOf = nameStrata(schema);
  const rows = strata
    .slice(0, mostStrata)
    .map(({ id, kind, total, bySide, off }) => [
      nameOf(id),
      kind,
      ...splitSides.map((side) => bySide[side]),
      total,
      `${(off * 100).toFixed(1)} points`,
    ]);
  const more = strata.length - rows.length;
  return [
    formatTable([['least even', 'of', ...splitSides, 'total', 'off'], ...rows]),
    ...(more === 0 ? [] : [`  … and ${more} more, which are nearer to the shares of the sides (--json lists all)`]),
  ];
}

/**
 * What somebody should know of a release that was just frozen.
 *
 * @param own sub-models of the project: which layers an item of them needs
 */
export function describeFrozen(view: SplitView, own: readonly ProjectSubModel[] = []): readonly string[] {
  const empty = view.subModels
    .filter((items) => totalOf(items) === 0)
    .map(({ subModel }) => `${subModel}${needInWords(subModel, own)}`);
  return [
    ...describeSplitChange(view.splitChange),
    ...describeLeftOut(view.subModels),
    ...(empty.length === 0 ? [] : [`No items for: ${empty.join(', ')}.`]),
    ...describeWarnings(view),
  ];
}

/** Which layers an item needs; nothing of one that needs none in particular. */
function needInWords(subModel: SubModelKey, own: readonly ProjectSubModel[]): string {
  const { all: layers } = needOfSubModel(subModel, own);
  return layers.length === 0 ? '' : ` (needs accepted: ${layers.join(', ')})`;
}

/** That a release does not go on with the split of the one before it; nothing where it does. */
export function describeSplitChange(change: SplitChange | null): readonly string[] {
  if (change === null) return [];
  const { name, isNew, last, pages, moved, testToTrain } = change;
  const what = isNew ? `${name} is new` : `This goes on with ${name} and not with ${last}`;
  return [
    `Note: ${what}: ${moved} of ${counted(pages, 'page')} ${moved === 1 ? 'stands' : 'stand'} on another side than in ${last}, which was used last, and ${testToTrain} of its test pages ${testToTrain === 1 ? 'trains' : 'train'} now. To go on with ${last}: --split "${last}".`,
  ];
}

/** What somebody should know of a split before it is trained with; nothing where all is well. */
function describeWarnings(view: SplitView): readonly string[] {
  const percent = (value: number) => `${(value * 100).toFixed(1)}%`;
  const warnings = unevenShares(view).map(({ subModel, side, items, total, wanted }) =>
    wanted === null
      ? `Warning: ${side} has none of ${counted(total, `${subModel} item`)}.`
      : `Warning: ${side} has ${items} of ${counted(total, `${subModel} item`)} (${percent(items / total)}), and ${percent(wanted)} were asked for.`,
  );
  const { emptySides: empty } = view;
  if (empty.length > 0) {
    const formulas = splitSides.reduce((sum, side) => sum + view.sides[side].formulas, 0);
    warnings.unshift(
      `Warning: ${empty.join(' and ')} ${empty.length === 1 ? 'is' : 'are'} empty: ${counted(formulas, 'formula')} in ${counted(view.groups.total, 'group')} do not fill what was asked for.`,
    );
  }
  const outside = view.testOutsideFilter;
  if (outside > 0) {
    warnings.push(
      `Warning: ${counted(outside, 'page')} of the locked test set ${outside === 1 ? 'is' : 'are'} of imports or licences that were not chosen; a locked test set goes in whole.`,
    );
  }
  const { total: brought, first: broughtFirst } = view.brought;
  if (brought > 0) {
    const named = broughtFirst
      .slice(0, mostParted)
      .map(({ sourceName, writer }) => `  ${sourceName}${writer === null ? '' : ` (writer ${writer})`}`);
    warnings.push(
      `Note: ${brought} of ${counted(view.sides.test.pages, 'page')} of the test set ${brought === 1 ? 'was' : 'were'} not named and belong${brought === 1 ? 's' : ''} together with what was, by writer, page or near-duplicate picture:`,
      ...named,
      ...(brought > named.length ? [`  … ${brought - named.length} more`] : []),
    );
  }
  const { total: parted, first } = view.partedGroups;
  if (parted > 0) {
    const named = first
      .slice(0, mostParted)
      .map((group) => `  ${group.map(({ side, sourceName }) => `${sourceName} (${side})`).join(', ')}`);
    const stand = counted(parted, 'group stands', 'groups stand');
    warnings.push(
      `Warning: ${stand} on several sides, as ${parted === 1 ? 'it' : 'they'} stood before; what is assigned never moves, and a new split (--split new) keeps groups together:`,
      ...named,
      ...(parted > named.length ? [`  … ${parted - named.length} more`] : []),
    );
  }
  const { classes, symbols } = view.fewSides;
  const few = `Warning: ${counted(classes, 'class is', 'classes are')} missing on a side, so ${symbols} of ${counted(totalOfSubModel(view, 'recognizer'), 'symbol')} stay out of ImageFolder datasets, whose class folders must be the same on every side; other formats take them.`;
  return classes === 0 ? warnings : [...warnings, few];
}

/** Health as text: findings, and what was not done. */
export function describeHealth(health: ReleaseHealth): string {
  const findings = health.findings.map(({ reason, count, examples }) => {
    const names = examples.filter((example) => example !== '').join(', ');
    return `  ${count} × ${reason.message}${names === '' ? '' : ` (${names})`}`;
  });
  const { pages, formulas } = health.emptyOnPurpose;
  return [
    `Empty on purpose: ${counted(pages, 'page')}, ${counted(formulas, 'formula')}.`,
    ...(findings.length === 0 ? ['No findings.'] : ['Findings:', ...findings]),
  ].join('\n');
}

/** What is accepted and in no dataset, line by line; nothing where all of it is written. */
function describeLeftOut(subModels: readonly SubModelItems[]): readonly string[] {
  const lines = subModels.flatMap(({ subModel, leftOut }) =>
    leftOut.map(({ reason, count, examples }) => {
      const more = count > examples.length ? ', …' : '';
      return `  ${subModel}: ${count} × ${reason.message} (${examples.join(', ')}${more})`;
    }),
  );
  if (lines.length === 0) return [];
  return ['Accepted, but not among these items, because no dataset can hold it:', ...lines];
}
