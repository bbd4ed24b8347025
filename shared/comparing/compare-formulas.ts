import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { FormulaDifference } from '#schemas/domain/formula-difference.ts';
import { absentLayer, formulaLayerNames } from '#schemas/domain/layer.ts';
import type { Relation } from '#schemas/domain/relation.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import { relationsOf, symbolsOf } from '../annotation/document.ts';
import { isEqual } from '../annotation/equal.ts';

/**
 * What differs between two versions of one formula. Symbols are the same by their ids; relations by the symbols that
 * they join, so that an edge that was drawn anew is no difference.
 */
export function compareFormulas(before: AnnotationDocument, after: AnnotationDocument): FormulaDifference {
  const was = formulaRecordOf(before);
  const is = formulaRecordOf(after);
  return {
    symbols: compareSymbols(symbolsOf(before), symbolsOf(after)),
    relations: compareRelations(relationsOf(before), relationsOf(after)),
    order: changed(was?.order ?? null, is?.order ?? null),
    latex: changed(was?.latex ?? '', is?.latex ?? ''),
    note: changed(was?.note ?? '', is?.note ?? ''),
    categories: {
      added: (is?.categories ?? []).filter((category) => !was?.categories.includes(category)),
      removed: (was?.categories ?? []).filter((category) => !is?.categories.includes(category)),
    },
    region: was && is ? changed(was.region, is.region) : null,
    placement: changed(was?.placement ?? null, is?.placement ?? null),
    unusable: changed(was?.unusable ?? null, is?.unusable ?? null),
    layers: formulaLayerNames.flatMap((layer) => {
      const states = changed(was?.layers[layer] ?? absentLayer, is?.layers[layer] ?? absentLayer);
      return states ? [{ layer, ...states }] : [];
    }),
  };
}

/** The formula record of a document, whichever kind of document holds it. */
export function formulaRecordOf(document: AnnotationDocument): Formula | null {
  for (const record of document.records.values()) if (record.kind === 'formula') return record;
  return null;
}

function changed<Value>(before: Value, after: Value): { before: Value; after: Value } | null {
  return isEqual(before, after) ? null : { before, after };
}

function compareSymbols(
  before: readonly FormulaSymbol[],
  after: readonly FormulaSymbol[],
): FormulaDifference['symbols'] {
  const known = new Map(before.map((symbol) => [symbol.id, symbol]));
  const kept = new Set(after.map(({ id }) => id));
  const pairs = after.flatMap((symbol) => {
    const old = known.get(symbol.id);
    return old ? [{ before: old, after: symbol }] : [];
  });
  return {
    added: after.filter(({ id }) => !known.has(id)),
    removed: before.filter(({ id }) => !kept.has(id)),
    moved: pairs.filter((pair) => !isEqual(pair.before.box, pair.after.box)),
    relabelled: pairs.filter((pair) => pair.before.symbolClass !== pair.after.symbolClass),
  };
}

function compareRelations(before: readonly Relation[], after: readonly Relation[]): FormulaDifference['relations'] {
  const edgeOf = ({ parent, child }: Relation) => `${parent}>${child}`;
  const known = new Map(before.map((relation) => [edgeOf(relation), relation]));
  const kept = new Set(after.map(edgeOf));
  return {
    added: after.filter((relation) => !known.has(edgeOf(relation))),
    removed: before.filter((relation) => !kept.has(edgeOf(relation))),
    retyped: after.flatMap((relation) => {
      const old = known.get(edgeOf(relation));
      return old && old.type !== relation.type ? [{ before: old, after: relation }] : [];
    }),
  };
}
