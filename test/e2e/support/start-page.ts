import { pickFolder } from './folder-picker.ts';
import type { Seat } from './journey.ts';

/** Makes a project from the template through the start page, in a folder that is picked, and comes to its library. */
export async function makeProject(
  seat: Seat,
  { name, person, folder }: { readonly name: string; readonly person: string; readonly folder: string },
): Promise<void> {
  const { page, say } = seat;
  await page.getByRole('button', { name: say('start', 'newProject') }).click();
  const form = page.getByRole('dialog', { name: say('start', 'newProject') });
  await form.getByLabel(say('start', 'projectName')).fill(name);
  await form.getByRole('button', { name: say('common', 'folderChange') }).click();
  await pickFolder(seat, { title: say('start', 'pickParent'), way: [folder], action: say('common', 'folderUse') });
  await form.getByLabel(say('start', 'yourName')).fill(person);
  await form.getByRole('button', { name: say('start', 'create') }).click();
  await page.getByRole('heading', { name: say('library', 'title') }).waitFor();
}
