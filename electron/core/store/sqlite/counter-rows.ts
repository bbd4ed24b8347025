import type { LayerName } from '#schemas/domain/layer.ts';
import type { Page } from '#schemas/domain/page.ts';
import { statusOf } from '#shared/annotation/status.ts';
import type { Contribution, FormulaCounterKey } from '#shared/quota/contribution.ts';
import type { Counters, FormulaCounter, PageCounter, SymbolCounter } from '../store.ts';
import type { Connection } from './connection.ts';
import { formulaLayersOf, type LayerColumns } from './layer-columns.ts';
import type { SignatureRows } from './signature-rows.ts';
import type { SymbolTally } from './symbol-tally.ts';

type LayerStateOf = FormulaCounterKey['symbols'];

interface FormulaGroup extends LayerColumns<'symbols'>, LayerColumns<'layout'>, LayerColumns<'latex'> {
  readonly signature: string;
  readonly unusable: string | null;
  readonly holds: 'one-formula' | 'formulas';
  readonly regions: LayerStateOf;
}

/** Columns by which formulas are counted; reasons and sources are left out of the groups. */
const groupColumns = `f.signature, f.symbols_state, f.layout_state, f.latex_state,
  NULL AS symbols_source, NULL AS symbols_reason, NULL AS layout_source, NULL AS layout_reason,
  NULL AS latex_source, NULL AS latex_reason,
  CASE WHEN f.unusable IS NULL THEN NULL ELSE '!' END AS unusable, p.holds, p.regions_state AS regions`;
const groupKeys =
  'f.signature, f.symbols_state, f.layout_state, f.latex_state, (f.unusable IS NULL), p.holds, p.regions_state';

/** A row that a transaction changes, and by how much so far. */
interface Change<Key> {
  readonly key: Key;
  formulas: number;
  symbols: number;
}

type SymbolKey = Omit<SymbolCounter, 'symbolCount'>;

/**
 * Keeps the counters in the transaction of each change, and can derive them anew. What changes is summed up and written at
 * the end of the transaction: an edit of LaTeX takes a formula out of its row and puts it back, which comes to nothing.
 */
export class CounterRows {
  readonly #connection: Connection;
  readonly #signatures: SignatureRows;
  readonly #tally: SymbolTally;
  readonly #formulas = new Map<string, Change<FormulaCounterKey>>();
  readonly #symbols = new Map<string, Change<SymbolKey>>();
  readonly #pages = new Map<string, Change<Pick<PageCounter, 'holds' | 'regions'>>>();

  constructor(connection: Connection, signatures: SignatureRows, tally: SymbolTally) {
    this.#connection = connection;
    this.#signatures = signatures;
    this.#tally = tally;
  }

  /** Adds (or with -1 takes away) what a formula contributes. */
  add(contribution: Contribution | null, sign: 1 | -1): void {
    if (!contribution) return;
    const { key } = contribution;
    const { signature, status, symbols: symbolsState } = key;
    const change = changeOf(this.#formulas, key);
    change.formulas += sign;
    change.symbols += sign * contribution.symbolCount;
    for (const [symbolClass, count] of contribution.symbolsByClass) {
      changeOf(this.#symbols, { signature, symbolClass, status, symbolsState }).symbols += sign * count;
    }
  }

  addPage(page: Pick<Page, 'holds' | 'regions'> | null, sign: 1 | -1): void {
    if (page) changeOf(this.#pages, { holds: page.holds, regions: page.regions.state }).formulas += sign;
  }

  /** Writes what changed; before the end of the transaction. */
  flush(): void {
    for (const { key, formulas, symbols } of this.#formulas.values()) {
      if (formulas !== 0 || symbols !== 0) this.#changeFormulas(key, formulas, symbols);
    }
    for (const { key, symbols } of this.#symbols.values()) if (symbols !== 0) this.#changeSymbols(key, symbols);
    for (const { key, formulas } of this.#pages.values()) {
      if (formulas === 0) continue;
      this.#connection
        .prepare<readonly unknown[], never>(
          `INSERT INTO page_counter (holds, regions, pages) VALUES (?, ?, ?)
           ON CONFLICT DO UPDATE SET pages = pages + excluded.pages`,
        )
        .run(key.holds, key.regions, formulas);
    }
    this.#clear();
  }

  /** Forgets what a transaction did that was taken back. */
  discard(): void {
    this.#clear();
    this.#signatures.discard();
    this.#tally.discard();
  }

  read(): Counters {
    return {
      formulas: this.#connection
        .prepare<[], FormulaCounter>(
          `SELECT signature, status, regions, symbols, layout, latex, formulas, symbol_count AS symbolCount
           FROM formula_counter WHERE formulas <> 0 ORDER BY signature, status, regions, symbols, layout, latex`,
        )
        .all(),
      symbols: this.#connection
        .prepare<[], SymbolCounter>(
          `SELECT g.categories AS signature, c.class_id AS symbolClass, c.status, c.symbols AS symbolsState,
             c.symbol_count AS symbolCount
           FROM symbol_counter c JOIN signature g ON g.number = c.signature WHERE c.symbol_count <> 0
           ORDER BY c.class_id, g.categories, c.status, c.symbols`,
        )
        .all(),
      pages: this.pages(),
    };
  }

  pages(): readonly PageCounter[] {
    return this.#connection
      .prepare<[], PageCounter>(
        'SELECT holds, regions, pages FROM page_counter WHERE pages <> 0 ORDER BY holds, regions',
      )
      .all();
  }

  /** Counts the documents themselves, without a look at the counters or at stored statuses. */
  derive(layersAsked: readonly LayerName[]): Counters {
    const formulas = new Map<string, FormulaCounter>();
    const symbolsByFormula = 'SELECT formula_id, count(*) AS n FROM symbol GROUP BY formula_id';
    for (const group of this.#connection
      .prepare<[], FormulaGroup & { formulas: number; symbolCount: number }>(
        `SELECT ${groupColumns}, count(*) AS formulas, coalesce(sum(s.n), 0) AS symbolCount
         FROM formula f JOIN page p ON p.id = f.page_id LEFT JOIN (${symbolsByFormula}) s ON s.formula_id = f.id
         GROUP BY ${groupKeys}`,
      )
      .all()) {
      const key = keyOfGroup(group, layersAsked);
      const name = Object.values(key).join('|');
      const sum = formulas.get(name) ?? { ...key, formulas: 0, symbolCount: 0 };
      formulas.set(name, {
        ...key,
        formulas: sum.formulas + group.formulas,
        symbolCount: sum.symbolCount + group.symbolCount,
      });
    }
    const symbols = new Map<string, SymbolCounter>();
    for (const group of this.#connection
      .prepare<[], FormulaGroup & { symbolClass: string; symbolCount: number }>(
        `SELECT ${groupColumns}, coalesce(s.class_id, '') AS symbolClass, count(*) AS symbolCount
         FROM symbol s JOIN formula f ON f.id = s.formula_id JOIN page p ON p.id = f.page_id
         GROUP BY ${groupKeys}, s.class_id`,
      )
      .all()) {
      const { signature, status, symbols: symbolsState } = keyOfGroup(group, layersAsked);
      const name = [group.symbolClass, signature, status, symbolsState].join('|');
      const symbolCount = (symbols.get(name)?.symbolCount ?? 0) + group.symbolCount;
      symbols.set(name, { signature, symbolClass: group.symbolClass, status, symbolsState, symbolCount });
    }
    const pages = this.#connection
      .prepare<[], PageCounter>(
        'SELECT holds, regions_state AS regions, count(*) AS pages FROM page GROUP BY 1, 2 ORDER BY 1, 2',
      )
      .all();
    return {
      formulas: sorted([...formulas.values()], (row) => [
        row.signature,
        row.status,
        row.regions,
        row.symbols,
        row.layout,
        row.latex,
      ]),
      symbols: sorted([...symbols.values()], (row) => [row.symbolClass, row.signature, row.status, row.symbolsState]),
      pages,
    };
  }

  /** Makes the counters and the stored statuses anew from the documents: after a change of what the project asks for. */
  rebuild(layersAsked: readonly LayerName[]): void {
    const changed: (readonly [status: string, id: string])[] = [];
    for (const row of this.#connection
      .prepare<[], FormulaGroup & { id: string; status: string }>(
        `SELECT f.id, f.status, ${groupColumns} FROM formula f JOIN page p ON p.id = f.page_id`,
      )
      .iterate()) {
      const { status } = keyOfGroup(row, layersAsked);
      if (status !== row.status) changed.push([status, row.id]);
    }
    const update = this.#connection.prepare<[string, string], never>('UPDATE formula SET status = ? WHERE id = ?');
    for (const change of changed) update.run(...change);
    const counters = this.derive(layersAsked);
    this.#clear();
    this.#tally.discard();
    this.#connection.execute('DELETE FROM formula_counter; DELETE FROM symbol_counter; DELETE FROM page_counter;');
    for (const row of counters.formulas) this.#changeFormulas(row, row.formulas, row.symbolCount);
    for (const row of counters.symbols) this.#changeSymbols(row, row.symbolCount);
    for (const row of counters.pages) {
      this.#connection
        .prepare<readonly unknown[], never>('INSERT INTO page_counter VALUES (?, ?, ?)')
        .run(row.holds, row.regions, row.pages);
    }
  }

  #changeFormulas(key: FormulaCounterKey, formulas: number, symbols: number): void {
    this.#connection
      .prepare<readonly unknown[], never>(
        `INSERT INTO formula_counter (signature, status, regions, symbols, layout, latex, formulas, symbol_count)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET formulas = formulas + excluded.formulas, symbol_count = symbol_count + excluded.symbol_count`,
      )
      .run(key.signature, key.status, key.regions, key.symbols, key.layout, key.latex, formulas, symbols);
  }

  #changeSymbols(key: SymbolKey, symbols: number): void {
    const signature = this.#signatures.numberOf(key.signature);
    this.#connection
      .prepare<readonly unknown[], never>(
        `INSERT INTO symbol_counter (class_id, status, symbols, signature, symbol_count) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET symbol_count = symbol_count + excluded.symbol_count`,
      )
      .run(key.symbolClass, key.status, key.symbolsState, signature, symbols);
    this.#tally.change(key, signature, symbols);
  }

  #clear(): void {
    this.#formulas.clear();
    this.#symbols.clear();
    this.#pages.clear();
  }
}

function changeOf<Key extends object>(changes: Map<string, Change<Key>>, key: Key): Change<Key> {
  const name = Object.values(key).join('|');
  const change = changes.get(name) ?? { key, formulas: 0, symbols: 0 };
  changes.set(name, change);
  return change;
}

function keyOfGroup(group: FormulaGroup, layersAsked: readonly LayerName[]): FormulaCounterKey {
  const layers = formulaLayersOf(group);
  const page = { holds: group.holds, regions: { state: group.regions, source: null, reason: null } };
  return {
    signature: group.signature,
    status: statusOf({ layers, unusable: group.unusable }, page, layersAsked),
    regions: group.regions,
    symbols: layers.symbols.state,
    layout: layers.layout.state,
    latex: layers.latex.state,
  };
}

function sorted<Row>(rows: readonly Row[], keys: (row: Row) => readonly string[]): readonly Row[] {
  const name = (row: Row) => keys(row).join('\u0000');
  return [...rows].sort((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0));
}
