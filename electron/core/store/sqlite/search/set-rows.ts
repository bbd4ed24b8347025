import type { Connection } from '../connection.ts';
import { type Blocks, blockBytes, blockSize, countBits, decodeBlock, encodeBlock, NumberSet } from './number-set.ts';

/** What is searched for. */
export type Space = 'formula' | 'page';

/** Places for blocks in the key of one set: more than any project has. */
const blocksPerSet = 2 ** 20;

/** Sets by attribute and value as rows of blocks; changes are collected and written once a transaction. */
export class SetRows {
  readonly #connection: Connection;
  readonly #space: Space;
  readonly #ids = new Map<string, number>();
  readonly #changed = new Map<number, Blocks>();

  constructor(connection: Connection, space: Space) {
    this.#connection = connection;
    this.#space = space;
  }

  read(attribute: string, value: string): NumberSet {
    const id = this.#find(attribute, value);
    if (id === null) return new NumberSet();
    const rows = this.#connection
      .prepare<[number, number], { block: number; bits: Uint8Array }>(
        `SELECT key % ${blocksPerSet} AS block, bits FROM search_block WHERE key >= ? AND key < ?`,
      )
      .all(id * blocksPerSet, (id + 1) * blocksPerSet);
    return new NumberSet(new Map(rows.map(({ block, bits }) => [block, decodeBlock(bits)])));
  }

  /** Whether a value of an attribute has a set, be it an empty one. */
  has(attribute: string, value: string): boolean {
    return this.#find(attribute, value) !== null;
  }

  /** Every value of an attribute that any item ever had. */
  values(attribute: string): readonly string[] {
    return this.#connection
      .prepare<[string, string], { value: string }>(
        'SELECT value FROM search_set WHERE space = ? AND attribute = ? ORDER BY value',
      )
      .all(this.#space, attribute)
      .map((row) => row.value);
  }

  /**
   * How many items have each value of an attribute, for those that any has. Of marks alone: they are taken from what is
   * removed. Blocks of few items say by their length how many; there are very many of those.
   */
  counts(attribute: string): readonly (readonly [value: string, count: number])[] {
    const blocks = `search_set s JOIN search_block b ON b.key >= s.id * ${blocksPerSet} AND b.key < (s.id + 1) * ${blocksPerSet}
      WHERE s.space = ? AND s.attribute = ?`;
    const counts = new Map(
      this.#connection
        .values<[string, string], readonly [string, number]>(
          `SELECT s.value, sum(length(b.bits)) / 2 FROM ${blocks} AND length(b.bits) < ${blockBytes}
           GROUP BY s.value`,
        )
        .all(this.#space, attribute),
    );
    for (const [value, bits] of this.#connection
      .values<[string, string], readonly [string, Uint8Array]>(
        `SELECT s.value, b.bits FROM ${blocks} AND length(b.bits) = ${blockBytes}`,
      )
      .iterate(this.#space, attribute)) {
      counts.set(value, (counts.get(value) ?? 0) + countBits(decodeBlock(bits)));
    }
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  set(attribute: string, value: string, number: number, isIn: boolean): void {
    const id = this.#findOrMake(attribute, value);
    const blocks = this.#changed.get(id) ?? new Map<number, Uint32Array>();
    this.#changed.set(id, blocks);
    const block = Math.floor(number / blockSize);
    if (!blocks.has(block)) blocks.set(block, this.#readBlock(id, block));
    const set = new NumberSet(blocks);
    if (isIn) set.add(number);
    else set.delete(number);
  }

  /** Adds a whole set to one that may be there. */
  join(attribute: string, value: string, added: NumberSet): void {
    const id = this.#findOrMake(attribute, value);
    const blocks = this.#changed.get(id) ?? new Map<number, Uint32Array>();
    this.#changed.set(id, blocks);
    for (const [block, words] of added.blocks) {
      const before = blocks.get(block) ?? this.#readBlock(id, block);
      blocks.set(
        block,
        before.map((word, index) => word | (words[index] ?? 0)),
      );
    }
  }

  /** Removes all sets of an attribute, and that there ever were any. */
  remove(attribute: string): void {
    this.replace(attribute, new Map());
    this.#connection
      .prepare<[string, string], never>('DELETE FROM search_set WHERE space = ? AND attribute = ?')
      .run(this.#space, attribute);
    this.#ids.clear();
  }

  /** Replaces all sets of an attribute. */
  replace(attribute: string, sets: ReadonlyMap<string, NumberSet>): void {
    for (const value of this.values(attribute)) {
      if (!sets.has(value)) this.replaceOne(attribute, value, new NumberSet());
    }
    for (const [value, set] of sets) this.replaceOne(attribute, value, set);
  }

  replaceOne(attribute: string, value: string, set: NumberSet): void {
    const id = this.#findOrMake(attribute, value);
    this.#changed.delete(id);
    this.#connection
      .prepare<[number, number], never>('DELETE FROM search_block WHERE key >= ? AND key < ?')
      .run(id * blocksPerSet, (id + 1) * blocksPerSet);
    for (const [block, words] of set.blocks) this.#writeBlock(id, block, words);
  }

  /** The numbers of one block of a set, ascending. */
  numbersInBlock(attribute: string, value: string, block: number): readonly number[] {
    const id = this.#find(attribute, value);
    if (id === null) return [];
    return new NumberSet(new Map([[block, this.#readBlock(id, block)]])).take(null, blockSize);
  }

  /** Writes one block of a set. */
  writeBlock(attribute: string, value: string, block: number, numbers: Iterable<number>): void {
    const words = NumberSet.of(numbers).blocks.get(block);
    if (words) this.#writeBlock(this.#findOrMake(attribute, value), block, words);
  }

  /** Writes what changed; before the end of the transaction. */
  flush(): void {
    for (const [id, blocks] of this.#changed) {
      for (const [block, words] of blocks) this.#writeBlock(id, block, words);
    }
    this.#changed.clear();
  }

  /** Forgets what a transaction did that was taken back. */
  discard(): void {
    this.#changed.clear();
    this.#ids.clear();
  }

  #readBlock(id: number, block: number): Uint32Array {
    const row = this.#connection
      .prepare<[number], { bits: Uint8Array }>('SELECT bits FROM search_block WHERE key = ?')
      .get(id * blocksPerSet + block);
    return row ? decodeBlock(row.bits) : decodeBlock(new Uint8Array(0));
  }

  #writeBlock(id: number, block: number, words: Uint32Array): void {
    const key = id * blocksPerSet + block;
    const bits = encodeBlock(words);
    if (bits === null) {
      this.#connection.prepare<[number], never>('DELETE FROM search_block WHERE key = ?').run(key);
      return;
    }
    this.#connection
      .prepare<[number, Uint8Array], never>(
        'INSERT INTO search_block (key, bits) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET bits = excluded.bits',
      )
      .run(key, bits);
  }

  #find(attribute: string, value: string): number | null {
    const name = `${attribute}\u0000${value}`;
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const row = this.#connection
      .prepare<[string, string, string], { id: number }>(
        'SELECT id FROM search_set WHERE space = ? AND attribute = ? AND value = ?',
      )
      .get(this.#space, attribute, value);
    if (!row) return null;
    this.#ids.set(name, row.id);
    return row.id;
  }

  #findOrMake(attribute: string, value: string): number {
    const known = this.#find(attribute, value);
    if (known !== null) return known;
    const { lastInsertRowid } = this.#connection
      .prepare<[string, string, string], never>('INSERT INTO search_set (space, attribute, value) VALUES (?, ?, ?)')
      .run(this.#space, attribute, value);
    const id = Number(lastInsertRowid);
    this.#ids.set(`${attribute}\u0000${value}`, id);
    return id;
  }
}
