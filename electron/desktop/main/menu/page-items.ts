import type { MenuItemConstructorOptions } from 'electron';
import { menuPlaces, type PageMenuItem } from '#schemas/desktop/menu.ts';
import { acceleratorOf, isShown } from './accelerator-of.ts';
import type { MenuActs, MenuState } from './menu-state.ts';

/** Id of a menu item that stands for an action of the page. */
export function pageItemId(id: string): string {
  return `page:${id}`;
}

const ownPlaces: ReadonlySet<string> = new Set(menuPlaces);

/** Entries that the page has for one of the window's own menus, with a line before them where others come first. */
export function itemsFor(
  place: (typeof menuPlaces)[number],
  state: MenuState,
  acts: MenuActs,
): MenuItemConstructorOptions[] {
  return state.page.flatMap((group) =>
    group.place === place && group.items.length > 0
      ? [{ type: 'separator' as const }, ...group.items.map((item) => itemOf(item, state, acts))]
      : [],
  );
}

/** Menus that are the page's alone. */
export function menusOfPage(state: MenuState, acts: MenuActs): MenuItemConstructorOptions[] {
  return state.page
    .filter((group) => !ownPlaces.has(group.place) && group.items.length > 0)
    .map((group) => ({
      id: `place:${group.place}`,
      label: group.label,
      submenu: group.items.map((item) => itemOf(item, state, acts)),
    }));
}

function itemOf(item: PageMenuItem, { platform }: MenuState, { runOfPage }: MenuActs): MenuItemConstructorOptions {
  const accelerator = item.shortcut !== null && isShown(item.shortcut, platform) ? acceleratorOf(item.shortcut) : null;
  return {
    id: pageItemId(item.id),
    label: item.label,
    enabled: item.isEnabled,
    ...(item.isOn !== null && { type: 'checkbox' as const, checked: item.isOn }),
    // The page obeys its keys itself, where they mean something: the menu only names them.
    ...(accelerator !== null && { accelerator, registerAccelerator: false }),
    click: () => runOfPage(item.id),
  };
}
