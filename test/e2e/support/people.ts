import type { Role } from '#schemas/domain/person.ts';
import type { Seat } from './journey.ts';

/** Adds somebody to the project through the people page. */
export async function addPerson({ page, say }: Seat, name: string, role: Role): Promise<void> {
  await page.getByRole('link', { name: say('shell', 'people') }).click();
  await page.getByRole('button', { name: say('people', 'add') }).click();
  const dialog = page.getByRole('dialog', { name: say('people', 'addTitle') });
  await dialog.getByLabel(say('people', 'name')).fill(name);
  await dialog.getByRole('radio', { name: say('status', role) }).check();
  await dialog.getByRole('button', { name: say('common', 'add'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Makes an invite link for somebody on the people page. */
export async function inviteLinkFor({ page, say }: Seat, name: string): Promise<string> {
  await page.getByRole('button', { name: say('people', 'actions', { name }) }).click();
  await page.getByRole('menuitem', { name: say('people', 'invite') }).click();
  const dialog = page.getByRole('dialog', { name: say('people', 'inviteTitle', { name }) });
  await dialog.getByRole('button', { name: say('people', 'inviteMake') }).click();
  const link = await dialog.getByRole('textbox', { name: say('people', 'invite') }).inputValue();
  await dialog.getByText(say('common', 'close'), { exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  return link;
}
