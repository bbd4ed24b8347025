import type { Locator } from 'playwright-core';
import type { Seat } from './journey.ts';

/** Somebody who looks at the quotas. */
export class QuotaPage {
  readonly #seat: Seat;

  constructor(seat: Seat) {
    this.#seat = seat;
  }

  static async open(seat: Seat): Promise<QuotaPage> {
    const { page, say } = seat;
    await page.getByRole('link', { name: say('shell', 'quotas') }).click();
    await page.getByRole('heading', { name: say('quotas', 'title'), level: 1 }).waitFor();
    return new QuotaPage(seat);
  }

  /** Clicks the target of a line and types another. */
  async setTarget(name: string, target: number): Promise<void> {
    const { page, say } = this.#seat;
    await page.getByRole('button', { name: `${say('quotas', 'setTarget')}: ${name}`, exact: true }).click();
    await page.getByLabel(say('quotas', 'targetOf', { name })).waitFor();
    await page.keyboard.type(String(target));
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: `${target}. ${say('quotas', 'changeTarget', { name })}`, exact: true })
      .waitFor();
  }

  /** The great fraction at the top, once it stands at these figures. */
  fraction(accepted: number, target: number): Locator {
    return this.#seat.page.getByLabel(this.#seat.say('quotas', 'fractionLabel', { accepted, target }), { exact: true });
  }
}
