import { pageIn } from '../work/work.ts';
import type { ActionContext } from './action-context.ts';

/** Whether the page has regions; otherwise it is one formula. */
export const holdsFormulas = ({ editor }: ActionContext): boolean =>
  pageIn(editor.getState().work).holds === 'formulas';

export const isOneFormula = () => 'page-is-one-formula' as const;
