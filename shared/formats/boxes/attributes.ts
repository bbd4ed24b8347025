import { trimLatex } from '#shared/latex/trim-latex.ts';
import { latexRank } from '../reading/latex-names.ts';

/** What people filled in beside the label of a box. */
export interface BoxAttributes {
  readonly placement?: 'inline' | 'isolated';
  readonly doubt?: string;
  readonly latex?: string;
  /** Names of what has no place in a dataset. */
  readonly others: readonly string[];
}

/** What boxes that nobody looked at have, too: it says nothing. */
const unsaid: ReadonlySet<string> = new Set(['', 'false', 'unknown', '__undefined__']);

/**
 * What attributes say. One that is called as LaTeX is holds it, by the surest name, unless it is one to choose or to tick.
 *
 * @param chosen names of attributes that nobody can write into
 */
export function readAttributes(
  all: readonly { readonly name: string; readonly value: string }[],
  chosen: ReadonlySet<string>,
): BoxAttributes {
  const said = all.filter(({ value }) => !unsaid.has(value.trim().toLowerCase()));
  const ofBox = new Map(said.map(({ name, value }) => [name, value.trim()]));
  const [surest] = said
    .filter(({ name }) => !chosen.has(name) && Number.isFinite(latexRank(name)))
    .toSorted((one, other) => latexRank(one.name) - latexRank(other.name));
  const placement = ofBox.get('placement');
  const isPlaced = placement === 'inline' || placement === 'isolated';
  const doubt = ['unusable', 'difficult'].find((name) => ofBox.get(name)?.toLowerCase() === 'true');
  const taken = new Set([surest?.name, doubt, isPlaced ? 'placement' : undefined]);
  return {
    others: said.flatMap(({ name }) => (taken.has(name) ? [] : [name])),
    ...(isPlaced ? { placement } : {}),
    ...(doubt === undefined ? {} : { doubt }),
    ...(surest ? { latex: trimLatex(surest.value) } : {}),
  };
}
