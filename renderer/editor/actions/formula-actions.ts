import { mergeFormulas } from '../edits/merge-formulas.ts';
import { moveToFormula } from '../edits/move-to-formula.ts';
import { selectFormula, selectRegions, selectSymbols } from '../selection/selection.ts';
import { action, outsideText } from './action.ts';
import type { ActionContext } from './action-context.ts';
import { holdsFormulas, isOneFormula } from './several-formulas.ts';

function cycleFormula({ editor }: ActionContext, step: 1 | -1): void {
  const { work, selection } = editor.getState();
  const ids = [...work.formulas.keys()];
  const place = selection.formula === null ? -1 : ids.indexOf(selection.formula);
  const next = place < 0 ? (step === 1 ? ids[0] : ids.at(-1)) : ids[(place + step + ids.length) % ids.length];
  if (next !== undefined) editor.select(selectFormula(next));
}

/** Acts on the formulas of a page that holds several. */
export const formulaActions = [
  action({
    id: 'next-formula',
    group: 'formula',
    shortcuts: ['BracketRight', 'Alt+ArrowDown'],
    scopes: outsideText,
    repeats: true,
    isEnabled: holdsFormulas,
    refusal: isOneFormula,
    run: (context) => cycleFormula(context, 1),
  }),
  action({
    id: 'previous-formula',
    group: 'formula',
    shortcuts: ['BracketLeft', 'Alt+ArrowUp'],
    scopes: outsideText,
    repeats: true,
    isEnabled: holdsFormulas,
    refusal: isOneFormula,
    run: (context) => cycleFormula(context, -1),
  }),
  action({
    id: 'merge-formulas',
    group: 'formula',
    shortcuts: ['KeyM'],
    scopes: outsideText,
    isEnabled: ({ editor }) => editor.getState().selection.regions.size > 1,
    refusal: (context) => (holdsFormulas(context) ? 'choose-regions' : 'page-is-one-formula'),
    run: ({ editor }) => {
      const { work, selection } = editor.getState();
      const merged = mergeFormulas(work, selection.regions, editor.newId);
      if (!merged) return;
      editor.edit(merged.patches, 'merge-formulas');
      editor.select(selectRegions(merged.formula, [merged.formula]));
    },
  }),
  action({
    id: 'move-to-formula',
    group: 'formula',
    shortcuts: ['Shift+KeyM'],
    scopes: outsideText,
    isEnabled: (context) => holdsFormulas(context) && context.editor.getState().selection.symbols.size > 0,
    refusal: (context) => (holdsFormulas(context) ? 'choose-symbol' : 'page-is-one-formula'),
    run: ({ editor }) => {
      const { work, selection } = editor.getState();
      const moved = moveToFormula(work, selection.symbols, editor.newId);
      editor.edit(moved.patches, 'move-to-formula');
      if (moved.formula !== null) editor.select(selectSymbols(moved.formula, moved.symbols));
    },
  }),
] as const;
