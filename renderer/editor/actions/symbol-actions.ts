import { SymbolId } from '#schemas/domain/id.ts';
import type { CopiedSymbols } from '../clipboard.ts';
import { addSymbols } from '../edits/add-symbol.ts';
import { alignSizes } from '../edits/align-sizes.ts';
import { placeSymbols } from '../edits/change-symbols.ts';
import { copySymbols } from '../edits/copy-symbols.ts';
import { deleteSymbols } from '../edits/delete-symbols.ts';
import { pasteSymbols } from '../edits/paste-symbols.ts';
import { placeNewBox } from '../edits/place-box.ts';
import { deleteFormulas } from '../edits/regions.ts';
import { doubtfulFirst } from '../guided/doubts.ts';
import { cycleSymbol } from '../selection/cycle.ts';
import { toggledAll, unlocked } from '../selection/lockable.ts';
import { isSelectionEmpty, selectFormula, selectSymbols } from '../selection/selection.ts';
import { formulaForBox } from '../tools/states/formula-for-box.ts';
import { pageIn } from '../work/work.ts';
import { action, onCanvas, outsideText } from './action.ts';
import type { ActionContext } from './action-context.ts';

const hasSymbols = ({ editor }: ActionContext) => editor.getState().selection.symbols.size > 0;
/** The selected symbols that nothing holds fast. */
const changeable = ({ editor }: ActionContext) => {
  const { selection, locked } = editor.getState();
  return unlocked(selection.symbols, locked);
};
const hasChangeable = (context: ActionContext) => changeable(context).size > 0;
/** What cannot be done to nothing, and not to what is held fast. */
const nothingToChange = (context: ActionContext) => (hasSymbols(context) ? 'all-locked' : 'choose-symbol');
const hasSelection = ({ editor }: ActionContext) => !isSelectionEmpty(editor.getState().selection);

/** Selects the next symbol; while the palette listens, what is typed there is given first, and it goes on listening. */
function cycle({ editor, screen }: ActionContext, step: 1 | -1): void {
  const { selection, isListening } = editor.getState();
  const order = doubtfulFirst(screen.orderedSymbols(), editor.getState().doubts);
  const next = cycleSymbol(order, selection.symbols, step);
  if (next === null) return;
  if (isListening) screen.takeTyped();
  editor.select(selectSymbols(editor.scene.symbols.get(next)?.formula ?? selection.formula, [next]));
  if (isListening) editor.listen();
}

function paste({ editor, screen }: ActionContext, copied: CopiedSymbols | null, label: 'paste' | 'duplicate'): void {
  const { work, selection } = editor.getState();
  const formula = selection.formula;
  if (!copied || formula === null) return editor.notify('pasted-nothing');
  const { patches, symbols } = pasteSymbols(work, formula, copied, editor.newId);
  editor.edit(patches, label);
  editor.select(selectSymbols(formula, symbols));
  screen.focusCanvas();
}

/** Acts on boxes and their labels. */
export const symbolActions = [
  action({
    id: 'label',
    group: 'symbols',
    shortcuts: ['Enter', 'Slash', 'Mod+KeyE'],
    scopes: onCanvas,
    isEnabled: hasChangeable,
    refusal: nothingToChange,
    run: ({ editor }) => editor.listen(),
  }),
  action({
    id: 'label-again',
    group: 'symbols',
    shortcuts: ['Shift+Enter'],
    scopes: onCanvas,
    isEnabled: hasChangeable,
    refusal: nothingToChange,
    run: ({ screen }) => screen.labelWithRecent(0),
  }),
  action({
    id: 'delete',
    group: 'symbols',
    shortcuts: ['Delete', 'Backspace'],
    scopes: outsideText,
    isEnabled: hasSelection,
    refusal: () => 'choose-symbol',
    run: (context) => {
      const { editor } = context;
      const { work, selection } = editor.getState();
      if (hasChangeable(context)) editor.edit(deleteSymbols(work, changeable(context)), 'delete-symbols');
      else if (selection.symbols.size > 0) editor.notify('all-locked');
      else editor.edit(deleteFormulas(work, selection.regions), 'delete-formulas');
    },
  }),
  action({
    id: 'next-symbol',
    group: 'symbols',
    shortcuts: ['Tab'],
    scopes: ['canvas', 'palette'],
    repeats: true,
    isEnabled: ({ editor }) => (editor.selectedContent?.symbols.size ?? 0) > 0,
    run: (context) => cycle(context, 1),
  }),
  action({
    id: 'previous-symbol',
    group: 'symbols',
    shortcuts: ['Shift+Tab'],
    scopes: ['canvas', 'palette'],
    repeats: true,
    isEnabled: ({ editor }) => (editor.selectedContent?.symbols.size ?? 0) > 0,
    run: (context) => cycle(context, -1),
  }),
  action({
    id: 'select-all',
    group: 'symbols',
    shortcuts: ['Mod+KeyA'],
    scopes: outsideText,
    isEnabled: ({ editor }) => editor.scene.symbols.size > 0,
    run: ({ editor, screen }) => {
      const { selection, hidden, locked } = editor.getState();
      const { formula } = selection;
      const all = formula === null ? [...editor.scene.symbols.keys()] : screen.orderedSymbols();
      editor.select(
        selectSymbols(
          formula,
          all.filter((id) => !hidden.has(id) && !locked.has(id)),
        ),
      );
    },
  }),
  action({
    id: 'clear',
    group: 'symbols',
    shortcuts: ['Escape'],
    scopes: outsideText,
    isEnabled: () => true,
    isKeyOnly: true,
    run: ({ editor, screen }) => {
      const { selection, tool } = editor.getState();
      if (!editor.isIdle) editor.dispatch({ type: 'cancel' });
      else if (tool !== 'select') editor.setTool('select');
      else if (!isSelectionEmpty(selection)) editor.clearSelection();
      else if (pageIn(editor.getState().work).holds === 'formulas') editor.select(selectFormula(null));
      screen.focusCanvas();
    },
  }),
  action({
    id: 'copy',
    group: 'symbols',
    shortcuts: ['Mod+KeyC'],
    scopes: outsideText,
    isEnabled: hasSymbols,
    refusal: () => 'choose-symbol',
    run: ({ editor, screen }) => {
      const { work, selection } = editor.getState();
      screen.clipboard.copied = copySymbols(work, selection.symbols);
    },
  }),
  action({
    id: 'paste',
    group: 'symbols',
    shortcuts: ['Mod+KeyV'],
    scopes: outsideText,
    isEnabled: ({ screen }) => screen.clipboard.copied !== null,
    refusal: () => 'nothing-copied',
    run: (context) => paste(context, context.screen.clipboard.copied, 'paste'),
  }),
  action({
    id: 'duplicate',
    group: 'symbols',
    shortcuts: ['Mod+KeyD'],
    scopes: outsideText,
    isEnabled: hasSymbols,
    refusal: () => 'choose-symbol',
    run: (context) => {
      const { work, selection } = context.editor.getState();
      paste(context, copySymbols(work, selection.symbols), 'duplicate');
    },
  }),
  action({
    id: 'place-box',
    group: 'symbols',
    shortcuts: ['KeyB', 'Insert'],
    scopes: outsideText,
    isEnabled: ({ editor }) => editor.isIdle,
    run: ({ editor, screen }) => {
      const { work, selection, viewport } = editor.getState();
      const last = screen.orderedSymbols().at(-1);
      const [selected] = selection.symbols;
      const beside = editor.scene.symbols.get(selected ?? last ?? SymbolId.parse(editor.newId()))?.box ?? null;
      const box = placeNewBox(beside, viewport, pageIn(work));
      const formula = formulaForBox(box, { scene: editor.scene, selection });
      if (formula === null) return editor.notify('no-formula-here');
      const id = SymbolId.parse(editor.newId());
      editor.edit(addSymbols(work, formula, [{ kind: 'symbol', id, symbolClass: null, box }]), 'draw-symbol');
      editor.select(selectSymbols(formula, [id]));
      screen.focusCanvas();
    },
  }),
  action({
    id: 'align-sizes',
    group: 'symbols',
    shortcuts: ['Shift+KeyS'],
    scopes: outsideText,
    isEnabled: (context) => changeable(context).size > 1,
    refusal: () => 'choose-symbols',
    run: (context) => {
      const { editor } = context;
      editor.edit(alignSizes(editor.getState().work, changeable(context)), 'align-sizes');
    },
  }),
  action({
    id: 'tighten',
    group: 'symbols',
    shortcuts: ['KeyT'],
    scopes: outsideText,
    isEnabled: hasChangeable,
    refusal: nothingToChange,
    run: (context) => {
      const { editor } = context;
      const { work } = editor.getState();
      const tight = [...changeable(context)].flatMap((id) => {
        const symbol = editor.scene.symbols.get(id);
        const box = symbol ? editor.ink.tighten(symbol.box) : null;
        return box ? [[id, box] as const] : [];
      });
      editor.edit(placeSymbols(work, new Map(tight)), 'tighten');
    },
  }),
  action({
    id: 'hide-selected',
    group: 'symbols',
    shortcuts: ['Alt+KeyH'],
    scopes: outsideText,
    isEnabled: hasSymbols,
    refusal: () => 'choose-symbol',
    run: ({ editor }) => {
      const { selection, hidden } = editor.getState();
      editor.hide(new Set([...hidden, ...selection.symbols]));
    },
  }),
  action({
    id: 'show-hidden',
    group: 'symbols',
    shortcuts: ['Alt+Shift+KeyH'],
    scopes: outsideText,
    isEnabled: ({ editor }) => editor.getState().hidden.size > 0,
    run: ({ editor }) => editor.hide(new Set()),
  }),
  action({
    id: 'lock-selected',
    group: 'symbols',
    shortcuts: ['KeyL', 'Alt+KeyL'],
    scopes: outsideText,
    isEnabled: hasSymbols,
    refusal: () => 'choose-symbol',
    isOn: ({ editor }) => {
      const { selection, locked } = editor.getState();
      return selection.symbols.size > 0 && unlocked(selection.symbols, locked).size === 0;
    },
    run: ({ editor }) => {
      const { selection, locked } = editor.getState();
      editor.lock(toggledAll(locked, selection.symbols));
    },
  }),
  action({
    id: 'lock-all',
    group: 'symbols',
    shortcuts: ['Alt+Shift+KeyL'],
    scopes: outsideText,
    isEnabled: ({ editor }) => editor.scene.symbols.size > 0,
    isOn: ({ editor }) => editor.getState().locked.size > 0,
    run: ({ editor }) => {
      const { locked } = editor.getState();
      editor.lock(locked.size > 0 ? new Set() : new Set(editor.scene.symbols.keys()));
    },
  }),
] as const;
