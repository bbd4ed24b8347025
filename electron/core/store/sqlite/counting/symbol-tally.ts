import {
  type FormulaStatus,
  formulaStatuses,
  type LayerName,
  type LayerState,
  layerStates,
} from '#schemas/domain/layer.ts';
import { type StandingNumber, standingOf, standings, statusOfStanding } from '#shared/quota/standing.ts';
import type { SymbolCounter } from '../../store.ts';
import type { Connection } from '../connection.ts';
import type { CountedSymbols } from './counted-documents.ts';
import { addCounts, type PackedCounts, packCounts, unpackCounts } from './packed-counts.ts';
import type { SignatureRows } from './signature-rows.ts';

/** Signatures whose counts of one class stand in one row: what an edit writes anew is one page of the file. */
const signaturesPerBlock = 32;
/** The key of a count: the signature's place in its block, and below it so many bits for the standing. */
const standingBits = 12;
const standingMask = 2 ** standingBits - 1;

/** A status and the state of the symbols layer as one small number. */
type State = number;
const states = layerStates.length;
const accepted = layerStates.indexOf('accepted');
/** Places for states in sums. */
const placesOfStates = formulaStatuses.length * states;

/** Signatures that are looked at as one: the part of each, by its number. */
export interface SignatureParts {
  readonly names: readonly string[];
  /** Signature number → place in `names`. */
  readonly placeOf: Int32Array;
}

/**
 * The counters of symbols: by class, signature and standing. A project of a million formulas has hundreds of thousands
 * of them, and the quota page adds up all of them; so they are stored packed, and kept in memory when first asked for.
 */
export class SymbolTally {
  readonly #connection: Connection;
  readonly #signatures: SignatureRows;
  /** By class: block of signatures → counts, by key. */
  #counts: Map<string, Map<number, PackedCounts>> | null = null;
  /** What the transaction under way has changed so far: class → block → key → by how much. */
  readonly #changes = new Map<string, Map<number, Map<number, number>>>();
  #states: StatesByStanding | null = null;

  constructor(connection: Connection, signatures: SignatureRows) {
    this.#connection = connection;
    this.#signatures = signatures;
  }

  add(symbolClass: string, signature: number, standing: StandingNumber, by: number): void {
    const blocks = this.#changes.get(symbolClass) ?? new Map<number, Map<number, number>>();
    if (blocks.size === 0) this.#changes.set(symbolClass, blocks);
    const block = Math.floor(signature / signaturesPerBlock);
    const changes = blocks.get(block) ?? new Map<number, number>();
    if (changes.size === 0) blocks.set(block, changes);
    const key = ((signature % signaturesPerBlock) << standingBits) | standing;
    changes.set(key, (changes.get(key) ?? 0) + by);
  }

  /** Writes what changed; before the end of the transaction. */
  flush(): void {
    for (const [symbolClass, blocks] of this.#changes) {
      for (const [block, changes] of blocks) {
        if ([...changes.values()].some((by) => by !== 0)) this.#change(symbolClass, block, changes);
      }
    }
    this.#changes.clear();
  }

  /** Forgets everything that is in memory: after a transaction that was taken back. */
  discard(): void {
    this.#counts = null;
    this.#changes.clear();
  }

  /** Removes all counters. */
  clear(): void {
    this.discard();
    this.#connection.execute('DELETE FROM symbol_counter');
  }

  /** Every counter, one by one: for comparing. */
  *all(): Generator<CountedSymbols> {
    const signatures = this.#signatures.all();
    for (const [symbolClass, blocks] of this.#read()) {
      for (const [block, counts] of blocks) {
        for (let at = 0; at < counts.length; at += 2) {
          const key = counts[at] ?? 0;
          const signature = signatures.get(block * signaturesPerBlock + (key >> standingBits)) ?? '';
          yield { symbolClass, signature, standing: key & standingMask, symbols: counts[at + 1] ?? 0 };
        }
      }
    }
  }

  /** Symbols of every class but some, over all signatures (`''`). */
  sums(layersAsked: readonly LayerName[], isLeftOut: (symbolClass: string) => boolean): readonly SymbolCounter[] {
    return [...this.#read().keys()].flatMap((symbolClass) =>
      isLeftOut(symbolClass) ? [] : this.byPart(symbolClass, allAsOne, layersAsked),
    );
  }

  /** Symbols of one class, of signatures that are one part summed together. */
  byPart(
    symbolClass: string,
    { names, placeOf }: SignatureParts,
    layersAsked: readonly LayerName[],
  ): readonly SymbolCounter[] {
    const { stateOf } = this.#statesFor(layersAsked);
    const sums = new Int32Array(names.length * placesOfStates);
    for (const [block, counts] of this.#read().get(symbolClass) ?? []) {
      const first = block * signaturesPerBlock;
      for (let at = 0; at < counts.length; at += 2) {
        const key = counts[at] ?? 0;
        const part = placeOf[first + (key >> standingBits)] ?? 0;
        const place = part * placesOfStates + (stateOf[key & standingMask] ?? 0);
        sums[place] = (sums[place] ?? 0) + (counts[at + 1] ?? 0);
      }
    }
    const rows: SymbolCounter[] = [];
    for (let place = 0; place < sums.length; place++) {
      const symbolCount = sums[place] ?? 0;
      if (symbolCount === 0) continue;
      const state = place % placesOfStates;
      rows.push({
        signature: names[(place - state) / placesOfStates] ?? '',
        symbolClass,
        ...named(state),
        symbolCount,
      });
    }
    return rows;
  }

  /**
   * Symbols of one class in formulas of each group, but for those that are accepted already.
   *
   * @param groupOf signature number × statuses + place of the status → group; -1: none
   */
  byGroup(symbolClass: string, groupOf: Int32Array, groups: number, layersAsked: readonly LayerName[]): Int32Array {
    const { statusOf, stateOf } = this.#statesFor(layersAsked);
    const sums = new Int32Array(groups);
    for (const [block, counts] of this.#read().get(symbolClass) ?? []) {
      const first = block * signaturesPerBlock;
      for (let at = 0; at < counts.length; at += 2) {
        const key = counts[at] ?? 0;
        if ((stateOf[key & standingMask] ?? 0) % states === accepted) continue;
        const status = statusOf[key & standingMask] ?? 0;
        const group = groupOf[(first + (key >> standingBits)) * formulaStatuses.length + status] ?? -1;
        if (group >= 0) sums[group] = (sums[group] ?? 0) + (counts[at + 1] ?? 0);
      }
    }
    return sums;
  }

  #change(symbolClass: string, block: number, changes: ReadonlyMap<number, number>): void {
    const blocks = this.#counts?.get(symbolClass);
    const before = this.#counts ? blocks?.get(block) : this.#readBlock(symbolClass, block);
    const after = addCounts(before ?? unpackCounts(undefined), changes);
    const bytes = packCounts(after);
    if (bytes === null) {
      this.#connection
        .prepare<[string, number], never>('DELETE FROM symbol_counter WHERE class_id = ? AND block = ?')
        .run(symbolClass, block);
    } else {
      this.#connection
        .prepare<[string, number, Uint8Array], never>(
          `INSERT INTO symbol_counter (class_id, block, counts) VALUES (?, ?, ?)
           ON CONFLICT (class_id, block) DO UPDATE SET counts = excluded.counts`,
        )
        .run(symbolClass, block, bytes);
    }
    if (blocks) blocks.set(block, after);
    else this.#counts?.set(symbolClass, new Map([[block, after]]));
  }

  #readBlock(symbolClass: string, block: number): PackedCounts {
    return unpackCounts(
      this.#connection
        .column<[string, number], Uint8Array>('SELECT counts FROM symbol_counter WHERE class_id = ? AND block = ?')
        .get(symbolClass, block),
    );
  }

  #read(): ReadonlyMap<string, ReadonlyMap<number, PackedCounts>> {
    if (this.#counts) return this.#counts;
    const byClass = new Map<string, Map<number, PackedCounts>>();
    for (const [symbolClass, block, counts] of this.#connection
      .values<[], readonly [string, number, Uint8Array]>('SELECT class_id, block, counts FROM symbol_counter')
      .all()) {
      const blocks = byClass.get(symbolClass) ?? new Map<number, PackedCounts>();
      if (blocks.size === 0) byClass.set(symbolClass, blocks);
      blocks.set(block, unpackCounts(counts));
    }
    this.#counts = byClass;
    return byClass;
  }

  /** State by standing, for what the project asks for. */
  #statesFor(layersAsked: readonly LayerName[]): StatesByStanding {
    const name = layersAsked.join();
    if (this.#states?.name === name) return this.#states;
    const made = { name, stateOf: new Uint8Array(standings), statusOf: new Uint8Array(standings) };
    for (let number = 0; number < standings; number++) {
      const standing = standingOf(number);
      const status = statusOfStanding(standing, layersAsked);
      made.stateOf[number] = placeOfState(status, standing.symbols);
      made.statusOf[number] = formulaStatuses.indexOf(status);
    }
    this.#states = made;
    return made;
  }
}

const allAsOne: SignatureParts = { names: [''], placeOf: new Int32Array(0) };

/** By standing: its state, and the place of its status. */
interface StatesByStanding {
  /** Of what the project asks for. */
  readonly name: string;
  readonly stateOf: Uint8Array;
  readonly statusOf: Uint8Array;
}

function placeOfState(status: FormulaStatus, symbolsState: LayerState): State {
  return formulaStatuses.indexOf(status) * states + layerStates.indexOf(symbolsState);
}

const stateNames = formulaStatuses.flatMap((status) => layerStates.map((symbolsState) => ({ status, symbolsState })));

function named(state: State): { readonly status: FormulaStatus; readonly symbolsState: LayerState } {
  return stateNames[state] ?? { status: 'absent', symbolsState: 'absent' };
}
