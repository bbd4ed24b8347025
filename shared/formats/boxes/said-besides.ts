import { reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';

/** What files say besides boxes, labels and LaTeX, by name: how often, and the file that says one first. */
export class SaidBesides {
  readonly #counts = new Map<string, number>();
  #first: string | null = null;

  add(file: string, name: string): void {
    this.#first ??= file;
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** One notice of all of it, as none of it is taken. */
  notices(): readonly QuarantinedSource[] {
    const file = this.#first;
    if (file === null) return [];
    const names = [...this.#counts].map(([name, count]) => `${name} (${count})`);
    const shown = [...names.slice(0, mostShown), ...(names.length > mostShown ? ['…'] : [])].join(', ');
    const message = `${file}: what is said besides boxes, labels and LaTeX was left out, as it has no place in a dataset of formulas: ${shown}. Make it a category or a note if it is needed.`;
    const count = [...this.#counts.values()].reduce((sum, one) => sum + one, 0);
    return [{ source: file, reason: reason('said-besides-left-out', message, { file, names: shown, count }) }];
  }
}

const mostShown = 20;
