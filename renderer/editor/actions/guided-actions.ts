import type { SymbolId } from '#schemas/domain/id.ts';
import { moveLayers } from '../edits/move-layers.ts';
import { doubtfulFirst } from '../guided/doubts.ts';
import { machineDrafts } from '../guided/machine-drafts.ts';
import { selectSymbols } from '../selection/selection.ts';
import { action, everywhere, onCanvas, outsideText } from './action.ts';
import type { ActionContext } from './action-context.ts';

/** Symbols of the selected formula that the machine boxed and nobody has looked at, the least sure first. */
function inDoubt({ editor, screen }: ActionContext): readonly SymbolId[] {
  const { doubts } = editor.getState();
  return doubts.size === 0 ? [] : doubtfulFirst(screen.orderedSymbols(), doubts).filter((id) => doubts.has(id));
}

/** Takes boxes as right. With the last of its formula a person answers for what the machine drafted there. */
function accept({ editor, screen }: ActionContext, symbols: readonly SymbolId[]): void {
  editor.settle(symbols);
  const { selection, work, doubts } = editor.getState();
  if (selection.formula === null || screen.orderedSymbols().some((id) => doubts.has(id))) return;
  const drafts = machineDrafts(work, selection.formula);
  if (drafts) editor.moveLayers(moveLayers(work, [drafts], 'drafted'), 'accept-boxes');
}

/** Boxes that the LaTeX draws, and what becomes of them. */
export const guidedActions = [
  action({
    id: 'guided-box',
    group: 'guided',
    shortcuts: ['Alt+KeyB', 'KeyK'],
    scopes: everywhere,
    isEnabled: ({ editor }) => editor.getState().selection.formula !== null,
    refusal: () => 'choose-formula',
    run: ({ screen }) => screen.boxFromLatex(),
  }),
  action({
    id: 'accept-box',
    group: 'guided',
    shortcuts: ['KeyY'],
    scopes: onCanvas,
    repeats: true,
    isEnabled: (context) => inDoubt(context).length > 0,
    refusal: () => 'nothing-doubtful',
    run: (context) => {
      const { editor } = context;
      const { selection, doubts } = editor.getState();
      const chosen = [...selection.symbols].filter((id) => doubts.has(id));
      if (chosen.length > 0) accept(context, chosen);
      const [next] = inDoubt(context);
      if (next !== undefined) editor.select(selectSymbols(selection.formula, [next]));
      else editor.clearSelection();
    },
  }),
  action({
    id: 'accept-boxes',
    group: 'guided',
    shortcuts: ['Shift+KeyY'],
    scopes: outsideText,
    isEnabled: (context) => inDoubt(context).length > 0,
    refusal: () => 'nothing-doubtful',
    run: (context) => accept(context, inDoubt(context)),
  }),
  action({
    id: 'draft-latex',
    group: 'guided',
    shortcuts: ['Shift+KeyK'],
    scopes: outsideText,
    isEnabled: ({ editor }) => (editor.selectedContent?.symbols.size ?? 0) > 0,
    run: ({ screen }) => screen.latexFromBoxes(),
  }),
] as const;
