import type { Reason } from '#schemas/domain/reason.ts';
import type { ReasonCount } from '#schemas/formats/reason-count.ts';

const exampleCount = 5;

/** Counts things by reason, with the first few by name. Reasons are the same when code and message are. */
export class ReasonCounts {
  readonly #counts = new Map<string, { reason: Reason; count: number; examples: string[] }>();

  add(reason: Reason, item: string, count = 1): void {
    if (count === 0) return;
    const key = `${reason.code} ${reason.message}`;
    const known = this.#counts.get(key) ?? { reason, count: 0, examples: [] };
    known.count += count;
    if (known.examples.length < exampleCount) known.examples.push(item);
    this.#counts.set(key, known);
  }

  /** By code and message, so that the order does not depend on who came first. */
  list(): readonly ReasonCount[] {
    return [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, { count }) => sum + count, 0);
  }
}
