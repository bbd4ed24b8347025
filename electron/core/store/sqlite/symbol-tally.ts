import { type FormulaStatus, formulaStatuses, type LayerState, layerStates } from '#schemas/domain/layer.ts';
import type { SymbolCounter } from '../store.ts';
import type { Connection } from './connection.ts';

/** A status and the state of the symbols layer as one small number. */
type State = number;
const states = layerStates.length;

function stateOf(status: FormulaStatus, symbolsState: LayerState): State {
  return formulaStatuses.indexOf(status) * states + layerStates.indexOf(symbolsState);
}

/** Places for states in the key of a row of one class. */
const statesPerSignature = 64;

/**
 * The counters of symbols in memory: a project of a million formulas has hundreds of thousands of rows of them, and the
 * quota page adds up all of them. Read class by class when first asked for, kept up with each change.
 */
export class SymbolTally {
  readonly #connection: Connection;
  /** By class: symbols in each state. */
  #sums: Map<string, Int32Array> | null = null;
  /** By class: signature number × 64 + state → symbols. */
  readonly #rows = new Map<string, Map<number, number>>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Follows a counter; after it was written. */
  change(
    { symbolClass, status, symbolsState }: Omit<SymbolCounter, 'symbolCount' | 'signature'>,
    signature: number,
    by: number,
  ): void {
    const state = stateOf(status, symbolsState);
    if (this.#sums) addAt(sumsOf(this.#sums, symbolClass), state, by);
    const rows = this.#rows.get(symbolClass);
    const key = signature * statesPerSignature + state;
    rows?.set(key, (rows.get(key) ?? 0) + by);
  }

  /** Forgets everything: after a transaction that was taken back, or that replaced the counters. */
  discard(): void {
    this.#sums = null;
    this.#rows.clear();
  }

  /** Symbols of every class over all signatures (`''`). */
  sums(): readonly SymbolCounter[] {
    this.#sums ??= this.#readSums();
    return [...this.#sums].flatMap(([symbolClass, counts]) => rowsOf('', symbolClass, counts));
  }

  /** Symbols of one class, of signatures that are one part summed together. */
  byPart(symbolClass: string, partOf: (signature: number) => string): readonly SymbolCounter[] {
    const parts = new Map<string, Int32Array>();
    for (const [key, count] of this.#rowsOf(symbolClass)) {
      const state = key % statesPerSignature;
      addAt(sumsOf(parts, partOf((key - state) / statesPerSignature)), state, count);
    }
    return [...parts].flatMap(([part, counts]) => rowsOf(part, symbolClass, counts));
  }

  /** Symbols of classes in formulas of one status, by signature number. */
  bySignature<Class extends string>(
    symbolClasses: readonly Class[],
    status: FormulaStatus,
  ): ReadonlyMap<number, ReadonlyMap<Class, number>> {
    const first = stateOf(status, 'absent');
    const bySignature = new Map<number, Map<Class, number>>();
    for (const symbolClass of symbolClasses) {
      for (const [key, count] of this.#rowsOf(symbolClass)) {
        const state = key % statesPerSignature;
        if (count === 0 || state < first || state >= first + states) continue;
        const signature = (key - state) / statesPerSignature;
        const byClass = bySignature.get(signature) ?? new Map<Class, number>();
        if (byClass.size === 0) bySignature.set(signature, byClass);
        byClass.set(symbolClass, (byClass.get(symbolClass) ?? 0) + count);
      }
    }
    return bySignature;
  }

  #rowsOf(symbolClass: string): ReadonlyMap<number, number> {
    const known = this.#rows.get(symbolClass);
    if (known) return known;
    const rows = new Map<number, number>();
    for (const [status, symbolsState, signature, count] of this.#connection
      .values<[string], readonly [FormulaStatus, LayerState, number, number]>(
        'SELECT status, symbols, signature, symbol_count FROM symbol_counter WHERE class_id = ?',
      )
      .iterate(symbolClass)) {
      rows.set(signature * statesPerSignature + stateOf(status, symbolsState), count);
    }
    this.#rows.set(symbolClass, rows);
    return rows;
  }

  #readSums(): Map<string, Int32Array> {
    const sums = new Map<string, Int32Array>();
    for (const [symbolClass, status, symbolsState, count] of this.#connection
      .values<[], readonly [string, FormulaStatus, LayerState, number]>(
        'SELECT class_id, status, symbols, sum(symbol_count) FROM symbol_counter GROUP BY class_id, status, symbols',
      )
      .iterate()) {
      addAt(sumsOf(sums, symbolClass), stateOf(status, symbolsState), count);
    }
    return sums;
  }
}

function sumsOf(sums: Map<string, Int32Array>, name: string): Int32Array {
  const known = sums.get(name);
  if (known) return known;
  const made = new Int32Array(statesPerSignature);
  sums.set(name, made);
  return made;
}

function addAt(counts: Int32Array, state: State, by: number): void {
  counts[state] = (counts[state] ?? 0) + by;
}

function rowsOf(signature: string, symbolClass: string, counts: Int32Array): readonly SymbolCounter[] {
  return formulaStatuses.flatMap((status) =>
    layerStates.flatMap((symbolsState) => {
      const symbolCount = counts[stateOf(status, symbolsState)] ?? 0;
      return symbolCount === 0 ? [] : [{ signature, symbolClass, status, symbolsState, symbolCount }];
    }),
  );
}
