import type { Connection } from '../connection.ts';
import type { Space } from './set-rows.ts';

/** What lists are sorted by, beside the order of arrival. */
export interface SortKeys {
  readonly name: string;
  readonly changedAt: string;
  /** Symbols of a formula, formulas of a page. */
  readonly itemCount: number;
  /** Of the region or page, in page pixels. */
  readonly longestSide: number;
}

/**
 * The small number of each item, by which sets name it, and what lists are sorted by. A number is never given to
 * another item: what is removed and comes back has its old one, and with it its old place.
 */
export class EntryRows {
  readonly #connection: Connection;
  readonly #table: string;

  constructor(connection: Connection, space: Space) {
    this.#connection = connection;
    this.#table = `${space}_entry`;
  }

  numberOf(id: string): number | null {
    const row = this.#connection
      .prepare<[string], { number: number }>(`SELECT number FROM ${this.#table} WHERE id = ?`)
      .get(id);
    return row?.number ?? null;
  }

  changedAt(number: number): string {
    const row = this.#connection
      .prepare<[number], { changed_at: string }>(`SELECT changed_at FROM ${this.#table} WHERE number = ?`)
      .get(number);
    return row?.changed_at ?? '';
  }

  /** Writes the sort keys of an item and gives its number. */
  write(id: string, keys: SortKeys): number {
    // Most edits change nothing but the time: then one index of four is written.
    const touched = this.#connection
      .prepare<readonly unknown[], { number: number }>(
        `UPDATE ${this.#table} SET changed_at = ? WHERE id = ? AND name = ? AND item_count = ? AND longest_side = ?
         RETURNING number`,
      )
      .get(keys.changedAt, id, keys.name, keys.itemCount, keys.longestSide);
    if (touched) return touched.number;
    const row = this.#connection
      .prepare<readonly unknown[], { number: number }>(
        `INSERT INTO ${this.#table} (id, name, changed_at, item_count, longest_side) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, changed_at = excluded.changed_at,
           item_count = excluded.item_count, longest_side = excluded.longest_side RETURNING number`,
      )
      .get(id, keys.name, keys.changedAt, keys.itemCount, keys.longestSide);
    return row?.number ?? 0;
  }

  setItemCount(number: number, count: number): void {
    this.#connection
      .prepare<[number, number], never>(`UPDATE ${this.#table} SET item_count = ? WHERE number = ?`)
      .run(count, number);
  }
}
