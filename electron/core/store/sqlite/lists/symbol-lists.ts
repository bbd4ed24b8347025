import type { SymbolChoice, SymbolSummary } from '#schemas/contract/library.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { ListPart, StoredFormulaFilter } from '../../store.ts';
import type { Connection } from '../connection.ts';
import { classesOf, classesOfGroups, FilterSets } from '../search/filter-sets.ts';
import type { Window } from '../search/found.ts';
import type { SearchIndex } from '../search/search-index.ts';
import type { Lists } from './lists.ts';

interface SymbolListRow {
  readonly number: number;
  readonly id: SymbolSummary['id'];
  readonly formula_id: SymbolSummary['formula'];
  readonly page_id: SymbolSummary['page'];
  readonly source_name: string;
  readonly image_sha256: SymbolSummary['imageSha256'];
  readonly class_id: SymbolClassId | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly symbols_state: SymbolSummary['state'];
}

/** Formulas of one step through a list of symbols. */
const formulasAtOnce = 500;

/** Up to so many formulas are counted through at once; of more the end is found by going there. */
const countedAtOnce = 20_000;

/** Formulas that hold wanted symbols, and how many of these stand before each step, as far as was counted. */
interface FoundSymbols {
  readonly wanted: WantedSymbols;
  readonly formulas: readonly number[];
  /** By step of formulas: symbols before it. */
  readonly before: number[];
}

/** Which symbols are meant, as SQL asks for them. */
interface WantedSymbols {
  /** About `symbol s`, with one value to bind. */
  readonly condition: string;
  readonly value: string;
}

/** Symbols over many formulas, in the order of the formulas: what a contact sheet shows. */
export class SymbolLists {
  readonly #connection: Connection;
  readonly #lists: Lists;
  readonly #filters: FilterSets;
  #kept: { readonly asked: string; readonly changes: number; readonly found: FoundSymbols } | null = null;

  constructor(connection: Connection, index: SearchIndex, lists: Lists) {
    this.#connection = connection;
    this.#lists = lists;
    this.#filters = new FilterSets(connection, 'formula', index.formula.sets);
  }

  symbols(
    filter: StoredFormulaFilter,
    of: SymbolChoice,
    schema: readonly SchemaRecord[],
    window: Window,
  ): ListPart<SymbolSummary, number | null> {
    const found = this.#findOnce(filter, of, schema);
    const { formulas, before } = found;
    const from = window.after === null ? window.from : Number.parseInt(window.after, 10) || 0;
    this.#countTo(found, formulas.length <= countedAtOnce ? Number.POSITIVE_INFINITY : from + window.limit);
    const total = isCounted(found) ? (before.at(-1) ?? 0) : null;
    const firstStep = Math.max(
      0,
      before.findLastIndex((count) => count <= from),
    );
    const rows: SymbolListRow[] = [];
    const wanted = from - (before[firstStep] ?? 0) + window.limit;
    for (let step = firstStep; step * formulasAtOnce < formulas.length && rows.length < wanted; step++) {
      rows.push(...this.#read(found.wanted, formulasOfStep(found, step), wanted));
    }
    const start = from - (before[firstStep] ?? 0);
    const items = rows.slice(start, start + window.limit).map(symbolFromRow);
    const end = from + items.length;
    return { items, next: items.length > 0 && end < (before.at(-1) ?? 0) ? String(end) : null, total };
  }

  /** Exactly how many symbols a list holds; gives way between its steps. */
  async count(filter: StoredFormulaFilter, of: SymbolChoice, schema: readonly SchemaRecord[]): Promise<number> {
    const found = this.#findOnce(filter, of, schema);
    while (!isCounted(found)) {
      this.#countTo(found, found.before.at(-1) ?? 0);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return found.before.at(-1) ?? 0;
  }

  #findOnce(filter: StoredFormulaFilter, of: SymbolChoice, schema: readonly SchemaRecord[]): FoundSymbols {
    const asked = JSON.stringify([filter, of]);
    if (this.#kept?.asked === asked && this.#kept.changes === this.#connection.changeCount()) return this.#kept.found;
    const matching = this.#lists.allFormulas(filter, schema);
    const classes = classesWanted(of, schema);
    const set =
      typeof classes === 'string'
        ? matching.without(this.#filters.having('symbol-count', ['0']))
        : matching.and(
            this.#filters.having(
              'class',
              classes.map((id) => id ?? ''),
            ),
          );
    const found = { wanted: wantedSymbols(classes), formulas: set.take(null, set.count()), before: [0] };
    this.#kept = { asked, changes: this.#connection.changeCount(), found };
    return found;
  }

  /** Counts on until the step that holds a rank, or to the end. */
  #countTo(found: FoundSymbols, rank: number): void {
    const { before, wanted } = found;
    while ((before.at(-1) ?? 0) <= rank && !isCounted(found)) {
      before.push((before.at(-1) ?? 0) + this.#count(wanted, formulasOfStep(found, before.length - 1)));
    }
  }

  #count({ condition, value }: WantedSymbols, formulas: readonly number[]): number {
    return (
      this.#connection
        .column<[string, string], number>(
          `SELECT count(*) FROM formula_entry e JOIN symbol s ON s.formula_id = e.id AND ${condition}
           WHERE e.number IN (SELECT value FROM json_each(?))`,
        )
        .get(value, JSON.stringify(formulas)) ?? 0
    );
  }

  #read({ condition, value }: WantedSymbols, formulas: readonly number[], limit: number): readonly SymbolListRow[] {
    return this.#connection
      .prepare<[string, string, number], SymbolListRow>(
        `SELECT e.number, s.id, s.formula_id, f.page_id, p.source_name, p.image_sha256, s.class_id,
           s.x, s.y, s.width, s.height, f.symbols_state
         FROM formula_entry e JOIN symbol s ON s.formula_id = e.id AND ${condition}
         JOIN formula f ON f.id = e.id JOIN page p ON p.id = f.page_id
         WHERE e.number IN (SELECT value FROM json_each(?)) ORDER BY e.number, s.id LIMIT ?`,
      )
      .all(value, JSON.stringify(formulas), limit);
  }
}

function formulasOfStep({ formulas }: FoundSymbols, step: number): readonly number[] {
  return formulas.slice(step * formulasAtOnce, (step + 1) * formulasAtOnce);
}

function isCounted({ formulas, before }: FoundSymbols): boolean {
  return (before.length - 1) * formulasAtOnce >= formulas.length;
}

/** Classes with all that stand for them; null: none. */
type WantedClasses = 'every' | 'labelled' | readonly (SymbolClassId | null)[];

function classesWanted(of: SymbolChoice, schema: readonly SchemaRecord[]): WantedClasses {
  if (typeof of === 'string') return of;
  if ('group' in of) return classesOfGroups([of.group], schema);
  return of.flatMap<SymbolClassId | null>((id) => (id === null ? [id] : [...classesOf(id, schema)]));
}

function wantedSymbols(classes: WantedClasses): WantedSymbols {
  if (typeof classes === 'string') return { condition: "(? = 'every' OR s.class_id IS NOT NULL)", value: classes };
  // `IN` finds no NULL, of which the list of classes may consist.
  return {
    condition: "ifnull(s.class_id, '') IN (SELECT value FROM json_each(?))",
    value: JSON.stringify(classes.map((id) => id ?? '')),
  };
}

function symbolFromRow(row: SymbolListRow): SymbolSummary {
  return {
    id: row.id,
    formula: row.formula_id,
    page: row.page_id,
    pageName: row.source_name,
    imageSha256: row.image_sha256,
    symbolClass: row.class_id,
    box: { x: row.x, y: row.y, width: row.width, height: row.height },
    state: row.symbols_state,
  };
}
