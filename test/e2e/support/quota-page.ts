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

  /** Chooses a view by the name of its tab. */
  async view(name: 'byCategory' | 'gaps' | 'whatNext'): Promise<void> {
    const { page, say } = this.#seat;
    await page.getByRole('radiogroup').getByText(say('quotas', name), { exact: true }).click();
  }

  /** Gives the gap of a line to somebody, in the view of the gaps. */
  async assign(name: string, person: string): Promise<void> {
    const { page, say } = this.#seat;
    await page.getByRole('button', { name: say('quotas', 'assignTo', { name }) }).click();
    await page.getByRole('menuitemcheckbox', { name: person }).click();
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: say('quotas', 'assignTo', { name }) })
      .filter({ hasText: person })
      .waitFor();
  }

  /** The great fraction at the top, once it stands at these figures. */
  fraction(accepted: number, target: number): Locator {
    return this.#seat.page.getByLabel(this.#seat.say('quotas', 'fractionLabel', { accepted, target }), { exact: true });
  }
}
