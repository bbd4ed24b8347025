import type { Connection } from '../connection.ts';

/** The small numbers by which counters name signatures; see `signatureOf`. A number is never given to another one. */
export class SignatureRows {
  readonly #connection: Connection;
  readonly #numbers = new Map<string, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The number of a signature, which gets one where it has none; inside a transaction. */
  numberOf(signature: string): number {
    const known = this.#numbers.get(signature);
    if (known !== undefined) return known;
    const number =
      this.#connection.column<[string], number>('SELECT number FROM signature WHERE categories = ?').get(signature) ??
      this.#connection
        .column<[string], number>('INSERT INTO signature (categories) VALUES (?) RETURNING number')
        .get(signature) ??
      0;
    this.#numbers.set(signature, number);
    return number;
  }

  /** Every signature that any formula ever had, by number. */
  all(): ReadonlyMap<number, string> {
    const rows = this.#connection
      .prepare<[], { number: number; categories: string }>('SELECT number, categories FROM signature')
      .all();
    return new Map(rows.map(({ number, categories }) => [number, categories]));
  }

  /** Forgets what a transaction did that was taken back. */
  discard(): void {
    this.#numbers.clear();
  }
}
