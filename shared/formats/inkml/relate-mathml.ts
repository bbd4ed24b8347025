import type { RelationType } from '#schemas/domain/relation.ts';
import { childElements, ownText, type XmlElement } from './xml-element.ts';

/** Layout edge between two ids of a MathML tree. */
export interface MathmlRelation {
  readonly parent: string;
  readonly child: string;
  readonly type: RelationType;
}

export interface MathmlLayout {
  /** Text of every element that has an id and prints a symbol, by id; `-` for a fraction bar, `\\sqrt` for a root sign. */
  readonly symbols: ReadonlyMap<string, string>;
  readonly relations: readonly MathmlRelation[];
  /** Names of elements whose layout the six relations cannot say; what is inside them stays unrelated to the rest. */
  readonly unknownElements: readonly string[];
  /** True where a table was read as rows that follow each other by `Below`. */
  readonly holdsTable: boolean;
}

/** First and last symbol on the baseline of an expression; `null`: it prints none. */
type Baseline = { readonly first: string; readonly last: string } | null;

/**
 * Symbol layout tree of Presentation MathML whose elements carry ids, as CROHME's crohme2lg draws it: `Right` along a
 * baseline, scripts from the last symbol of their base, `Above` and `Below` from the fraction bar and from a base with
 * limits, `Inside` from the root sign to the first symbol under it, the index of a root `Above` it. A table becomes
 * rows along baselines, linked by `Below` from first symbol to first symbol.
 */
export function relateMathml(math: XmlElement): MathmlLayout {
  const walk: Walk = { symbols: new Map(), relations: [], unknownElements: new Set(), holdsTable: false };
  baselineOf(math, walk);
  return { ...walk, unknownElements: [...walk.unknownElements] };
}

interface Walk {
  readonly symbols: Map<string, string>;
  readonly relations: MathmlRelation[];
  readonly unknownElements: Set<string>;
  holdsTable: boolean;
}

const tokens: ReadonlySet<string> = new Set(['mi', 'mo', 'mn', 'mtext', 'ms']);
const rows: ReadonlySet<string> = new Set([
  'math',
  'mrow',
  'mstyle',
  'mpadded',
  'mphantom',
  'mfenced',
  'menclose',
  'mtr',
  'mtd',
  'merror',
]);
const blanks: ReadonlySet<string> = new Set([
  'mspace',
  'none',
  'maligngroup',
  'malignmark',
  'annotation',
  'annotation-xml',
]);

/** Relation of each child to the base, in the order of the children after the base. */
const scripts: ReadonlyMap<string, readonly RelationType[]> = new Map([
  ['msup', ['Sup']],
  ['msub', ['Sub']],
  ['msubsup', ['Sub', 'Sup']],
  ['mover', ['Above']],
  ['munder', ['Below']],
  ['munderover', ['Below', 'Above']],
]);

/** Relation of each child to the sign that the element itself prints. */
const signs: ReadonlyMap<string, readonly RelationType[]> = new Map([
  ['mfrac', ['Above', 'Below']],
  ['mroot', ['Inside', 'Above']],
]);

function baselineOf(element: XmlElement, walk: Walk): Baseline {
  const { name } = element;
  if (tokens.has(name)) return printed(element, walk);
  if (rows.has(name)) return rowOf(childElements(element), walk);
  // MathML proper comes first, annotations follow.
  if (name === 'semantics' || name === 'maction') return rowOf(childElements(element).slice(0, 1), walk);
  if (name === 'mtable') return tableOf(element, walk);
  if (name === 'msqrt') return signOf(element, [['Inside', rowOf(childElements(element), walk)]], walk);
  const ofSign = signs.get(name);
  if (ofSign !== undefined) return signOf(element, pairUp(ofSign, childElements(element), walk), walk);
  const ofBase = scripts.get(name);
  if (ofBase !== undefined) return scriptsOf(element, ofBase, walk);
  if (!blanks.has(name)) {
    walk.unknownElements.add(name);
    for (const child of childElements(element)) baselineOf(child, walk);
  }
  return null;
}

function printed(element: XmlElement, walk: Walk): Baseline {
  const id = element.attributes.get('id');
  if (id === undefined) return null;
  walk.symbols.set(id, tokens.has(element.name) ? ownText(element).trim() : element.name === 'mfrac' ? '-' : '\\sqrt');
  return { first: id, last: id };
}

function rowOf(elements: readonly XmlElement[], walk: Walk): Baseline {
  let row: Baseline = null;
  for (const element of elements) row = append(row, baselineOf(element, walk), walk);
  return row;
}

function append(row: Baseline, next: Baseline, walk: Walk): Baseline {
  if (row === null || next === null) return row ?? next;
  walk.relations.push({ parent: row.last, child: next.first, type: 'Right' });
  return { first: row.first, last: next.last };
}

function scriptsOf(element: XmlElement, types: readonly RelationType[], walk: Walk): Baseline {
  const [base, ...others] = childElements(element);
  const row = base === undefined ? null : baselineOf(base, walk);
  for (const [type, child] of pairUp(types, others, walk)) {
    if (row !== null && child !== null) walk.relations.push({ parent: row.last, child: child.first, type });
  }
  return row;
}

function signOf(element: XmlElement, parts: readonly (readonly [RelationType, Baseline])[], walk: Walk): Baseline {
  const sign = printed(element, walk);
  if (sign === null) return null;
  for (const [type, child] of parts) {
    if (child !== null) walk.relations.push({ parent: sign.first, child: child.first, type });
  }
  return sign;
}

function tableOf(element: XmlElement, walk: Walk): Baseline {
  walk.holdsTable = true;
  let top: Baseline = null;
  let above: Baseline = null;
  for (const row of childElements(element)) {
    const baseline = rowOf(childElements(row), walk);
    if (above !== null && baseline !== null) {
      walk.relations.push({ parent: above.first, child: baseline.first, type: 'Below' });
    }
    top ??= baseline;
    above = baseline ?? above;
  }
  return top;
}

function pairUp(
  types: readonly RelationType[],
  elements: readonly XmlElement[],
  walk: Walk,
): (readonly [RelationType, Baseline])[] {
  const pairs: (readonly [RelationType, Baseline])[] = [];
  for (const [index, element] of elements.entries()) {
    const type = types[index];
    const baseline = baselineOf(element, walk);
    if (type === undefined) walk.unknownElements.add(element.name);
    else pairs.push([type, baseline]);
  }
  return pairs;
}
