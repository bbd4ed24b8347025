import type { FocusScope } from '../keys/focus-scope.ts';
import type { Shortcut } from '../keys/shortcut.ts';
import type { Interaction } from '../tools/interaction.ts';
import type { Notice } from '../tools/notice.ts';
import type { ToolName } from '../tools/tool-name.ts';
import type { ActionContext } from './action-context.ts';

/** Headings under which menus and the list of shortcuts show actions. */
export const actionGroups = [
  'flow',
  'tools',
  'guided',
  'symbols',
  'classes',
  'cursor',
  'history',
  'relations',
  'formula',
  'view',
  'screen',
] as const;
export type ActionGroup = (typeof actionGroups)[number];

/** A tool in hand, or something that goes on, that gives keys a meaning of their own. */
export type ActionMode = ToolName | Interaction['name'];

/** One thing a person can do on the annotation screen: toolbar, menu, shortcut, palette and help all show this. */
export interface Action<Id extends string = string> {
  readonly id: Id;
  readonly group: ActionGroup;
  readonly shortcuts: readonly Shortcut[];
  readonly scopes: readonly FocusScope[];
  /** Its keys mean it only while this goes on, and nothing else then. */
  readonly mode?: ActionMode;
  readonly isEnabled: (context: ActionContext) => boolean;
  /** What its key says where it cannot be done and somebody might wonder why. */
  readonly refusal?: (context: ActionContext) => Notice;
  /** Whether a toggle is on; absent for what is no toggle. */
  readonly isOn?: (context: ActionContext) => boolean;
  /** Runs again and again while its key is held. */
  readonly repeats?: boolean;
  /** Not listed in the command palette: only of use as a key. */
  readonly isKeyOnly?: boolean;
  readonly run: (context: ActionContext) => void;
}

export const everywhere: readonly FocusScope[] = ['canvas', 'panel', 'palette', 'text'];
export const outsideText: readonly FocusScope[] = ['canvas', 'panel'];
export const onCanvas: readonly FocusScope[] = ['canvas'];

/** Narrows the id of an action to its literal. */
export function action<const Id extends string>(definition: Action<Id>): Action<Id> {
  return definition;
}

export const always = (): boolean => true;
