import type { Box } from '#schemas/domain/geometry.ts';
import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import type { Selection } from '../selection/selection.ts';
import type { Scene } from './scene.ts';

/** What is resized by its handles: the one selected symbol or region, with its box in page pixels. */
export type ResizableItem =
  | { readonly kind: 'symbol'; readonly id: SymbolId; readonly box: Box }
  | { readonly kind: 'region'; readonly id: FormulaId; readonly box: Box };

export function resizableItem(scene: Scene, selection: Selection, locked: ReadonlySet<SymbolId>): ResizableItem | null {
  if (selection.symbols.size + selection.regions.size !== 1) return null;
  for (const id of selection.symbols) {
    const box = locked.has(id) ? undefined : scene.symbols.get(id)?.box;
    if (box) return { kind: 'symbol', id, box };
  }
  for (const id of selection.regions) {
    const box = scene.regions.get(id)?.box;
    if (box) return { kind: 'region', id, box };
  }
  return null;
}
