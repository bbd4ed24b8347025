import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { RelationId, type SymbolId } from '#schemas/domain/id.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { Relation } from '#schemas/domain/relation.ts';
import type { ImportedFormula } from '#schemas/formats/import-record.ts';
import { formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import type { Conversion } from './new-page.ts';
import type { BoxOfSymbol } from './prepare-page.ts';

/** Boxes are the same where no side differs by more, in pixels. */
const tolerancePx = 0.01;

function isSameBox(a: Box, b: Box): boolean {
  return (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(a[side] - b[side]) <= tolerancePx);
}

/** Names each layer in which a source differs from what the project holds. Layers that one of them lacks differ in nothing. */
export function describeDifferences(
  document: AnnotationDocument,
  imported: ImportedFormula,
  boxOf: BoxOfSymbol,
  conversion: Pick<Conversion, 'classes'>,
  file: string,
): readonly Reason[] {
  const formula = formulaOf(document);
  if (!formula) return [];
  const reasons: Reason[] = [];
  if (imported.latex !== null && formula.layers.latex.state !== 'absent' && imported.latex !== formula.latex) {
    reasons.push(
      reason('latex-differs', `${file}: the project holds other LaTeX for this formula: it was kept.`, {
        file,
        stored: formula.latex,
        imported: imported.latex,
      }),
    );
  }
  if (imported.symbols === null || formula.layers.symbols.state === 'absent') return reasons;
  const ids = pairSymbols(document, imported, boxOf, conversion);
  if (!ids) {
    const stored = symbolsOf(document).length;
    reasons.push(
      reason(
        'symbols-differ',
        `${file}: the project holds other symbols for this formula (${stored}; the source has ${imported.symbols.length}): they were kept.`,
        {
          file,
          stored,
          imported: imported.symbols.length,
        },
      ),
    );
  } else if (
    imported.relations !== null &&
    formula.layers.layout.state !== 'absent' &&
    !(hasRelations(document, imported, ids) && hasOrder(formula, imported, ids))
  ) {
    const message = `${file}: the project holds other relations or another reading order for this formula: they were kept.`;
    reasons.push(reason('layout-differs', message, { file }));
  }
  return reasons;
}

/** The layout of a source for the symbols that the project has already; null where the symbols are not the same. */
export function matchLayout(
  document: AnnotationDocument,
  imported: ImportedFormula,
  boxOf: BoxOfSymbol,
  { classes, runtime }: Pick<Conversion, 'classes' | 'runtime'>,
): { readonly relations: readonly Relation[]; readonly order: Formula['order'] } | null {
  const ids = pairSymbols(document, imported, boxOf, { classes });
  if (!ids) return null;
  const relations = (imported.relations ?? []).flatMap(({ parent, child, type }): Relation[] => {
    const parentId = ids.get(parent);
    const childId = ids.get(child);
    if (!parentId || !childId) return [];
    return [{ kind: 'relation', id: RelationId.parse(runtime.newId()), parent: parentId, child: childId, type }];
  });
  return { relations, order: imported.order?.flatMap((key) => ids.get(key) ?? []) ?? null };
}

/** Key of each imported symbol → the stored symbol with its class and box; null unless they pair off exactly. */
function pairSymbols(
  document: AnnotationDocument,
  imported: ImportedFormula,
  boxOf: BoxOfSymbol,
  { classes }: Pick<Conversion, 'classes'>,
): ReadonlyMap<string, SymbolId> | null {
  const left = [...symbolsOf(document)];
  const symbols = imported.symbols ?? [];
  if (left.length !== symbols.length) return null;
  const pairs = new Map<string, SymbolId>();
  for (const symbol of symbols) {
    const symbolClass = classes.knownClassOf(symbol.label);
    const box = boxOf(symbol);
    const index = left.findIndex(
      (stored) => classes.meant(stored.symbolClass) === symbolClass && isSameBox(stored.box, box),
    );
    const [stored] = index < 0 ? [] : left.splice(index, 1);
    if (!stored) return null;
    pairs.set(symbol.key, stored.id);
  }
  return pairs;
}

function hasRelations(
  document: AnnotationDocument,
  imported: ImportedFormula,
  ids: ReadonlyMap<string, SymbolId>,
): boolean {
  const stored = new Set(relationsOf(document).map(({ parent, child, type }) => `${parent} ${child} ${type}`));
  const relations = imported.relations ?? [];
  return (
    stored.size === relations.length &&
    relations.every(({ parent, child, type }) => stored.has(`${ids.get(parent)} ${ids.get(child)} ${type}`))
  );
}

/** Whether a source that gives a reading order gives the one that is here. */
function hasOrder({ order }: Formula, imported: ImportedFormula, ids: ReadonlyMap<string, SymbolId>): boolean {
  return imported.order === null || imported.order.every((key, place) => ids.get(key) === order?.[place]);
}

/** The formulas of a page with what a source says of each, in any order; null unless it names the same regions. */
export function pairRegions(
  stored: readonly AnnotationDocument[],
  imported: readonly ImportedFormula[],
): readonly (readonly [AnnotationDocument, ImportedFormula])[] | null {
  if (stored.length !== imported.length) return null;
  const left = [...stored];
  const pairs = imported.flatMap((one): [AnnotationDocument, ImportedFormula][] => {
    const { region } = one;
    const index = left.findIndex((document) => {
      const formula = formulaOf(document);
      return formula !== null && region !== null && isSameBox(formula.region, region);
    });
    const [found] = index < 0 ? [] : left.splice(index, 1);
    return found ? [[found, one]] : [];
  });
  return pairs.length === imported.length ? pairs : null;
}
