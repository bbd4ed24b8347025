import { expect } from 'vitest';
import type { Seat } from './journey.ts';

export interface FolderChoice {
  readonly title: string;
  /** Names of the folders to go into, from home. */
  readonly way: readonly string[];
  readonly action: string;
  /** Where files can be picked, too: the app's own picker in the desktop window as well. */
  readonly isOwn?: boolean;
}

/** Goes from home into folders and picks the last one, in the app's picker or in that of the system. */
export async function pickFolder(seat: Seat, { title, way, action, isOwn = false }: FolderChoice): Promise<void> {
  if (seat.chooseInSystem && !isOwn) return await seat.chooseInSystem({ title, action }, way);
  const { page, say } = seat;
  const picker = page.getByRole('dialog', { name: title });
  for (const folder of way) {
    await picker.getByRole('button', { name: folder, exact: true }).click();
    await expect
      .poll(() => picker.getByLabel(say('common', 'folderPath'), { exact: true }).textContent())
      .toSatisfy((path: string) => path.endsWith(folder));
  }
  await picker.getByRole('button', { name: action, exact: true }).click();
  await picker.waitFor({ state: 'hidden' });
}
