import type { Formula } from '#schemas/domain/formula.ts';
import { setPlacement } from '../edits/change-formula.ts';
import { holdSeveral } from '../edits/hold-several.ts';
import { mergeFormulas } from '../edits/merge-formulas.ts';
import { moveToFormula } from '../edits/move-to-formula.ts';
import { selectRegions, selectSymbols } from '../selection/selection.ts';
import { formulaIn } from '../work/work.ts';
import { action, outsideText } from './action.ts';
import type { ActionContext } from './action-context.ts';
import { canChangeRegions, holdsFormulas, whyNoRegions } from './several-formulas.ts';
import { showFormula } from './show-formula.ts';

function cycleFormula({ editor }: ActionContext, step: 1 | -1): void {
  const { work, selection } = editor.getState();
  const ids = [...work.formulas.keys()];
  const place = selection.formula === null ? -1 : ids.indexOf(selection.formula);
  const next = place < 0 ? (step === 1 ? ids[0] : ids.at(-1)) : ids[(place + step + ids.length) % ids.length];
  if (next !== undefined) showFormula(editor, next);
}

/** The next of the three in turn: on its own line, in the text, not said. */
function placementAfter(placement: Formula['placement']): Formula['placement'] {
  if (placement === null) return 'isolated';
  return placement === 'isolated' ? 'inline' : null;
}

/** Acts on the formulas of a page that holds several, and what makes it one. */
export const formulaActions = [
  action({
    id: 'page-of-formulas',
    group: 'formula',
    shortcuts: [],
    scopes: outsideText,
    isEnabled: (context) => context.editor.changesRegions && !holdsFormulas(context),
    run: ({ editor, screen }) => {
      editor.edit(holdSeveral(editor.getState().work, editor.ink), 'page-of-formulas');
      editor.setTool('draw-region');
      screen.focusCanvas();
    },
  }),
  action({
    id: 'next-formula',
    group: 'formula',
    shortcuts: ['BracketRight', 'Alt+ArrowDown'],
    scopes: outsideText,
    repeats: true,
    isEnabled: holdsFormulas,
    refusal: () => 'page-is-one-formula',
    run: (context) => cycleFormula(context, 1),
  }),
  action({
    id: 'previous-formula',
    group: 'formula',
    shortcuts: ['BracketLeft', 'Alt+ArrowUp'],
    scopes: outsideText,
    repeats: true,
    isEnabled: holdsFormulas,
    refusal: () => 'page-is-one-formula',
    run: (context) => cycleFormula(context, -1),
  }),
  action({
    id: 'merge-formulas',
    group: 'formula',
    shortcuts: ['KeyM'],
    scopes: outsideText,
    isEnabled: (context) => canChangeRegions(context) && context.editor.getState().selection.regions.size > 1,
    refusal: (context) => (canChangeRegions(context) ? 'choose-regions' : whyNoRegions(context)),
    run: ({ editor }) => {
      const { work, selection } = editor.getState();
      const merged = mergeFormulas(work, selection.regions, editor.newId);
      if (!merged) return;
      editor.edit(merged.patches, 'merge-formulas');
      editor.select(selectRegions(merged.formula, [merged.formula]));
    },
  }),
  action({
    id: 'placement',
    group: 'formula',
    shortcuts: ['Shift+KeyP'],
    scopes: outsideText,
    isEnabled: (context) => canChangeRegions(context) && context.editor.getState().selection.formula !== null,
    refusal: (context) => (canChangeRegions(context) ? 'choose-formula' : whyNoRegions(context)),
    run: ({ editor }) => {
      const { work, selection } = editor.getState();
      if (selection.formula === null) return;
      const { placement = null } = formulaIn(work, selection.formula) ?? {};
      editor.edit(setPlacement(work, selection.formula, placementAfter(placement)), 'placement');
    },
  }),
  action({
    id: 'move-to-formula',
    group: 'formula',
    shortcuts: ['Shift+KeyM'],
    scopes: outsideText,
    isEnabled: (context) => canChangeRegions(context) && context.editor.getState().selection.symbols.size > 0,
    refusal: (context) => (canChangeRegions(context) ? 'choose-symbol' : whyNoRegions(context)),
    run: ({ editor }) => {
      const { work, selection } = editor.getState();
      const moved = moveToFormula(work, selection.symbols, editor.newId);
      editor.edit(moved.patches, 'move-to-formula');
      if (moved.formula !== null) editor.select(selectSymbols(moved.formula, moved.symbols));
    },
  }),
] as const;
