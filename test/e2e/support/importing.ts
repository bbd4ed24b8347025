import type { Locator } from 'playwright-core';
import { pickFolder } from './folder-picker.ts';
import type { Seat } from './journey.ts';

/** The open import dialog. */
export function importDialog({ page, say }: Seat): Locator {
  return page.getByRole('dialog', { name: say('imports', 'title'), exact: true });
}

/**
 * Imports a folder of the machine from the library and waits for the report, which the dialog then shows.
 *
 * @param as what its pictures show: one formula, or several; null for an archive, which says so itself
 */
export async function importFolder(
  seat: Seat,
  way: readonly string[],
  as: 'asSymbols' | 'asRegions' | null = 'asSymbols',
): Promise<Locator> {
  const { page, say } = seat;
  await page
    .getByRole('main')
    .getByRole('button', { name: say('library', 'import') })
    .first()
    .click();
  const dialog = importDialog(seat);
  await dialog.getByRole('button', { name: say('imports', 'chooseFolder') }).click();
  await pickFolder(seat, { title: say('imports', 'pickFolder'), way, action: say('imports', 'useFolder') });
  if (as !== null) await dialog.getByText(say('imports', as), { exact: true }).click();
  await dialog.getByRole('button', { name: say('imports', 'start'), exact: true }).click();
  await reported(seat);
  return dialog;
}

/** Waits until the dialog shows the report of its import. */
export async function reported(seat: Seat): Promise<void> {
  await importDialog(seat)
    .getByRole('button', { name: seat.say('imports', 'another') })
    .waitFor();
}

/** A figure of a report by its name. */
export async function figure(scope: Locator, name: string): Promise<string | null> {
  const named = scope.page().locator('dt', { hasText: new RegExp(`^${name}$`) });
  return await scope.locator('dl > div').filter({ has: named }).locator('dd').textContent();
}

/** Drags files and folders of this machine onto the middle of the screen and lets them go. */
export async function dropPaths({ page, context }: Seat, paths: readonly string[]): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const session = await context.newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: width / 2,
      y: height / 2,
      data: { items: [], files: [...paths], dragOperationsMask: 1 },
    });
  }
  await session.detach();
}
