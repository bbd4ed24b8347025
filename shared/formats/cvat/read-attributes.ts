import { trimLatex } from '#shared/latex/trim-latex.ts';
import { childElements, descendantElements, ownText, type XmlElement } from '../inkml/xml-element.ts';
import { latexRank } from '../reading/latex-names.ts';

/** What people filled in beside the label of a shape or a tag. */
export interface CvatAttributes {
  readonly placement?: 'inline' | 'isolated';
  readonly doubt?: string;
  readonly latex?: string;
  /** Names of what has no place in a dataset. */
  readonly others: readonly string[];
}

/** What boxes that nobody looked at have, too: it says nothing. */
const unsaid: ReadonlySet<string> = new Set(['', 'false', 'unknown', '__undefined__']);

/**
 * The attributes of a shape or a tag. One that is called as LaTeX is holds it, by the surest name, unless it is one to
 * choose or to tick.
 *
 * @param chosen names of attributes that nobody can write into
 */
export function readAttributes(element: XmlElement, chosen: ReadonlySet<string>): CvatAttributes {
  const all = childElements(element, 'attribute').map((attribute) => {
    return { name: attribute.attributes.get('name') ?? '?', value: ownText(attribute) };
  });
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

/** Names of the attributes of which a task says that they are chosen, ticked or numbers, and none is written. */
export function chosenAttributes(metas: readonly XmlElement[]): ReadonlySet<string> {
  const written = new Set<string>();
  const chosen = new Set<string>();
  for (const attribute of metas.flatMap((meta) => descendantElements(meta, 'attribute'))) {
    const [name = '', type = ''] = ['name', 'input_type'].map((part) =>
      childElements(attribute, part).map(ownText).join('').trim(),
    );
    if (type !== '') (type === 'text' ? written : chosen).add(name);
  }
  return new Set([...chosen].filter((name) => !written.has(name)));
}
