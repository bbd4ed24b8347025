import type { StandInApplication } from '../stand-in/application.ts';

/** Picks an entry of the menu by its id. */
export async function pickFromMenu(app: StandInApplication, id: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted: string) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!item) throw new Error(`The menu has no entry ${wanted}.`);
    item.click();
  }, id);
}

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly accelerator: string | null;
  readonly enabled: boolean;
  readonly checked: boolean;
}

/** Entries of one of the menus by its label; empty where there is none. */
export async function entriesOf(app: StandInApplication, menu: string): Promise<readonly MenuEntry[]> {
  return await app.evaluate(({ Menu }, label: string) => {
    const found = Menu.getApplicationMenu()?.items.find((item) => item.label === label);
    return (found?.submenu?.items ?? [])
      .filter((item) => item.type !== 'separator')
      .map((item) => ({
        id: item.id,
        label: item.label,
        accelerator: item.accelerator ? item.accelerator : null,
        enabled: item.enabled,
        checked: item.checked,
      }));
  }, menu);
}
