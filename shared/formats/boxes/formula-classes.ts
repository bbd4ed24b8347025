import { type Reason, reason } from '#schemas/domain/reason.ts';
import { namesFormulas, type Sureness, sureness } from './formula-names.ts';

/** How many classes a notice names. */
const mostNamed = 12;

/** A class of a source whose boxes are to be regions. */
export interface NamedClass<Key> {
  readonly key: Key;
  /** What it is called. One of these may say that it is of formulas. */
  readonly names: readonly string[];
  /** How a notice names it. */
  readonly shown: string;
}

/**
 * Which classes of a source are of formulas: those whose names surely say so; where there are none, those that may be;
 * where there are none of these either, all. What a person cannot know of that is told.
 *
 * @returns `others`: the classes whose boxes are left out
 */
export function formulaClasses<Key>(
  source: string,
  classes: readonly NamedClass<Key>[],
): { readonly others: ReadonlySet<Key>; readonly notices: readonly Reason[] } {
  const ranks = classes.map(({ names }) => Math.min(...names.map((name) => sureness.indexOf(namesFormulas(name)))));
  const surest = Math.min(...ranks);
  const shown = (isOf: (rank: number) => boolean) =>
    classes.filter((_, index) => isOf(ranks[index] ?? 0)).map((one) => one.shown);
  const others = new Set(classes.filter((_, index) => ranks[index] !== surest).map(({ key }) => key));
  const notices: Reason[] = [];
  const how = sureness[surest];
  if (how !== undefined && how !== 'surely')
    notices.push(
      takenAsFormulas(
        source,
        shown((rank) => rank === surest),
        how,
      ),
    );
  if (others.size > 0)
    notices.push(
      leftOut(
        source,
        shown((rank) => rank !== surest),
      ),
    );
  return { others, notices };
}

function takenAsFormulas(file: string, classes: readonly string[], how: Exclude<Sureness, 'surely'>): Reason {
  const parameters = parametersOf(file, classes);
  return how !== 'not'
    ? reason(
        'classes-perhaps-formulas',
        `${file}: no class is called formula, so the boxes of those that may be of formulas were taken: ${parameters.classes}. If another class, or only one of these, is of formulas, call it formula, there or in a class map, and import again.`,
        parameters,
      )
    : reason(
        'classes-taken-as-formulas',
        `${file}: no class is called formula, so the boxes of all classes were taken as formula regions: ${parameters.classes}. If only some are formulas, call their class formula, there or in a class map, and import again.`,
        parameters,
      );
}

function leftOut(file: string, classes: readonly string[]): Reason {
  const parameters = parametersOf(file, classes);
  const message = `${file}: boxes of classes that name no formulas were left out: ${parameters.classes}. If one of them is of formulas, call it formula, there or in a class map, and import again.`;
  return reason('other-classes-left-out', message, parameters);
}

function parametersOf(file: string, classes: readonly string[]) {
  const listed = classes.length > mostNamed ? [...classes.slice(0, mostNamed), '…'] : classes;
  return { file, classes: listed.join(', '), count: classes.length };
}
