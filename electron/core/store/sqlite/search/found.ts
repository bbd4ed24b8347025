import type { ListSort } from '#schemas/contract/library.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Connection } from '../connection.ts';
import { dayOf } from './marks.ts';
import { NumberSet } from './number-set.ts';
import type { Space } from './set-rows.ts';

/** A text that has to be looked for in the items themselves, since too many are found by the index. */
export interface PendingText {
  /** Those of some numbers whose text holds it, in their order. */
  verify(numbers: readonly number[]): readonly number[];
}

/** On which days items were changed last, ascending: days on which none was of what is looked for are not walked through. */
export interface ChangedDays {
  values(): readonly string[];
  read(day: string): NumberSet;
}

export interface Window {
  readonly after: string | null;
  readonly from: number;
  readonly limit: number;
}

export interface FoundPart {
  readonly numbers: readonly number[];
  readonly next: string | null;
  /** null where only a walk over everything would tell. */
  readonly total: number | null;
}

type SortKey = string | number;
/** Where a walk stands: the sort key and the number of the last item; the number alone in order of arrival. */
type Place = readonly [SortKey, number];

const columns = { changed: 'changed_at', name: 'name', count: 'item_count', size: 'longest_side' } as const;

/** How much is done in one go; less in tests, so that small projects go the ways of large ones. */
export interface ListLimits {
  /** Up to so many items are sorted or read as a whole; more are walked in the order of an index. */
  readonly fewItems: number;
  readonly walkedAtOnce: number;
  /** Fewer where the text of each has to be read. */
  readonly readAtOnce: number;
  /** Numbers that the full-text index gives: some hundredths of a second. */
  readonly foundAtOnce: number;
  /** What is in larger groups of a split is kept as a set, not looked up item by item. */
  readonly fewInGroup: number;
}

export const usualLimits: ListLimits = {
  fewItems: 20_000,
  walkedAtOnce: 4000,
  readAtOnce: 500,
  foundAtOnce: 50_000,
  fewInGroup: 500,
};

/** What a filter found, in one order; read by key or by rank. */
export class Found {
  readonly #connection: Connection;
  readonly #table: string;
  readonly #sort: ListSort;
  readonly #set: NumberSet;
  readonly #pending: PendingText | null;
  readonly #count: number;
  readonly #limits: ListLimits;
  readonly #days: ChangedDays | null;
  /** The whole list where it is short, else what was walked so far. */
  readonly #walked: number[] = [];
  #daysInOrder: readonly string[] | null = null;
  /** Whether anything of the set was changed on a day, as far as that was asked. */
  readonly #changedOn = new Map<string, boolean>();
  #walkPlace: Place | null = null;
  #isWalked = false;

  constructor(
    { connection, limits }: { readonly connection: Connection; readonly limits: ListLimits },
    space: Space,
    sort: ListSort,
    { set, pending }: { readonly set: NumberSet; readonly pending: PendingText | null },
    days: ChangedDays | null = null,
  ) {
    this.#days = sort.by === 'changed' ? days : null;
    this.#connection = connection;
    this.#limits = limits;
    this.#table = `${space}_entry`;
    this.#sort = sort;
    const candidates = set.count();
    const isSettled = pending !== null && candidates <= limits.fewItems;
    this.#set = isSettled ? NumberSet.of(pending.verify(set.take(null, candidates))) : set;
    this.#pending = isSettled ? null : pending;
    this.#count = isSettled ? this.#set.count() : candidates;
  }

  part({ after, from, limit }: Window): FoundPart {
    const numbers = after === null ? this.#byRank(from, limit + 1) : this.#behind(parsePlace(after), limit + 1);
    const shown = numbers.slice(0, limit);
    const last = shown.at(-1);
    const isMore = numbers.length > limit && last !== undefined;
    const next = isMore ? JSON.stringify(this.#placeOf(last)) : null;
    return { numbers: shown, next, total: this.#total() };
  }

  #total(): number | null {
    if (this.#pending === null) return this.#count;
    return this.#isWalked ? this.#walked.length : null;
  }

  #byRank(from: number, limit: number): readonly number[] {
    if (this.#sort.by === 'arrival' && this.#pending === null) {
      if (from === 0) return this.#set.take(null, limit, this.#sort.descending);
      const before = this.#set.at(from - 1, this.#sort.descending);
      return before === null ? [] : this.#set.take(before, limit, this.#sort.descending);
    }
    this.#walkTo(from + limit);
    return this.#walked.slice(from, from + limit);
  }

  #behind(place: Place, limit: number): readonly number[] {
    const known = this.#isWalked ? this.#walkedBehind(place, limit) : null;
    if (known !== null) return known;
    const numbers: number[] = [];
    let left = this.#isWalked ? Number.POSITIVE_INFINITY : this.#entriesWorthWalking();
    for (let at: Place | null = place; at !== null && numbers.length < limit; ) {
      if (left <= 0) {
        this.#readWhole();
        const read = this.#walkedBehind(place, limit);
        if (read !== null) return read;
        // The item at that place is gone since: what was behind it is walked to.
        left = Number.POSITIVE_INFINITY;
      }
      const step = this.#step(at);
      numbers.push(...step.numbers);
      at = step.place;
      left -= step.walked;
    }
    return numbers.slice(0, limit);
  }

  #walkedBehind(place: Place, limit: number): readonly number[] | null {
    const index = this.#walked.indexOf(place[1]);
    return index < 0 ? null : this.#walked.slice(index + 1, index + 1 + limit);
  }

  #walkTo(count: number): void {
    let left = this.#entriesWorthWalking();
    while (!this.#isWalked && this.#walked.length < count) {
      if (left <= 0) {
        this.#readWhole();
        return;
      }
      const step = this.#step(this.#walkPlace);
      left -= step.walked;
      for (const number of step.numbers) this.#walked.push(number);
      this.#walkPlace = step.place;
      this.#isWalked = step.place === null;
    }
  }

  /**
   * How many entries of the index are walked before a list that is short enough is read as a whole instead: an entry is one
   * of some hundred on a page of the file, while each item that is read by itself may be a page. Where what is looked for
   * lies thinly in the index, the walk comes to nothing, and costs less than the reading.
   */
  #entriesWorthWalking(): number {
    if (this.#pending !== null || this.#count > this.#limits.fewItems) return Number.POSITIVE_INFINITY;
    return this.#sort.by !== 'arrival' && this.#count > this.#limits.walkedAtOnce ? this.#count : 0;
  }

  #readWhole(): void {
    this.#walked.length = 0;
    for (const number of this.#sortAll()) this.#walked.push(number);
    this.#isWalked = true;
  }

  #sortAll(): readonly number[] {
    const numbers = this.#set.take(null, this.#count);
    if (this.#sort.by === 'arrival') return this.#sort.descending ? numbers.reverse() : numbers;
    const direction = this.#sort.descending ? 'DESC' : 'ASC';
    return this.#connection
      .column<[string], number>(
        `SELECT number FROM ${this.#table} WHERE number IN (SELECT value FROM json_each(?))
         ORDER BY ${columns[this.#sort.by]} ${direction}, number ${direction}`,
      )
      .all(JSON.stringify(numbers));
  }

  /** Next items behind a place, and where the walk stands then; null at the end. */
  #step(from: Place | null): {
    readonly numbers: readonly number[];
    readonly place: Place | null;
    readonly walked: number;
  } {
    const { by, descending } = this.#sort;
    const place = this.#days === null ? from : this.#nextDay(from, this.#days);
    if (place === 'end') return { numbers: [], place: null, walked: 0 };
    const limit = this.#pending === null ? this.#limits.walkedAtOnce : this.#limits.readAtOnce;
    const walked =
      by === 'arrival'
        ? this.#set.take(place?.[1] ?? null, limit, descending)
        : this.#walkIndex(columns[by], place, limit);
    const last = walked.at(-1);
    const inSet = by === 'arrival' ? walked : walked.filter((number) => this.#set.has(number));
    const numbers = this.#pending === null ? inSet : this.#pending.verify(inSet);
    const isEnd = last === undefined || walked.length < limit;
    return { numbers, place: isEnd ? null : this.#placeOf(last), walked: walked.length };
  }

  /** The place itself where anything of the set was changed on its day, else one before the next day with such a thing. */
  #nextDay(place: Place | null, days: ChangedDays): Place | null | 'end' {
    const { descending } = this.#sort;
    const now = place === null ? null : dayOf(String(place[0]));
    this.#daysInOrder ??= descending ? days.values().toReversed() : days.values();
    const next = this.#daysInOrder.find(
      (day) => (now === null || (descending ? day <= now : day >= now)) && this.#isChangedOn(day, days),
    );
    if (next === undefined) return 'end';
    if (next === now) return place;
    // Times begin with their day and go on with a T.
    return descending ? [`${next}~`, Number.MAX_SAFE_INTEGER] : [next, -1];
  }

  #isChangedOn(day: string, days: ChangedDays): boolean {
    const known = this.#changedOn.get(day) ?? this.#set.and(days.read(day)).count() > 0;
    this.#changedOn.set(day, known);
    return known;
  }

  #walkIndex(column: string, place: Place | null, limit: number): readonly number[] {
    const direction = this.#sort.descending ? 'DESC' : 'ASC';
    const order = `ORDER BY ${column} ${direction}, number ${direction} LIMIT ${limit}`;
    if (place === null) {
      return this.#connection.column<[], number>(`SELECT number FROM ${this.#table} ${order}`).all();
    }
    const behind = this.#sort.descending ? '<' : '>';
    return this.#connection
      .column<[SortKey, number], number>(
        `SELECT number FROM ${this.#table} WHERE (${column}, number) ${behind} (?, ?) ${order}`,
      )
      .all(place[0], place[1]);
  }

  #placeOf(number: number): Place {
    if (this.#sort.by === 'arrival') return [0, number];
    const key = this.#connection
      .column<[number], SortKey>(`SELECT ${columns[this.#sort.by]} FROM ${this.#table} WHERE number = ?`)
      .get(number);
    return [key ?? 0, number];
  }
}

function parsePlace(cursor: string): Place {
  try {
    const read: unknown = JSON.parse(cursor);
    if (Array.isArray(read) && isKey(read[0]) && typeof read[1] === 'number') return [read[0], read[1]];
  } catch (error) {
    throw new AppError(
      'invalid-input',
      'The list was asked to go on from a place that it never gave.',
      { reason: 'list-place-unknown' },
      error,
    );
  }
  throw new AppError('invalid-input', 'The list was asked to go on from a place that it never gave.', {
    reason: 'list-place-unknown',
  });
}

function isKey(value: unknown): value is SortKey {
  return typeof value === 'number' || typeof value === 'string';
}
