import type { SymbolSummary } from '#schemas/contract/library.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { ListPart, StoredFormulaFilter } from '../../store.ts';
import type { Connection } from '../connection.ts';
import { classesOf, FilterSets } from '../search/filter-sets.ts';
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

/** Formulas of a filter that hold a class, and how many symbols of it stand before each step, as far as was counted. */
interface FoundSymbols {
  readonly formulas: readonly number[];
  /** By step of formulas: symbols before it. */
  readonly before: number[];
}

/** Symbols of one class over many formulas, in the order of the formulas: what a contact sheet shows. */
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
    symbolClass: SymbolClassId | null,
    schema: readonly SchemaRecord[],
    window: Window,
  ): ListPart<SymbolSummary, number | null> {
    const classes = symbolClass === null ? [null] : classesOf(symbolClass, schema);
    const found = this.#findOnce(filter, classes, schema);
    const { formulas, before } = found;
    const from = window.after === null ? window.from : Number.parseInt(window.after, 10) || 0;
    this.#countTo(found, classes, formulas.length <= countedAtOnce ? Number.POSITIVE_INFINITY : from + window.limit);
    const isCounted = (before.length - 1) * formulasAtOnce >= formulas.length;
    const total = isCounted ? (before.at(-1) ?? 0) : null;
    const firstStep = Math.max(
      0,
      before.findLastIndex((count) => count <= from),
    );
    const rows: SymbolListRow[] = [];
    const wanted = from - (before[firstStep] ?? 0) + window.limit;
    for (let step = firstStep; step * formulasAtOnce < formulas.length && rows.length < wanted; step++) {
      rows.push(...this.#read(formulas.slice(step * formulasAtOnce, (step + 1) * formulasAtOnce), classes, wanted));
    }
    const start = from - (before[firstStep] ?? 0);
    const items = rows.slice(start, start + window.limit).map(symbolFromRow);
    const end = from + items.length;
    return { items, next: items.length > 0 && end < (before.at(-1) ?? 0) ? String(end) : null, total };
  }

  #findOnce(
    filter: StoredFormulaFilter,
    classes: readonly (SymbolClassId | null)[],
    schema: readonly SchemaRecord[],
  ): FoundSymbols {
    const asked = JSON.stringify([filter, classes]);
    if (this.#kept?.asked === asked && this.#kept.changes === this.#connection.changeCount()) return this.#kept.found;
    const set = this.#lists.allFormulas(filter, schema).and(this.#filters.withClasses(classes));
    const formulas = set.take(null, set.count());
    const found = { formulas, before: [0] };
    this.#kept = { asked, changes: this.#connection.changeCount(), found };
    return found;
  }

  /** Counts on until the step that holds a rank, or to the end. */
  #countTo({ formulas, before }: FoundSymbols, classes: readonly (SymbolClassId | null)[], rank: number): void {
    while ((before.at(-1) ?? 0) <= rank && (before.length - 1) * formulasAtOnce < formulas.length) {
      const start = (before.length - 1) * formulasAtOnce;
      before.push((before.at(-1) ?? 0) + this.#count(formulas.slice(start, start + formulasAtOnce), classes));
    }
  }

  #count(formulas: readonly number[], classes: readonly (SymbolClassId | null)[]): number {
    return (
      this.#connection
        .column<[string, string, string], number>(
          `SELECT count(*) FROM formula_entry e JOIN symbol s ON s.formula_id = e.id AND ${classCondition}
           WHERE e.number IN (SELECT value FROM json_each(?))`,
        )
        .get(JSON.stringify(classes), JSON.stringify(classes), JSON.stringify(formulas)) ?? 0
    );
  }

  #read(
    formulas: readonly number[],
    classes: readonly (SymbolClassId | null)[],
    limit: number,
  ): readonly SymbolListRow[] {
    return this.#connection
      .prepare<[string, string, string, number], SymbolListRow>(
        `SELECT e.number, s.id, s.formula_id, f.page_id, p.source_name, p.image_sha256, s.class_id,
           s.x, s.y, s.width, s.height, f.symbols_state
         FROM formula_entry e JOIN symbol s ON s.formula_id = e.id AND ${classCondition}
         JOIN formula f ON f.id = e.id JOIN page p ON p.id = f.page_id
         WHERE e.number IN (SELECT value FROM json_each(?)) ORDER BY e.number, s.id LIMIT ?`,
      )
      .all(JSON.stringify(classes), JSON.stringify(classes), JSON.stringify(formulas), limit);
  }
}

/** `IN` finds no NULL, of which the list of classes may consist. */
const classCondition = `(s.class_id IN (SELECT value FROM json_each(?))
  OR s.class_id IS NULL AND EXISTS (SELECT 1 FROM json_each(?) WHERE value IS NULL))`;

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
