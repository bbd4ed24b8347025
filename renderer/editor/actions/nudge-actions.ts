import type { Point } from '#schemas/domain/geometry.ts';
import { isSelectionEmpty } from '../selection/selection.ts';
import type { NudgedPart } from '../tools/event.ts';
import { action, onCanvas } from './action.ts';
import type { ActionContext } from './action-context.ts';

/** Arrows move what is selected, or the keyboard cursor. */
const hasSomethingToMove = ({ editor }: ActionContext) => {
  const { selection, interaction } = editor.getState();
  return !isSelectionEmpty(selection) || interaction.name === 'keyboard-cursor';
};

/** Page pixels of a nudge, and of one with Shift. */
const step = 1;
const longStep = 10;

const nudge =
  (what: NudgedPart, towards: Point) =>
  ({ editor }: ActionContext) =>
    editor.dispatch({ type: 'nudge', what, by: towards });

function nudgeAction<const Id extends string>(id: Id, key: string, towards: Point) {
  const common = {
    group: 'symbols',
    scopes: onCanvas,
    isEnabled: hasSomethingToMove,
    repeats: true,
    isKeyOnly: true,
  } as const;
  const far = { x: towards.x * longStep, y: towards.y * longStep };
  const near = { x: towards.x * step, y: towards.y * step };
  return [
    action({ ...common, id: `nudge-${id}`, shortcuts: [key], run: nudge('box', near) }),
    action({ ...common, id: `nudge-far-${id}`, shortcuts: [`Shift+${key}`], run: nudge('box', far) }),
    action({ ...common, id: `stretch-${id}`, shortcuts: [`Mod+${key}`], run: nudge('end', near) }),
    action({ ...common, id: `stretch-far-${id}`, shortcuts: [`Mod+Shift+${key}`], run: nudge('end', far) }),
  ] as const;
}

/** Arrow keys move the selected boxes; with Mod they move their right and lower edges. */
export const nudgeActions = [
  ...nudgeAction('left', 'ArrowLeft', { x: -1, y: 0 }),
  ...nudgeAction('right', 'ArrowRight', { x: 1, y: 0 }),
  ...nudgeAction('up', 'ArrowUp', { x: 0, y: -1 }),
  ...nudgeAction('down', 'ArrowDown', { x: 0, y: 1 }),
] as const;
