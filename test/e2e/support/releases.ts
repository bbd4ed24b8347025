import type { Locator } from 'playwright-core';
import { pickFolder } from './folder-picker.ts';
import type { Seat } from './journey.ts';

export async function openReleases({ page, say }: Seat): Promise<void> {
  await page.getByRole('link', { name: say('shell', 'releases') }).click();
  await page.getByRole('heading', { name: say('releases', 'title'), level: 1 }).waitFor();
}

/** Freezes a release under a name and waits for its line. */
export async function freeze({ page, say }: Seat, name: string): Promise<void> {
  await page.getByRole('button', { name: say('releases', 'freeze') }).click();
  const dialog = page.getByRole('dialog', { name: say('releases', 'freezeTitle') });
  await dialog.getByLabel(say('releases', 'name'), { exact: true }).fill(name);
  await dialog.getByRole('button', { name: say('releases', 'freezeDo'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('row').filter({ hasText: name }).waitFor();
}

export interface ExportChoice {
  /** Name of the release. */
  readonly release: string;
  /** Folders to go into, from home. */
  readonly way: readonly string[];
  readonly folderName: string;
}

/** Exports a release into a folder that is picked and waits for the report, which the dialog then shows. */
export async function exportTo(seat: Seat, { release, way, folderName }: ExportChoice): Promise<Locator> {
  const { page, say } = seat;
  const line = page.getByRole('row').filter({ hasText: release });
  await line.getByRole('button', { name: say('releases', 'export') }).click();
  const dialog = page.getByRole('dialog', { name: say('releases', 'exportTitle'), exact: true });
  await dialog.getByRole('button', { name: say('common', 'folderChange') }).click();
  await pickFolder(seat, { title: say('releases', 'pickParent'), way, action: say('common', 'folderUse') });
  await dialog.getByLabel(say('releases', 'folderName')).fill(folderName);
  await dialog.getByRole('button', { name: say('releases', 'exportDo'), exact: true }).click();
  await dialog.getByRole('button', { name: say('releases', 'done') }).waitFor();
  return dialog;
}
