import { Menu } from 'electron';
import type { MenuActs, MenuState } from './menu-state.ts';
import { menuTemplate } from './menu-template.ts';
import { pageItemId } from './page-items.ts';

/** The menu of the window, kept in step with what it is made from. */
export class ApplicationMenu {
  readonly #acts: MenuActs;
  #state: MenuState;
  #menu: Menu;

  constructor(state: MenuState, acts: MenuActs) {
    this.#acts = acts;
    this.#state = state;
    this.#menu = this.#build();
  }

  get language(): MenuState['language'] {
    return this.#state.language;
  }

  /** Actions of the page turn on and off all the time: where nothing else changes, its items are changed in place. */
  update(change: Partial<MenuState>): void {
    const before = this.#state;
    this.#state = { ...before, ...change };
    if (frameOf(before) === frameOf(this.#state)) this.#updateInPlace();
    else this.#menu = this.#build();
  }

  #build(): Menu {
    const menu = Menu.buildFromTemplate(menuTemplate(this.#state, this.#acts));
    Menu.setApplicationMenu(menu);
    return menu;
  }

  #updateInPlace(): void {
    for (const { id, isEnabled, isOn } of this.#state.page.flatMap((group) => group.items)) {
      const item = this.#menu.getMenuItemById(pageItemId(id));
      if (!item) continue;
      item.enabled = isEnabled;
      if (isOn !== null) item.checked = isOn;
    }
  }
}

/** Everything of a menu but what changes in place. */
function frameOf(state: MenuState): string {
  const page = state.page.map((group) => ({
    ...group,
    items: group.items.map(({ id, label, shortcut, isOn }) => [id, label, shortcut, isOn === null]),
  }));
  return JSON.stringify({ ...state, page });
}
