import type { FormulaId } from '#schemas/domain/id.ts';
import type { Editor } from '../editor.ts';
import { selectFormula } from '../selection/selection.ts';
import { fitBox } from '../viewport/fit.ts';
import { pageIn } from '../work/work.ts';

/** CSS pixels left free around the region. */
const margin = 48;

/** Selects a formula to be worked on, and shows its region as large as the canvas has room. */
export function showFormula(editor: Editor, formula: FormulaId): void {
  editor.select(selectFormula(formula));
  const { work, viewport } = editor.getState();
  const region = editor.scene.regions.get(formula)?.box;
  if (region) editor.look(fitBox(viewport, region, pageIn(work), margin));
}
