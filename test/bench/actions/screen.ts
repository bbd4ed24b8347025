import type { Page } from 'playwright-core';
import type { WebApp } from '#test/support/web-app.ts';
import type { TrueFormula } from '../inputs/real-formulas.ts';
import type { Hands } from './hands.ts';

/** The screen goes on by itself when a page is finished; after the last one it stays. */
export async function leftBehind(page: Page, { page: id }: TrueFormula): Promise<void> {
  await page
    .waitForFunction((hash) => !location.hash.startsWith(hash), `#/annotate/${id}`, { timeout: 4000 })
    .catch(() => undefined);
}

/** Opens a page and waits until it is the one on the screen, with its picture. */
export async function openPage(app: WebApp, page: Page, { page: id, sourceName }: TrueFormula): Promise<void> {
  await page.goto(`${app.web.address}#/annotate/${id}`);
  await page.waitForFunction(
    (name) =>
      document.querySelector('#annotate-canvas')?.getAttribute('aria-label')?.includes(name) === true &&
      document.querySelector('#annotate-canvas ~ * .mantine-Loader-root') === null,
    sourceName,
  );
  await page.locator('#annotate-canvas').focus();
}

/** Types as much of a class as it takes to be the first, or goes there by arrows where that is shorter. */
export async function giveLabel(page: Page, hands: Hands, label: string): Promise<void> {
  const field = page.locator('[data-focus-scope="palette"] input');
  const isListening = await field.waitFor({ timeout: 2000 }).then(
    () => true,
    () => false,
  );
  // A click that took a box which was there: its class is asked for by key.
  if (!isListening) await hands.press('Enter');
  await field.waitFor();
  const typed = label.replace(/^\\(?=.)/, '');
  for (let count = 0; ; count += 1) {
    const titles = await page
      .locator('[data-focus-scope="palette"] [role="option"]')
      .evaluateAll((options) => options.slice(0, 12).map((option) => option.getAttribute('title')));
    const at = titles.indexOf(label);
    const steps = at < 0 ? Number.POSITIVE_INFINITY : Math.floor(at / 6) + (at % 6);
    if (steps <= 1 || count >= typed.length) {
      for (let down = 0; down < Math.floor(at / 6); down += 1) await hands.press('ArrowDown');
      for (let right = 0; right < at % 6; right += 1) await hands.press('ArrowRight');
      break;
    }
    hands.keys += 1;
    await page.keyboard.type(typed.charAt(count));
  }
  await hands.press('Enter');
  await field.waitFor({ state: 'hidden' });
}

/** Writes the LaTeX; the keyboard stays in its field. */
export async function writeLatex(page: Page, hands: Hands, latex: string): Promise<void> {
  await hands.press('x', 'otherKeys');
  await page.locator('#annotate-latex').waitFor();
  await page.keyboard.insertText(latex);
  hands.latexKeys += latex.length;
}
