import { setUnusable } from '../edits/change-formula.ts';
import { formulaIn } from '../work/work.ts';
import { action, always, everywhere, outsideText } from './action.ts';
import type { ActionContext } from './action-context.ts';

const hasFormula = ({ editor }: ActionContext) => editor.getState().selection.formula !== null;

/** From page to page, and from drafted to accepted. */
export const flowActions = [
  action({
    id: 'finish',
    group: 'flow',
    shortcuts: ['Mod+Enter'],
    scopes: everywhere,
    isEnabled: always,
    run: ({ screen }) => screen.finish(),
  }),
  action({
    id: 'return',
    group: 'flow',
    shortcuts: ['Mod+Shift+Enter'],
    scopes: everywhere,
    isEnabled: ({ screen }) => screen.isReviewer && screen.canReturn(),
    run: ({ screen }) => screen.askReturn(),
  }),
  action({
    id: 'next-page',
    group: 'flow',
    shortcuts: ['KeyD', 'PageDown'],
    scopes: outsideText,
    isEnabled: ({ screen }) => screen.hasNext,
    refusal: () => 'last-page',
    run: ({ screen }) => screen.openNext(),
  }),
  action({
    id: 'previous-page',
    group: 'flow',
    shortcuts: ['KeyA', 'PageUp'],
    scopes: outsideText,
    isEnabled: ({ screen }) => screen.hasPrevious,
    refusal: () => 'first-page',
    run: ({ screen }) => screen.openPrevious(),
  }),
  action({
    id: 'next-unfinished',
    group: 'flow',
    shortcuts: ['Shift+KeyD', 'Mod+Shift+KeyD'],
    scopes: outsideText,
    isEnabled: always,
    run: ({ screen }) => screen.openNextUnfinished(),
  }),
  action({
    id: 'page-number',
    group: 'flow',
    shortcuts: ['Backquote'],
    scopes: outsideText,
    isEnabled: always,
    run: ({ screen }) => screen.openPageNumber(),
  }),
  action({
    id: 'unusable',
    group: 'flow',
    shortcuts: ['KeyU'],
    scopes: outsideText,
    isEnabled: hasFormula,
    refusal: () => 'choose-formula',
    isOn: ({ editor }) => {
      const { work, selection } = editor.getState();
      return selection.formula !== null && formulaIn(work, selection.formula)?.unusable != null;
    },
    run: ({ editor, screen }) => {
      const { work, selection } = editor.getState();
      if (selection.formula === null) return;
      if (formulaIn(work, selection.formula)?.unusable == null) return screen.askUnusable();
      editor.edit(setUnusable(work, selection.formula, null), 'usable');
    },
  }),
  action({
    id: 'empty-on-purpose',
    group: 'flow',
    shortcuts: ['Shift+KeyU'],
    scopes: outsideText,
    isEnabled: ({ screen }) => screen.hasEmptyLayers(),
    refusal: () => 'nothing-empty',
    run: ({ screen }) => screen.askEmpty(),
  }),
  action({
    id: 'repeat-categories',
    group: 'flow',
    shortcuts: ['Shift+KeyC'],
    scopes: outsideText,
    isEnabled: ({ screen }) => screen.canRepeatCategories(),
    refusal: () => 'no-categories-before',
    run: ({ screen }) => screen.repeatCategories(),
  }),
] as const;
