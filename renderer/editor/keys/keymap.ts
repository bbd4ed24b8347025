import type { Action, ActionMode } from '../actions/action.ts';
import type { FocusScope } from './focus-scope.ts';
import { type KeyPresetName, type KeysByAction, keyPresets } from './key-presets.ts';
import { isTypedKey, type KeyPress, type Shortcut, shortcutOf } from './shortcut.ts';

/** Keys of actions by their id that hold at one place only. */
export type KeysByScope = Readonly<Record<string, Readonly<Partial<Record<FocusScope, readonly Shortcut[]>>>>>;

/** What a person chose: a preset, and keys of their own over it, wherever the action has keys or at one place. */
export interface KeyChoice {
  readonly preset: KeyPresetName;
  readonly own: KeysByAction;
  readonly ownByScope: KeysByScope;
}

export const defaultKeyChoice: KeyChoice = { preset: 'quotient', own: {}, ownByScope: {} };

/** Two or more actions that one key would mean at one place. */
export interface KeyConflict<Id extends string> {
  readonly shortcut: Shortcut;
  readonly scope: FocusScope;
  readonly actions: readonly Id[];
}

/** Scopes in which keys without Ctrl or Alt are typed, and mean nothing else. */
const typingScopes: ReadonlySet<FocusScope> = new Set(['text', 'palette']);

/** Which keys mean which actions. */
export class Keymap<Id extends string = string> {
  readonly actions: readonly Action<Id>[];
  private readonly keys: ReadonlyMap<string, readonly Shortcut[]>;
  private readonly byScope: KeysByScope;

  constructor(actions: readonly Action<Id>[], { preset, own, ownByScope }: KeyChoice = defaultKeyChoice) {
    this.actions = actions;
    this.byScope = ownByScope;
    const chosen = keyPresets[preset];
    this.keys = new Map(actions.map(({ id, shortcuts }) => [id, own[id] ?? chosen[id] ?? shortcuts]));
  }

  /** All keys of an action, at whatever place they hold; those that hold everywhere come first. */
  shortcutsOf(id: string): readonly Shortcut[] {
    const scopes = this.actions.find((each) => each.id === id)?.scopes ?? [];
    return [...new Set(scopes.flatMap((scope) => this.shortcutsIn(id, scope)))];
  }

  /** The keys that an action has where the keyboard is. */
  shortcutsIn(id: string, scope: FocusScope): readonly Shortcut[] {
    return this.byScope[id]?.[scope] ?? this.keys.get(id) ?? [];
  }

  /** Whether an action has keys of its own at a place. */
  differsIn(id: string, scope: FocusScope): boolean {
    return this.byScope[id]?.[scope] !== undefined;
  }

  /** The action that a key press means where the keyboard is, while some modes are on; null for none. */
  actionFor(press: KeyPress, scope: FocusScope, modes: readonly ActionMode[]): Action<Id> | null {
    const shortcut = shortcutOf(press);
    const meant = this.actions.filter((each) => this.means(each, shortcut, scope));
    return meant.find(({ mode }) => mode && modes.includes(mode)) ?? meant.find(({ mode }) => !mode) ?? null;
  }

  /** Keys that mean several things at one place, in the order of the actions. */
  conflicts(): readonly KeyConflict<Id>[] {
    const found = new Map<string, { shortcut: Shortcut; scope: FocusScope; actions: Id[] }>();
    for (const each of this.actions) {
      for (const scope of each.scopes) {
        for (const shortcut of new Set(this.shortcutsIn(each.id, scope))) {
          if (!this.means(each, shortcut, scope)) continue;
          const place = `${scope} ${shortcut} ${each.mode ?? ''}`;
          const known = found.get(place);
          if (known) known.actions.push(each.id);
          else found.set(place, { shortcut, scope, actions: [each.id] });
        }
      }
    }
    return [...found.values()].filter(({ actions }) => actions.length > 1);
  }

  /** Other actions that a key means somewhere where it would mean this one: at one place, or wherever it has keys. */
  rivals(id: Id, shortcut: Shortcut, at: FocusScope | null = null): readonly Id[] {
    const action = this.actions.find((each) => each.id === id);
    if (!action) return [];
    const scopes = at === null ? action.scopes : [at];
    return this.actions
      .filter(
        (each) =>
          each.id !== id &&
          each.mode === action.mode &&
          each.scopes.some((scope) => scopes.includes(scope) && this.means(each, shortcut, scope)),
      )
      .map((each) => each.id);
  }

  private means(action: Action<Id>, shortcut: Shortcut, scope: FocusScope): boolean {
    if (!action.scopes.includes(scope) || !this.shortcutsIn(action.id, scope).includes(shortcut)) return false;
    return !(typingScopes.has(scope) && isTypedKey(shortcut));
  }
}
