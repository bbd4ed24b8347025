import type { Action } from './action.ts';
import type { ActionContext } from './action-context.ts';

/** Runs an action that was asked for by its key, or says why it cannot be done; whether either came of it. */
export function pressAction({ isEnabled, refusal, run }: Action, context: ActionContext): boolean {
  if (isEnabled(context)) run(context);
  else if (refusal) context.editor.notify(refusal(context));
  else return false;
  return true;
}
