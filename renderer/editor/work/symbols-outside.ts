import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { intersectionOf, isSameBox } from '../geometry/box.ts';
import { contentOf, type FormulaContent, originOf } from './formula-content.ts';

interface Outside {
  readonly region: Box;
  readonly symbols: ReadonlySet<SymbolId>;
}

const found = new WeakMap<FormulaContent, Outside>();
const none: ReadonlySet<SymbolId> = new Set();

/**
 * Symbols that lie wholly outside the region of their formula: the cut of the formula would grow as far as they are. Of
 * what an edit made only the symbols that it touched are looked at, and the set stays the same one where they are.
 */
export function symbolsOutside(document: AnnotationDocument): ReadonlySet<SymbolId> {
  const region = formulaOf(document)?.region;
  if (!region) return none;
  const content = contentOf(document);
  const known = found.get(content);
  if (known && isSameBox(known.region, region)) return known.symbols;
  const symbols = outsideOf(content, region);
  found.set(content, { region, symbols });
  return symbols;
}

function outsideOf(content: FormulaContent, region: Box): ReadonlySet<SymbolId> {
  const isOutside = (id: SymbolId) => {
    const box = content.symbols.get(id)?.box;
    return box !== undefined && intersectionOf(box, region) === null;
  };
  const origin = originOf(content);
  const before = origin && found.get(origin.before);
  if (!before || !isSameBox(before.region, region)) return new Set([...content.symbols.keys()].filter(isOutside));
  const changed = [...origin.symbols].filter((id) => isOutside(id) !== before.symbols.has(id));
  if (changed.length === 0) return before.symbols;
  const symbols = new Set(before.symbols);
  for (const id of changed) if (!symbols.delete(id)) symbols.add(id);
  return symbols;
}
