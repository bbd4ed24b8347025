import { unionOf } from '../geometry/box.ts';
import type { Shortcut } from '../keys/shortcut.ts';
import { boxesOf } from '../scene/boxes-of.ts';
import { isSelectionEmpty } from '../selection/selection.ts';
import { filterOf, noAdjustment } from '../view/adjustment.ts';
import { fitBox } from '../viewport/fit.ts';
import { zoomAtCentre } from '../viewport/zoom.ts';
import { pageIn } from '../work/work.ts';
import { action, always, outsideText } from './action.ts';
import type { ActionContext } from './action-context.ts';

/** Factor of one zoom step by key or button. */
const zoomStep = 1.25;
/** CSS pixels left free around a selection that is shown large. */
const selectionMargin = 96;

function zoomBy({ editor }: ActionContext, factor: number): void {
  const { viewport, work } = editor.getState();
  editor.look(zoomAtCentre(viewport, viewport.scale * factor, pageIn(work)));
}

/** The selected boxes, else the selected formula; page pixels. */
function selectedBox({ editor }: ActionContext) {
  const { selection } = editor.getState();
  const { symbols, regions } = editor.scene;
  const own = unionOf([
    ...boxesOf(selection.symbols, symbols).values(),
    ...boxesOf(selection.regions, regions).values(),
  ]);
  return own ?? (selection.formula === null ? null : (regions.get(selection.formula)?.box ?? null));
}

/** Factor of one step of brightness or contrast. */
const adjustmentStep = 1.15;

function adjustActions<const More extends string, const Less extends string>(
  more: More,
  less: Less,
  what: 'brightness' | 'contrast',
  [up, down]: readonly [Shortcut, Shortcut],
) {
  const common = { group: 'view', scopes: outsideText, repeats: true, isEnabled: always } as const;
  const by =
    (factor: number) =>
    ({ editor }: ActionContext) =>
      editor.adjust({ [what]: editor.getState().adjustment[what] * factor });
  return [
    action({ ...common, id: more, shortcuts: [up], run: by(adjustmentStep) }),
    action({ ...common, id: less, shortcuts: [down], run: by(1 / adjustmentStep) }),
  ] as const;
}

/** What is seen of the page; nothing here changes the work. */
export const viewActions = [
  action({
    id: 'zoom-in',
    group: 'view',
    shortcuts: ['Mod+Equal', 'Equal', 'NumpadAdd', 'Mod+NumpadAdd'],
    scopes: outsideText,
    repeats: true,
    isEnabled: always,
    run: (context) => zoomBy(context, zoomStep),
  }),
  action({
    id: 'zoom-out',
    group: 'view',
    shortcuts: ['Mod+Minus', 'Minus', 'NumpadSubtract', 'Mod+NumpadSubtract'],
    scopes: outsideText,
    repeats: true,
    isEnabled: always,
    run: (context) => zoomBy(context, 1 / zoomStep),
  }),
  action({
    id: 'zoom-fit',
    group: 'view',
    shortcuts: ['Shift+Digit1', 'KeyF'],
    scopes: outsideText,
    isEnabled: always,
    run: ({ editor }) => editor.fit(),
  }),
  action({
    id: 'zoom-actual',
    group: 'view',
    shortcuts: ['Shift+Digit2', 'Mod+Digit0'],
    scopes: outsideText,
    isEnabled: always,
    run: ({ editor }) => {
      const { viewport, work } = editor.getState();
      editor.look(zoomAtCentre(viewport, 1, pageIn(work)));
    },
  }),
  action({
    id: 'zoom-selection',
    group: 'view',
    shortcuts: ['Shift+Digit3', 'KeyZ'],
    scopes: outsideText,
    isEnabled: (context) =>
      !isSelectionEmpty(context.editor.getState().selection) || context.editor.getState().selection.formula !== null,
    run: (context) => {
      const { viewport, work } = context.editor.getState();
      const box = selectedBox(context);
      if (box) context.editor.look(fitBox(viewport, box, pageIn(work), selectionMargin));
    },
  }),
  action({
    id: 'show-boxes',
    group: 'view',
    shortcuts: ['Shift+KeyB'],
    scopes: outsideText,
    isEnabled: always,
    isOn: ({ editor }) => editor.getState().shown.boxes,
    run: ({ editor }) => editor.show({ boxes: !editor.getState().shown.boxes }),
  }),
  action({
    id: 'show-labels',
    group: 'view',
    shortcuts: ['Shift+KeyL'],
    scopes: outsideText,
    isEnabled: always,
    isOn: ({ editor }) => editor.getState().shown.labels,
    run: ({ editor }) => editor.show({ labels: !editor.getState().shown.labels }),
  }),
  action({
    id: 'show-relations',
    group: 'view',
    shortcuts: ['Shift+KeyE'],
    scopes: outsideText,
    isEnabled: always,
    isOn: ({ editor }) => editor.getState().shown.relations,
    run: ({ editor }) => editor.show({ relations: !editor.getState().shown.relations }),
  }),
  action({
    id: 'show-grid',
    group: 'view',
    shortcuts: ['Alt+KeyG'],
    scopes: outsideText,
    isEnabled: always,
    isOn: ({ editor }) => editor.getState().shown.grid,
    run: ({ editor }) => editor.show({ grid: !editor.getState().shown.grid }),
  }),
  action({
    id: 'invert',
    group: 'view',
    shortcuts: ['Shift+KeyI'],
    scopes: outsideText,
    isEnabled: always,
    isOn: ({ editor }) => editor.getState().adjustment.isInverted,
    run: ({ editor }) => editor.adjust({ isInverted: !editor.getState().adjustment.isInverted }),
  }),
  ...adjustActions('brighter', 'darker', 'brightness', ['Alt+Equal', 'Alt+Minus']),
  ...adjustActions('more-contrast', 'less-contrast', 'contrast', ['Alt+BracketRight', 'Alt+BracketLeft']),
  action({
    id: 'adjust-nothing',
    group: 'view',
    shortcuts: ['Alt+Backspace'],
    scopes: outsideText,
    isEnabled: ({ editor }) => filterOf(editor.getState().adjustment) !== null,
    run: ({ editor }) => editor.adjust(noAdjustment),
  }),
  action({
    id: 'keep-view',
    group: 'view',
    shortcuts: ['Shift+KeyZ'],
    scopes: outsideText,
    isEnabled: always,
    isOn: ({ editor }) => editor.getState().keepsView,
    run: ({ editor }) => editor.setKeepsView(!editor.getState().keepsView),
  }),
] as const;
