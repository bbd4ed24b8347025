import type { LayerName, LayerState } from '#schemas/domain/layer.ts';
import type { Page } from '#schemas/domain/page.ts';
import { type StandingNumber, standingNumber, standingOf, statusOfStanding } from '#shared/quota/standing.ts';
import type { Counters, FormulaCounter, PageCounter, SymbolCounter } from '../../store.ts';
import type { Connection } from '../connection.ts';

/** Formulas of one signature and standing. */
export interface CountedKind {
  readonly signature: string;
  readonly standing: StandingNumber;
  formulas: number;
  symbols: number;
}

/** Symbols of one class (`''`: none) in formulas of one kind. */
export interface CountedSymbols extends Pick<CountedKind, 'signature' | 'standing'> {
  readonly symbolClass: string;
  readonly symbols: number;
}

export interface CountedDocuments {
  readonly kinds: readonly CountedKind[];
  readonly symbols: Iterable<CountedSymbols>;
  readonly pages: readonly PageCounter[];
}

type FormulaRow = readonly [
  id: string,
  signature: string,
  isUnusable: 0 | 1,
  holds: Page['holds'],
  regions: LayerState,
  symbols: LayerState,
  layout: LayerState,
  latex: LayerState,
];

const countedAtOnce = 2000;

/**
 * Counts the documents themselves, without a look at what was counted before, in steps of some hundredths of a second;
 * yields how many formulas are through. Whoever lets others write between the steps has to begin again.
 */
export function* countDocumentRows(connection: Connection): Generator<number, CountedDocuments> {
  const kinds: CountedKind[] = [];
  const places = new Map<string, number>();
  /** By class: symbols by the place of their kind. */
  const byClass = new Map<string, number[]>();
  let done = 0;
  for (let after: string | null = ''; after !== null; ) {
    const formulas = nextFormulas(connection, after);
    const placeOf = new Map<string, number>();
    for (const [id, signature, isUnusable, holds, regions, symbols, layout, latex] of formulas) {
      const standing = standingNumber({ isUnusable: isUnusable === 1, holds, regions, symbols, layout, latex });
      const name = `${standing} ${signature}`;
      const place = places.get(name) ?? kinds.length;
      if (place === kinds.length) {
        places.set(name, place);
        kinds.push({ signature, standing, formulas: 0, symbols: 0 });
      }
      placeOf.set(id, place);
      const kind = kinds[place];
      if (kind) kind.formulas += 1;
    }
    const last: string | undefined = formulas.at(-1)?.[0];
    if (last !== undefined) countSymbols(connection, [after, last], placeOf, kinds, byClass);
    done += formulas.length;
    after = formulas.length < countedAtOnce ? null : (last ?? null);
    yield done;
  }
  const pages = connection
    .prepare<[], PageCounter>(
      'SELECT holds, regions_state AS regions, count(*) AS pages FROM page GROUP BY 1, 2 ORDER BY 1, 2',
    )
    .all();
  return { kinds, symbols: symbolsByKind(kinds, byClass), pages };
}

function nextFormulas(connection: Connection, after: string): readonly FormulaRow[] {
  return connection
    .values<[string, number], FormulaRow>(
      `SELECT f.id, f.signature, f.unusable IS NOT NULL, p.holds, p.regions_state, f.symbols_state, f.layout_state, f.latex_state
       FROM formula f JOIN page p ON p.id = f.page_id WHERE f.id > ? ORDER BY f.id LIMIT ?`,
    )
    .all(after, countedAtOnce);
}

function countSymbols(
  connection: Connection,
  ends: readonly [after: string, last: string],
  placeOf: ReadonlyMap<string, number>,
  kinds: readonly CountedKind[],
  byClass: Map<string, number[]>,
): void {
  for (const [formula, symbolClass] of connection
    .values<readonly [string, string], readonly [string, string | null]>(
      'SELECT formula_id, class_id FROM symbol WHERE formula_id > ? AND formula_id <= ?',
    )
    .iterate(...ends)) {
    const place = placeOf.get(formula) ?? -1;
    const kind = kinds[place];
    if (!kind) continue;
    kind.symbols += 1;
    const counts = byClass.get(symbolClass ?? '') ?? [];
    if (counts.length === 0) byClass.set(symbolClass ?? '', counts);
    // Holes would make the list slow.
    while (counts.length <= place) counts.push(0);
    counts[place] = (counts[place] ?? 0) + 1;
  }
}

function* symbolsByKind(
  kinds: readonly CountedKind[],
  byClass: ReadonlyMap<string, readonly number[]>,
): Generator<CountedSymbols> {
  for (const [symbolClass, counts] of byClass) {
    for (const [place, symbols] of counts.entries()) {
      const kind = kinds[place];
      if (kind && symbols > 0) {
        yield { signature: kind.signature, standing: kind.standing, symbolClass, symbols };
      }
    }
  }
}

/** Counters as they are for what the project asks for: kinds that become equal are one row. */
export function countersOf(counted: CountedDocuments, layersAsked: readonly LayerName[]): Counters {
  const symbols = new Map<string, SymbolCounter>();
  const statuses = new Map<StandingNumber, Pick<SymbolCounter, 'status' | 'symbolsState'>>();
  for (const { signature, standing, symbolClass, symbols: count } of counted.symbols) {
    let state = statuses.get(standing);
    if (!state) {
      const layers = standingOf(standing);
      state = { status: statusOfStanding(layers, layersAsked), symbolsState: layers.symbols };
      statuses.set(standing, state);
    }
    const name = `${symbolClass}|${signature}|${state.status}|${state.symbolsState}`;
    const symbolCount = (symbols.get(name)?.symbolCount ?? 0) + count;
    symbols.set(name, { signature, symbolClass, ...state, symbolCount });
  }
  return {
    formulas: sorted(formulaCountersOf(counted.kinds, layersAsked), (row) => [
      row.signature,
      row.status,
      row.regions,
      row.symbols,
      row.layout,
      row.latex,
    ]),
    symbols: sorted([...symbols.values()], (row) => [row.symbolClass, row.signature, row.status, row.symbolsState]),
    pages: counted.pages,
  };
}

export function formulaCountersOf(
  kinds: readonly CountedKind[],
  layersAsked: readonly LayerName[],
): readonly FormulaCounter[] {
  const rows = new Map<string, FormulaCounter>();
  for (const { signature, standing, formulas, symbols: symbolCount } of kinds) {
    if (formulas === 0) continue;
    const layers = standingOf(standing);
    const { regions, symbols, layout, latex } = layers;
    const key = { signature, status: statusOfStanding(layers, layersAsked), regions, symbols, layout, latex };
    const name = Object.values(key).join('|');
    const sum = rows.get(name);
    rows.set(name, {
      ...key,
      formulas: (sum?.formulas ?? 0) + formulas,
      symbolCount: (sum?.symbolCount ?? 0) + symbolCount,
    });
  }
  return [...rows.values()];
}

function sorted<Row>(rows: readonly Row[], keys: (row: Row) => readonly string[]): readonly Row[] {
  const named = rows.map((row) => ({ row, name: keys(row).join('\u0000') }));
  return named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)).map(({ row }) => row);
}
