import type { Point } from '#schemas/domain/geometry.ts';
import type { Editor } from '../editor.ts';
import { pointerSlack, regionAt, symbolAt } from '../scene/hit-test.ts';
import { withoutSymbols } from '../scene/without-symbols.ts';
import { toPage } from '../viewport/viewport.ts';
import { pageIn } from '../work/work.ts';
import { selectFormula, selectSymbols } from './selection.ts';

/**
 * Selects what a menu at a place (CSS pixels of the canvas) is about: the symbol there, unless it is among those that are
 * selected; else the formula there. What is locked is found too: it may be unlocked.
 */
export function selectUnder(editor: Editor, screen: Point): void {
  const { viewport, hidden, selection, work } = editor.getState();
  const scene = withoutSymbols(editor.scene, hidden);
  const point = toPage(viewport, screen);
  const symbol = symbolAt(scene, point, pointerSlack / viewport.scale);
  if (symbol) {
    if (!selection.symbols.has(symbol.id)) editor.select(selectSymbols(symbol.formula, [symbol.id]));
    return;
  }
  const region = pageIn(work).holds === 'formulas' ? regionAt(scene, point) : null;
  if (region && selection.regions.has(region.id)) return;
  editor.select(selectFormula(region?.id ?? selection.formula));
}
