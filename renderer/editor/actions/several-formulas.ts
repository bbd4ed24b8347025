import type { Notice } from '../tools/notice.ts';
import { pageIn } from '../work/work.ts';
import type { ActionContext } from './action-context.ts';

/** Whether the page has regions; otherwise it is one formula. */
export const holdsFormulas = ({ editor }: ActionContext): boolean =>
  pageIn(editor.getState().work).holds === 'formulas';

export const canChangeRegions = (context: ActionContext): boolean =>
  context.editor.changesRegions && holdsFormulas(context);

/** Why regions can be neither drawn nor changed. */
export const whyNoRegions = ({ editor }: ActionContext): Notice =>
  editor.changesRegions ? 'page-is-one-formula' : 'regions-are-given';
