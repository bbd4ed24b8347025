import type { Box } from '#schemas/domain/geometry.ts';
import { centreOf } from '../geometry/box.ts';
import { inkToBox, nextInk } from '../ink/ink-to-box.ts';
import { toPage } from '../viewport/viewport.ts';
import { pageIn } from '../work/work.ts';
import { action, always, onCanvas, outsideText } from './action.ts';
import type { ActionContext } from './action-context.ts';

const isAtWork = ({ editor }: ActionContext) => editor.getState().interaction.name === 'keyboard-cursor';

/** Where the cursor is, page pixels; null while there is none. */
function cursorOf({ editor }: ActionContext) {
  const { interaction } = editor.getState();
  return interaction.name === 'keyboard-cursor' ? interaction.at : null;
}

/** Where the cursor appears: at the selected symbol, else in the middle of what is seen. */
function startOf({ editor }: ActionContext) {
  const { selection, viewport } = editor.getState();
  const [selected] = selection.symbols;
  const box = selected === undefined ? undefined : editor.scene.symbols.get(selected)?.box;
  return box ? centreOf(box) : toPage(viewport, { x: viewport.width / 2, y: viewport.height / 2 });
}

/** Leads the cursor to ink that has no box yet, of the selected formula or of the page. */
function goToInk(context: ActionContext, step: 1 | -1): void {
  const { editor, screen } = context;
  const { work, selection } = editor.getState();
  const { scene } = editor;
  const region = selection.formula === null ? undefined : scene.regions.get(selection.formula);
  const { width, height } = pageIn(work);
  const part = region?.box ?? { x: 0, y: 0, width, height };
  const drawnAt = (place: Box) =>
    scene
      .findSymbols(place)
      .map(({ box, symbolClass }) => ({ box, isRoot: editor.notation.labelOf(symbolClass) === '\\sqrt' }));
  const found = nextInk(inkToBox(editor.ink.piecesIn(part, drawnAt)), cursorOf(context), step);
  if (found === null) return editor.notify('no-ink-left');
  editor.dispatch({ type: 'cursor', at: centreOf(found), ink: found });
  return screen.focusCanvas();
}

/** Boxes without a pointer: a cursor on the keys, and a way from ink to ink. */
export const cursorActions = [
  action({
    id: 'keyboard-cursor',
    group: 'cursor',
    shortcuts: ['KeyC'],
    scopes: outsideText,
    isEnabled: always,
    isOn: isAtWork,
    run: (context) => {
      const { editor, screen } = context;
      if (isAtWork(context)) editor.dispatch({ type: 'cancel' });
      else if (editor.isIdle) editor.dispatch({ type: 'cursor', at: startOf(context), ink: null });
      screen.focusCanvas();
    },
  }),
  action({
    id: 'next-ink',
    group: 'cursor',
    shortcuts: ['KeyJ'],
    scopes: outsideText,
    repeats: true,
    isEnabled: always,
    run: (context) => goToInk(context, 1),
  }),
  action({
    id: 'previous-ink',
    group: 'cursor',
    shortcuts: ['Shift+KeyJ'],
    scopes: outsideText,
    repeats: true,
    isEnabled: always,
    run: (context) => goToInk(context, -1),
  }),
  action({
    id: 'take-ink',
    group: 'cursor',
    shortcuts: ['KeyB', 'KeyI'],
    scopes: onCanvas,
    mode: 'keyboard-cursor',
    isEnabled: isAtWork,
    run: ({ editor }) => editor.dispatch({ type: 'take-ink' }),
  }),
  action({
    id: 'cursor-place',
    group: 'cursor',
    shortcuts: ['Enter'],
    scopes: onCanvas,
    mode: 'keyboard-cursor',
    isEnabled: isAtWork,
    run: ({ editor }) => editor.dispatch({ type: 'place' }),
  }),
] as const;
