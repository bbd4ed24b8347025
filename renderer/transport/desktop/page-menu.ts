import type { PageMenu } from '#schemas/desktop/menu.ts';
import { desktopBridge } from './bridge.ts';
import { listenToWindow } from './window-messages.ts';

/** An action as the menu of the desktop window shows it. */
export interface MenuAction {
  /** Unique among all that the page has in the menu. */
  readonly id: string;
  readonly label: string;
  readonly shortcut: string | null;
  readonly isEnabled: boolean;
  /** Whether it is on; null for what is no toggle. */
  readonly isOn: boolean | null;
  readonly run: () => void;
}

export interface MenuGroup {
  /** One of the window's own menus (`menuPlaces`), or a name for a menu of the page's own. */
  readonly place: string;
  readonly label: string;
  readonly actions: readonly MenuAction[];
}

const parts = new Map<string, readonly MenuGroup[]>();
let sent = '[]';
let isListening = false;

/** Whether there is a menu to put actions into. */
export const hasMenu = desktopBridge !== null;

/** Puts a part of the page's actions into the menu, in place of what that part had; empty takes it out. */
export function putIntoMenu(part: string, groups: readonly MenuGroup[]): void {
  if (desktopBridge === null) return;
  if (groups.length === 0) parts.delete(part);
  else parts.set(part, groups);
  const all = [...parts.values()].flat();
  const menu: PageMenu = all.map(({ place, label, actions }) => ({
    place,
    label,
    items: actions.map(({ id, label: name, shortcut, isEnabled, isOn }) => ({
      id,
      label: name,
      shortcut,
      isEnabled,
      isOn,
    })),
  }));
  const text = JSON.stringify(menu);
  if (text === sent) return;
  sent = text;
  desktopBridge.send({ type: 'menu', menu });
  listen();
}

function listen(): void {
  if (isListening) return;
  isListening = true;
  listenToWindow((message) => {
    if (message.type !== 'menu-action') return;
    const actions = [...parts.values()].flat().flatMap((group) => group.actions);
    actions.find(({ id }) => id === message.id)?.run();
  });
}
