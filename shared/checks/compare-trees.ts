import type { Box } from '#schemas/domain/geometry.ts';
import { reason, type Term } from '#schemas/domain/reason.ts';
import type { TreeSymbol } from '#shared/latex/from-tree/layout-tree.ts';
import { unionOf } from '#shared/layout/outline/outline.ts';
import { standingInEnglish } from '#shared/words/terms.ts';
import { type AlignedPair, alignMarks, pairByLabel } from './align-marks.ts';
import type { Finding } from './finding.ts';
import { hasClass, type InkMark } from './ink-sequence.ts';

/**
 * What differs between the tree that people made and the tree that the LaTeX prints, mark by mark.
 *
 * @param hasLayout false where nobody has worked on the relations: then these are not compared
 */
export function compareTrees<Id extends string>(
  symbols: readonly TreeSymbol<Id>[],
  drawn: readonly InkMark<Id>[],
  printed: readonly InkMark<string>[],
  hasLayout: boolean,
): readonly Finding<Id>[] {
  const aligned = alignMarks(drawn, printed);
  const pairs = hasLayout ? aligned : pairByLabel(aligned, drawn, printed);
  const boxes = new Map(symbols.map(({ id, box }) => [id, box ?? null]));
  const drawnOf = new Map(pairs.map((pair) => [pair.printed, pair.drawn]));
  const printedOf = new Map(pairs.map((pair) => [pair.drawn, pair.printed]));
  const findings: Finding<Id>[] = [];
  for (const [index, pair] of pairs.entries()) {
    const [own, wanted] = [markAt(drawn, pair.drawn), markAt(printed, pair.printed)];
    // A box without a class is counted elsewhere: nobody said yet what it is.
    if (own && !hasClass(own)) continue;
    if (!own && wanted) findings.push(missing(wanted.label, placeBetween(pairs, index, drawn, boxes)));
    else if (own && !wanted) findings.push(extra(own, boxes));
    else if (own && wanted && own.label !== wanted.label) findings.push(wrongClass(own, wanted.label, boxes));
    if (own && wanted && hasLayout) {
      const isOwnKnown = own.parent < 0 || typeof printedOf.get(own.parent) === 'number';
      const wantedParent = wanted.parent < 0 ? null : (drawnOf.get(wanted.parent) ?? undefined);
      // What hangs on a symbol that is missing or extra is told with that symbol.
      if (!isOwnKnown || wantedParent === undefined) continue;
      const parents = [markAt(drawn, own.parent), markAt(drawn, wantedParent)];
      if (parents.some((parent) => parent !== null && !hasClass(parent))) continue;
      const isSame = own.type === wanted.type && own.parent === (wantedParent ?? -1);
      if (!isSame) findings.push(wrongRelation(own, wanted, drawn, wantedParent, boxes));
    }
  }
  return findings;
}

type Boxes<Id extends string> = ReadonlyMap<Id, Box | null>;

function markAt<Id extends string>(marks: readonly InkMark<Id>[], index: number | null): InkMark<Id> | null {
  return index === null ? null : (marks[index] ?? null);
}

function missing<Id extends string>(label: string, place: Box | null): Finding<Id> {
  const message = `The LaTeX prints ${label}, but no box is labelled so; box it, or take it out of the LaTeX.`;
  return { kind: 'missing', reason: reason('check-missing', message, { label }), score: 0.9, symbols: [], place };
}

function extra<Id extends string>({ symbol, label }: InkMark<Id>, boxes: Boxes<Id>): Finding<Id> {
  const message = `${label} is boxed, but the LaTeX does not print it; remove the box, or write it in the LaTeX.`;
  return {
    kind: 'extra',
    reason: reason('check-extra', message, { label }),
    score: 0.9,
    symbols: [symbol],
    place: boxes.get(symbol) ?? null,
  };
}

function wrongClass<Id extends string>(
  { symbol, label }: InkMark<Id>,
  expected: string,
  boxes: Boxes<Id>,
): Finding<Id> {
  const message = `A box is labelled ${label}, and the LaTeX says ${expected}; correct the one that is wrong.`;
  return {
    kind: 'wrong-class',
    reason: reason('check-wrong-class', message, { label, expected }),
    score: 0.85,
    symbols: [symbol],
    place: boxes.get(symbol) ?? null,
  };
}

function wrongRelation<Id extends string>(
  own: InkMark<Id>,
  wanted: InkMark<string>,
  drawn: readonly InkMark<Id>[],
  wantedParent: number | null,
  boxes: Boxes<Id>,
): Finding<Id> {
  const [from, to] = [markAt(drawn, own.parent < 0 ? null : own.parent), markAt(drawn, wantedParent)];
  const [relation, expected] = [standing(own.type, from?.label), standing(wanted.type, to?.label)];
  const parent = to?.symbol ?? from?.symbol;
  const symbols = parent === undefined || parent === own.symbol ? [own.symbol] : [parent, own.symbol];
  const message = `${own.label} stands ${standingInEnglish(relation.at)}, and by the LaTeX ${standingInEnglish(expected.at)}; correct the one that is wrong.`;
  return {
    kind: 'wrong-relation',
    reason: reason('check-wrong-relation', message, { label: own.label, relation, expected }),
    score: 0.8,
    symbols,
    place: symbols.reduce<Box | null>((sum, id) => joined(sum, boxes.get(id) ?? null), null),
  };
}

function standing(relation: string | null, label: string | undefined): Extract<Term, { term: 'standing' }> {
  return { term: 'standing', at: relation === null || label === undefined ? null : { relation, label } };
}

/** From the last symbol before a place in the sequence to the next one behind it. */
function placeBetween<Id extends string>(
  pairs: readonly AlignedPair[],
  index: number,
  drawn: readonly InkMark<Id>[],
  boxes: Boxes<Id>,
): Box | null {
  const before = pairs.slice(0, index).findLast((pair) => pair.drawn !== null);
  const after = pairs.slice(index + 1).find((pair) => pair.drawn !== null);
  const boxOf = (pair: AlignedPair | undefined): Box | null => {
    const mark = markAt(drawn, pair?.drawn ?? null);
    return mark ? (boxes.get(mark.symbol) ?? null) : null;
  };
  return joined(boxOf(before), boxOf(after));
}

function joined(a: Box | null, b: Box | null): Box | null {
  return a && b ? unionOf(a, b) : (a ?? b);
}
