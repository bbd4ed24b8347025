import type { Connection } from '../connection.ts';
import type { Space } from './set-rows.ts';

/** What text is looked for in. Case counts in LaTeX (`\Pi` is not `\pi`), elsewhere it does not. */
export interface SearchedText {
  readonly latex: string;
  /** Canonical form; null where there is none. */
  readonly canonical: string | null;
  readonly note: string;
  readonly name: string;
}

/** Where a text is looked for: anywhere, or in the LaTeX alone. */
export type TextField = 'any' | 'latex';

/** Stands behind every text, so that its last characters begin trigrams, too. */
const end = '\u0003\u0003';
const gramLength = 3;
/** A short text that begins more trigrams than this is looked for in the texts themselves. */
const mostGrams = 64;

/** Full text by trigrams: finds any part of three characters and more, and of fewer where it is rare. */
export class TextRows {
  readonly #connection: Connection;
  readonly #space: Space;
  readonly #knownGrams = new Set<string>();

  constructor(connection: Connection, space: Space) {
    this.#connection = connection;
    this.#space = space;
  }

  write(number: number, text: SearchedText | null): void {
    this.#connection.prepare<[number], never>(`DELETE FROM ${this.#space}_text WHERE rowid = ?`).run(number);
    if (text) this.insert(number, text);
  }

  /** Writes the text of an item that has none. */
  insert(number: number, text: SearchedText): void {
    const parts = this.#space === 'formula' ? formulaParts(text) : [fold(text.name)];
    const ended = parts.map((part) => (part === '' ? '' : withoutNul(part) + end));
    this.#connection
      .prepare<readonly unknown[], never>(
        this.#space === 'formula'
          ? 'INSERT INTO formula_text (rowid, latex, canonical, note, name) VALUES (?, ?, ?, ?, ?)'
          : 'INSERT INTO page_text (rowid, name) VALUES (?, ?)',
      )
      .run(number, ...ended);
    for (const part of ended) this.#rememberGrams(part);
  }

  /**
   * Merges the parts that very many texts were written in, some pages at a time: else a later edit would have to, and take
   * seconds. Says whether there is more; the first call of all is to be told so.
   */
  merge(pages: number, isFirst: boolean): boolean {
    const before = this.#connection.changeCount();
    this.#connection
      .prepare<[number], never>(`INSERT INTO ${this.#space}_text (${this.#space}_text, rank) VALUES ('merge', ?)`)
      .run(isFirst ? -pages : pages);
    // So says SQLite: a merge with nothing to do changes less than two rows.
    return this.#connection.changeCount() - before >= 2;
  }

  /** Items that have a text in the index. */
  count(): number {
    return this.#connection.column<[], number>(`SELECT count(*) FROM ${this.#space}_text_docsize`).get() ?? 0;
  }

  /** Whether the index finds an item by the whole of each of its texts; those too short for a trigram count as found. */
  holds(number: number, text: SearchedText): boolean {
    const long = (part: string | null) => (part !== null && Array.from(part).length >= gramLength ? quote(part) : null);
    const [latex, canonical, note, name] = [
      long(text.latex),
      long(text.canonical),
      long(fold(text.note)),
      long(fold(text.name)),
    ];
    const phrases = [
      ...(latex === null ? [] : [`latex : ${latex}`]),
      ...(canonical === null || canonical === latex ? [] : [`canonical : ${canonical}`]),
      ...(note === null ? [] : [`note : ${note}`]),
      ...(name === null ? [] : [`name : ${name}`]),
    ];
    if (phrases.length === 0) return true;
    // Not `rowid = ?`: beside MATCH, SQLite 3.54 lets that be true of every row that is found.
    return this.find(phrases.join(' AND '), number - 1, 1)[0] === number;
  }

  /** Forgets what a transaction did that was taken back. */
  discard(): void {
    this.#knownGrams.clear();
  }

  /** The query of the full-text index for a part of a text; null where the index cannot be asked. */
  queryFor(text: string, field: TextField): string | null {
    const exact = this.#phrases(text);
    const folded = this.#phrases(fold(text));
    if (exact === null || folded === null) return null;
    if (this.#space === 'page') return `name : (${folded})`;
    // Where case makes no difference, one walk over the index does for all columns.
    if (field === 'any' && exact === folded) return exact;
    const inLatex = `{latex canonical} : (${exact})`;
    return field === 'latex' ? inLatex : `${inLatex} OR {note name} : (${folded})`;
  }

  /** Queries of the full-text index that together find a part of a text, however common it is. */
  queriesFor(text: string, field: TextField): readonly string[] {
    const folded = field === 'any' ? this.#grams(fold(text)) : [];
    if (this.#space === 'page') return folded.map((gram) => `name : ${quote(gram)}`);
    if (field === 'any' && fold(text) === text) return folded.map(quote);
    return [
      ...this.#grams(text).map((gram) => `{latex canonical} : ${quote(gram)}`),
      ...folded.map((gram) => `{note name} : ${quote(gram)}`),
    ];
  }

  /**
   * Queries of the full-text index for the trigrams of a text, each by itself, in any column: what holds the text is found
   * by all of them. None for a text that has no trigram, or in which case matters.
   */
  gramQueriesFor(text: string): readonly string[] {
    const characters = Array.from(text);
    if (characters.length < gramLength || fold(text) !== text) return [];
    return characters
      .slice(gramLength - 1)
      .map((_, index) => quote(characters.slice(index, index + gramLength).join('')));
  }

  /** Numbers that a query of the index finds, above `after`, at most `limit`, ascending. */
  find(query: string, after: number, limit: number): readonly number[] {
    return this.#connection
      .column<[string, number, number], number>(
        `SELECT rowid FROM ${this.#space}_text WHERE ${this.#space}_text MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?`,
      )
      .all(query, after, limit);
  }

  #phrases(text: string): string | null {
    const grams = this.#grams(text, mostGrams + 1);
    if (grams.length > mostGrams) return null;
    // Nothing has it: a phrase that no text holds.
    return grams.length === 0 ? quote('\u0004\u0004\u0004') : grams.map(quote).join(' OR ');
  }

  /** The text itself, or where it is too short for the index, all trigrams that begin with it. */
  #grams(text: string, limit = -1): readonly string[] {
    if (Array.from(text).length >= gramLength) return [text];
    return this.#connection
      .column<[string, string, number], string>(
        'SELECT gram FROM search_gram WHERE gram >= ? AND gram < ? ORDER BY gram LIMIT ?',
      )
      .all(text, `${text}\u{10FFFF}`, limit);
  }

  #rememberGrams(text: string): void {
    // Two code units may be one character: those texts are taken apart, all others only looked into.
    const characters = /[\ud800-\udfff]/.test(text) ? Array.from(text) : null;
    const length = characters?.length ?? text.length;
    const insert = this.#connection.prepare<[string], never>(
      'INSERT INTO search_gram (gram) VALUES (?) ON CONFLICT DO NOTHING',
    );
    for (let index = 0; index + gramLength <= length; index++) {
      const gram = characters?.slice(index, index + gramLength).join('') ?? text.substring(index, index + gramLength);
      if (this.#knownGrams.has(gram)) continue;
      insert.run(gram);
      this.#knownGrams.add(gram);
    }
  }
}

/** Whether a part of a text is in what is searched: what the index answers, read from the texts themselves. */
export function holdsText(searched: SearchedText, text: string, field: TextField): boolean {
  if (searched.latex.includes(text) || searched.canonical?.includes(text)) return true;
  if (field === 'latex') return false;
  const folded = fold(text);
  return fold(searched.note).includes(folded) || fold(searched.name).includes(folded);
}

function formulaParts({ latex, canonical, note, name }: SearchedText): readonly string[] {
  return [latex, canonical === null || canonical === latex ? '' : canonical, fold(note), fold(name)];
}

/** Text as case does not matter in it. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function quote(text: string): string {
  return `"${withoutNul(text).replaceAll('"', '""')}"`;
}

/** For SQLite a text in a query, and a text that it takes apart, ends at the first NUL: another control character stands for it. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '\u0005');
}
