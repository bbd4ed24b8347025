import type { LayerName } from '#schemas/domain/layer.ts';
import { statusOf } from '#shared/annotation/status.ts';
import { type Contribution, type FormulaCounterKey } from '#shared/quota/contribution.ts';
import type { Counters, FormulaCounter, PageCounter, SymbolCounter } from '../store.ts';
import type { Connection } from './connection.ts';
import { formulaLayersOf, type LayerColumns } from './layer-columns.ts';

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

/** Keeps the counters in the transaction of each change, and can derive them anew. */
export class CounterRows {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Adds (or with -1 takes away) what a formula contributes. */
  add(contribution: Contribution | null, sign: 1 | -1): void {
    if (!contribution) return;
    const { signature, status, regions, symbols, layout, latex } = contribution.key;
    this.#connection
      .prepare<readonly unknown[], never>(
        `INSERT INTO formula_counter (signature, status, regions, symbols, layout, latex, formulas, symbol_count)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET formulas = formulas + excluded.formulas, symbol_count = symbol_count + excluded.symbol_count`,
      )
      .run(signature, status, regions, symbols, layout, latex, sign, sign * contribution.symbolCount);
    for (const [symbolClass, count] of contribution.symbolsByClass) {
      this.#connection
        .prepare<readonly unknown[], never>(
          `INSERT INTO symbol_counter (signature, class_id, status, symbols, symbol_count) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET symbol_count = symbol_count + excluded.symbol_count`,
        )
        .run(signature, symbolClass, status, symbols, sign * count);
    }
  }

  addPage(page: { readonly holds: string; readonly regions: { readonly state: string } } | null, sign: 1 | -1): void {
    if (!page) return;
    this.#connection
      .prepare<readonly unknown[], never>(
        `INSERT INTO page_counter (holds, regions, pages) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET pages = pages + excluded.pages`,
      )
      .run(page.holds, page.regions.state, sign);
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
          `SELECT signature, class_id AS symbolClass, status, symbols AS symbolsState, symbol_count AS symbolCount
           FROM symbol_counter WHERE symbol_count <> 0 ORDER BY class_id, signature, status, symbols`,
        )
        .all(),
      pages: this.#connection
        .prepare<[], PageCounter>(
          'SELECT holds, regions, pages FROM page_counter WHERE pages <> 0 ORDER BY holds, regions',
        )
        .all(),
    };
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
    const update = this.#connection.prepare<[string, string], never>('UPDATE formula SET status = ? WHERE id = ?');
    const rows = this.#connection
      .prepare<[], FormulaGroup & { id: string; status: string }>(
        `SELECT f.id, f.status, ${groupColumns} FROM formula f JOIN page p ON p.id = f.page_id`,
      )
      .all();
    for (const row of rows) {
      const { status } = keyOfGroup(row, layersAsked);
      if (status !== row.status) update.run(status, row.id);
    }
    const counters = this.derive(layersAsked);
    this.#connection.execute('DELETE FROM formula_counter; DELETE FROM symbol_counter; DELETE FROM page_counter;');
    for (const row of counters.formulas) {
      this.#connection
        .prepare<readonly unknown[], never>('INSERT INTO formula_counter VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
        .run(row.signature, row.status, row.regions, row.symbols, row.layout, row.latex, row.formulas, row.symbolCount);
    }
    for (const row of counters.symbols) {
      this.#connection
        .prepare<readonly unknown[], never>('INSERT INTO symbol_counter VALUES (?, ?, ?, ?, ?)')
        .run(row.signature, row.symbolClass, row.status, row.symbolsState, row.symbolCount);
    }
    for (const row of counters.pages) {
      this.#connection
        .prepare<readonly unknown[], never>('INSERT INTO page_counter VALUES (?, ?, ?)')
        .run(row.holds, row.regions, row.pages);
    }
  }
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
