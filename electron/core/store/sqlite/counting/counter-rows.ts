import type { LayerName } from '#schemas/domain/layer.ts';
import type { Page } from '#schemas/domain/page.ts';
import type { Contribution } from '#shared/quota/contribution.ts';
import type { StandingNumber } from '#shared/quota/standing.ts';
import type { Counters, PageCounter } from '../../store.ts';
import type { Connection } from '../connection.ts';
import { type CountedDocuments, type CountedKind, countersOf } from './counted-documents.ts';
import type { SignatureRows } from './signature-rows.ts';
import type { SymbolTally } from './symbol-tally.ts';

/** Goes up when the counters of older files have to be made anew. */
const countersVersion = '1';

/**
 * Keeps the counters in the transaction of each change. What changes is summed up and written at the end of the
 * transaction: an edit of LaTeX takes a formula out of its row and puts it back, which comes to nothing.
 */
export class CounterRows {
  readonly #connection: Connection;
  readonly #signatures: SignatureRows;
  readonly #tally: SymbolTally;
  readonly #kinds = new Map<string, CountedKind>();
  readonly #pages = new Map<string, { -readonly [Member in keyof PageCounter]: PageCounter[Member] }>();

  constructor(connection: Connection, signatures: SignatureRows, tally: SymbolTally) {
    this.#connection = connection;
    this.#signatures = signatures;
    this.#tally = tally;
  }

  /** Adds (or with -1 takes away) what a formula contributes. */
  add(contribution: Contribution | null, sign: 1 | -1): void {
    if (!contribution) return;
    const { signature, standing } = contribution;
    const name = `${standing} ${signature}`;
    const kind = this.#kinds.get(name) ?? { signature, standing, formulas: 0, symbols: 0 };
    this.#kinds.set(name, kind);
    kind.formulas += sign;
    kind.symbols += sign * contribution.symbolCount;
    const number = this.#signatures.numberOf(signature);
    for (const [symbolClass, count] of contribution.symbolsByClass) {
      this.#tally.add(symbolClass, number, standing, sign * count);
    }
  }

  addPage(page: Pick<Page, 'holds' | 'regions'> | null, sign: 1 | -1): void {
    if (!page) return;
    const name = `${page.holds} ${page.regions.state}`;
    const change = this.#pages.get(name) ?? { holds: page.holds, regions: page.regions.state, pages: 0 };
    this.#pages.set(name, change);
    change.pages += sign;
  }

  /** Writes what changed; before the end of the transaction. */
  flush(): void {
    for (const kind of this.#kinds.values()) if (kind.formulas !== 0 || kind.symbols !== 0) this.#changeKind(kind);
    for (const page of this.#pages.values()) if (page.pages !== 0) this.#changePages(page);
    this.#tally.flush();
    this.#clear();
  }

  /** Forgets what a transaction did that was taken back. */
  discard(): void {
    this.#clear();
    this.#signatures.discard();
    this.#tally.discard();
  }

  read(layersAsked: readonly LayerName[]): Counters {
    return countersOf({ kinds: this.kinds(), symbols: this.#tally.all(), pages: this.pages() }, layersAsked);
  }

  /** Formulas by everything that they are counted by. */
  kinds(): readonly CountedKind[] {
    return this.#connection
      .prepare<[], CountedKind>(
        `SELECT g.categories AS signature, c.standing, c.formulas, c.symbol_count AS symbols
         FROM formula_counter c JOIN signature g ON g.number = c.signature WHERE c.formulas <> 0 OR c.symbol_count <> 0`,
      )
      .all();
  }

  /** Standings that formulas of a signature have. */
  standingsOf(signature: string): readonly StandingNumber[] {
    return this.#connection
      .column<[string], StandingNumber>(
        `SELECT standing FROM formula_counter
         WHERE signature = (SELECT number FROM signature WHERE categories = ?) AND formulas <> 0`,
      )
      .all(signature);
  }

  /** Standings that any formula has. */
  standings(): readonly StandingNumber[] {
    return this.#connection
      .column<[], StandingNumber>('SELECT DISTINCT standing FROM formula_counter WHERE formulas <> 0')
      .all();
  }

  pages(): readonly PageCounter[] {
    return this.#connection
      .prepare<[], PageCounter>(
        'SELECT holds, regions, pages FROM page_counter WHERE pages <> 0 ORDER BY holds, regions',
      )
      .all();
  }

  /** Whether the counters were made by this version of the program. */
  isCurrent(): boolean {
    const row = this.#connection
      .prepare<[], { version: string }>("SELECT version FROM derivation WHERE name = 'counters'")
      .get();
    return row?.version === countersVersion;
  }

  /** Puts what was counted anew in the place of all counters; inside a transaction. */
  replace({ kinds, symbols, pages }: CountedDocuments): void {
    this.#clear();
    this.#connection.execute('DELETE FROM formula_counter; DELETE FROM page_counter;');
    this.#tally.clear();
    for (const kind of kinds) this.#changeKind(kind);
    for (const page of pages) this.#changePages(page);
    for (const { symbolClass, signature, standing, symbols: count } of symbols) {
      this.#tally.add(symbolClass, this.#signatures.numberOf(signature), standing, count);
    }
    this.#tally.flush();
    this.#connection
      .prepare<[string], never>("INSERT OR REPLACE INTO derivation (name, version) VALUES ('counters', ?)")
      .run(countersVersion);
  }

  #changeKind({ signature, standing, formulas, symbols }: CountedKind): void {
    this.#connection
      .prepare<readonly unknown[], never>(
        `INSERT INTO formula_counter (signature, standing, formulas, symbol_count) VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET formulas = formulas + excluded.formulas, symbol_count = symbol_count + excluded.symbol_count`,
      )
      .run(this.#signatures.numberOf(signature), standing, formulas, symbols);
  }

  #changePages({ holds, regions, pages }: PageCounter): void {
    this.#connection
      .prepare<readonly unknown[], never>(
        `INSERT INTO page_counter (holds, regions, pages) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET pages = pages + excluded.pages`,
      )
      .run(holds, regions, pages);
  }

  #clear(): void {
    this.#kinds.clear();
    this.#pages.clear();
  }
}
