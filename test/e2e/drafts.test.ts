import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { useJourney } from './support/journey.ts';

const journey = useJourney();

const paste = async (field: Locator, text: string) => {
  await field.focus();
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
};

it('keeps what is begun on a sheet, takes pasted numbers as they were meant, asks before giving up a role', async () => {
  const { app } = journey();
  await app.host.create(join(app.folder, 'Roots'), 'Roots', 'Jiwon Park');
  const seat = await journey().sit();
  const { page, say } = seat;
  await page.getByRole('link', { name: say('shell', 'requirements') }).click();
  const budget = page.getByLabel(say('requirements', 'budgetTotal'), { exact: true });
  await paste(budget, '3,5');
  expect(await budget.inputValue()).toBe('3.5');
  await paste(budget, '1e9');
  const refusal = page.getByRole('alert').filter({ hasText: '1e9' });
  await refusal.waitFor();
  const save = page.getByRole('button', { name: say('common', 'save'), exact: true });
  await journey().photograph(seat, 'drafts 1 pasted');
  expect(areApart(await refusal.boundingBox(), await save.boundingBox())).toBe(true);

  await page.getByRole('link', { name: say('shell', 'people') }).click();
  await page.getByRole('combobox', { name: say('people', 'roleOf', { name: 'Jiwon Park' }) }).click();
  await page.getByRole('option', { name: say('status', 'annotator') }).click();
  const question = page.getByRole('dialog');
  await question.getByText(say('people', 'ownRoleSentence')).waitFor();
  await journey().photograph(seat, 'drafts 2 own role');
  // What a screen asks is asked no more once it is left.
  await page.goBack();
  await question.waitFor({ state: 'hidden' });
  expect(await budget.inputValue()).toBe('3.5');
  await page.getByRole('button', { name: say('requirements', 'discard') }).click();
  expect(await budget.inputValue()).toBe('');
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function areApart(one: Box | null, other: Box | null): boolean {
  if (!one || !other) throw new Error('Both are shown.');
  return (
    one.x + one.width <= other.x ||
    other.x + other.width <= one.x ||
    one.y + one.height <= other.y ||
    other.y + other.height <= one.y
  );
}
