import type { Action } from './action.ts';
import { classActions } from './class-actions.ts';
import { cursorActions } from './cursor-actions.ts';
import { flowActions } from './flow-actions.ts';
import { formulaActions } from './formula-actions.ts';
import { guidedActions } from './guided-actions.ts';
import { historyActions } from './history-actions.ts';
import { nudgeActions } from './nudge-actions.ts';
import { relationActions } from './relation-actions.ts';
import { screenActions } from './screen-actions.ts';
import { symbolActions } from './symbol-actions.ts';
import { toolActions } from './tool-actions.ts';
import { viewActions } from './view-actions.ts';

const definitions = [
  ...flowActions,
  ...toolActions,
  ...guidedActions,
  ...symbolActions,
  ...nudgeActions,
  ...classActions,
  ...cursorActions,
  ...historyActions,
  ...relationActions,
  ...formulaActions,
  ...viewActions,
  ...screenActions,
] as const;

export type ActionId = (typeof definitions)[number]['id'];

/** Every action of the annotation screen, in the order in which help and menus list them. */
export const allActions: readonly Action<ActionId>[] = definitions;

const byId = new Map<ActionId, Action<ActionId>>(allActions.map((each) => [each.id, each]));

export function actionOf(id: ActionId): Action<ActionId> {
  const found = byId.get(id);
  if (!found) throw new TypeError(`there is no action ${id}`);
  return found;
}
