import type { CategoryId, FacetId, SymbolClassId } from '#schemas/domain/id.ts';
import type { ReasonParameters, Term } from '#schemas/domain/reason.ts';

/** Names in one language of what a project can rename. */
export interface SchemaNames {
  readonly facet: (id: FacetId) => string;
  readonly category: (id: CategoryId) => string;
  readonly symbolClass: (id: SymbolClassId) => string;
}

/** Puts the values of a reason into words, so that they fill its sentence. */
export function parametersInWords(
  parameters: ReasonParameters,
  inWords: (term: Term) => string,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, typeof value === 'object' ? inWords(value) : value]),
  );
}

/** The built-in types of relations as a place; one of a project's own has no word but its name. */
const placeOf: Readonly<Record<string, string>> = {
  Right: 'right of',
  Sup: 'as a superscript of',
  Sub: 'as a subscript of',
  Above: 'above',
  Below: 'below',
  Inside: 'inside',
};

export function standingInEnglish(at: Extract<Term, { term: 'standing' }>['at']): string {
  return at === null ? 'alone' : `${placeOf[at.relation] ?? `${at.relation} of`} ${at.label}`;
}

export type RelationsTerm = Extract<Term, { term: 'relations' }>;

/** The first relations of a list, as a report names them. */
export function firstRelations(relations: readonly RelationsTerm['relations'][number][], most: number): RelationsTerm {
  const shown = relations.slice(0, most).map(({ type, parent, child }) => ({ type, parent, child }));
  return { term: 'relations', relations: shown, areAll: shown.length === relations.length };
}

export function relationsInEnglish({ relations, areAll }: Pick<RelationsTerm, 'relations' | 'areAll'>): string {
  const shown = relations.map(({ type, parent, child }) => `${type} from ${parent} to ${child}`);
  return [...shown, ...(areAll ? [] : ['…'])].join('; ');
}

/** Members of records that people know by another word. */
const members: Readonly<Record<string, string>> = {
  latex: 'LaTeX',
  order: 'reading order',
  layers: 'states of the layers',
  unusable: 'usability',
  symbolClass: 'class',
  regions: 'state of the regions',
};

/** What a member of a record is called; of a layer, `layers.` and its name, only the state is a member. */
export function memberInEnglish(field: string): string {
  const layer = field.startsWith('layers.') ? field.slice('layers.'.length) : null;
  return layer === null ? (members[field] ?? field) : `state of the ${members[layer] ?? layer}`;
}

export function layerInEnglish({ state, why }: Pick<Extract<Term, { term: 'layer-state' }>, 'state' | 'why'>): string {
  return why === null ? state : `${state} (${why})`;
}

/** A term in English, as messages have it that stand on their own. */
export function termInEnglish(term: Term, names: SchemaNames): string {
  switch (term.term) {
    case 'facets':
      return term.facets.map(names.facet).join(', ');
    case 'category':
      return names.category(term.category);
    case 'class':
      return names.symbolClass(term.symbolClass);
    case 'sides':
      return term.sides.join(', ');
    case 'split':
    case 'release':
      return term.name;
    case 'layers':
      return term.layers.join(', ');
    case 'layer-state':
      return layerInEnglish(term);
    case 'role':
      return term.role;
    case 'sub-model':
      return term.subModel;
    case 'standing':
      return standingInEnglish(term.at);
    case 'relation-type':
      return term.type;
    case 'relations':
      return relationsInEnglish(term);
    case 'place':
      return term.parts.map(({ of, at }) => `${of} ${at}`).join(', ');
    case 'record-part':
      return term.field === null ? term.kind : `${memberInEnglish(term.field)} of the ${term.kind}`;
    case 'latex-problem':
      return term.message;
  }
}
