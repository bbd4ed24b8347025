import type { SplitId } from '#schemas/domain/id.ts';
import { type SplitAssignment, type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { Connection } from '../connection.ts';
import { NumberSet } from './number-set.ts';
import type { SetRows, Space } from './set-rows.ts';

/** What assignments add to the sets of a split in one space. */
interface Additions {
  readonly bySide: Map<SplitSide, NumberSet>;
  /** Of groups that have a set of their own, or have to have one from now on. */
  readonly byGroup: Map<string, NumberSet>;
}

/** What a split grows by, in numbers, as they were after an operation of the log. */
export interface SplitGrowth extends Readonly<Record<Space, Additions>> {
  readonly sequence: number;
}

type SplitPart = readonly SplitAssignment[];

const spaces: readonly Space[] = ['formula', 'page'];
const readAtOnce = 2000;
/** Groups that are counted in one step. */
const countedAtOnce = 10_000;

export const sideName = (split: string, side: SplitSide) => `${split} ${side}`;
export const groupName = (split: string, group: string) => `${split} ${group}`;

/**
 * Keeps the sets of splits: what stands on each side, and in each group of very many. They grow in the transaction in which
 * the split does, so that nobody who asks has to wait for them; which numbers that are is read ahead of it, in steps.
 * What was removed stays in them, as numbers are for ever: whoever asks looks among what is there.
 */
export class SplitSets {
  readonly #connection: Connection;
  readonly #sets: Readonly<Record<Space, SetRows>>;
  readonly #fewMembers: number;

  /** @param fewMembers what is in larger groups is not looked up item by item */
  constructor(connection: Connection, sets: Readonly<Record<Space, SetRows>>, fewMembers: number) {
    this.#connection = connection;
    this.#sets = sets;
    this.#fewMembers = fewMembers;
  }

  /** Reads what new assignments of a split will add; gives how many were read. */
  *read(split: SplitId, assignments: SplitPart): Generator<number, SplitGrowth> {
    const isFirst = !this.#hasAssignments(split);
    const before = (group: string) => (isFirst ? 0 : this.#countMembers(split, group));
    return yield* this.#readParts(split, () => partsOf(assignments), before);
  }

  /** Adds it; in the transaction of the assignments, behind them. */
  grow(split: SplitId, growth: SplitGrowth): void {
    for (const space of spaces) {
      for (const [side, set] of growth[space].bySide) this.#sets[space].join('split', sideName(split, side), set);
      for (const [group, set] of growth[space].byGroup) this.#sets[space].join('group', groupName(split, group), set);
    }
    // What came while it was read.
    for (const { type, id } of this.#changedSince(growth.sequence)) {
      if (type === 'formula') this.formulaCame(id);
      else this.pageCame(id);
    }
  }

  /** A formula stands where its page does, or by itself, in every split that knows either. */
  formulaCame(id: string): void {
    const number = this.#numberOf('formula', id);
    if (number === null) return;
    for (const place of this.#placesOf(id, 'SELECT page_id FROM formula WHERE id = ?')) {
      this.#place('formula', number, place);
      // A page stands where any of its formulas does.
      const page = place.page === null ? null : this.#numberOf('page', place.page);
      if (page !== null) this.#place('page', page, place);
    }
  }

  pageCame(id: string): void {
    const number = this.#numberOf('page', id);
    if (number === null) return;
    for (const place of this.#placesOf(id, '?')) this.#place('page', number, place);
  }

  /** Makes the sets of all splits anew; `write` is given each transaction. Gives how many assignments were read. */
  *make(write: (work: () => void) => void): Generator<number> {
    write(() => {
      for (const space of spaces) for (const attribute of ['split', 'group']) this.#sets[space].remove(attribute);
    });
    let done = 0;
    for (const split of this.#splits()) {
      const steps = this.#readParts(split, () => this.#storedParts(split), null);
      let read = 0;
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) {
          const growth = step.value;
          write(() => this.grow(split, growth));
          break;
        }
        read = step.value;
        yield done + read;
      }
      done += read;
    }
  }

  /** How many items of a space are found on a wrong side of any split, or in a wrong group; nothing is changed. */
  *countWrong(space: Space): Generator<number, number> {
    const all = this.#sets[space].read('all', '');
    let wrong = 0;
    const compare = (attribute: string, value: string, wanted: NumberSet | undefined) => {
      const [kept, right] = [this.#sets[space].read(attribute, value), wanted ?? new NumberSet()].map((set) =>
        set.and(all),
      );
      if (kept && right) wrong += kept.without(right).count() + right.without(kept).count();
    };
    for (const split of this.#splits()) {
      const made = yield* this.#readParts(split, () => this.#storedParts(split), null);
      for (const side of splitSides) compare('split', sideName(split, side), made[space].bySide.get(side));
      for (const [group, set] of made[space].byGroup) compare('group', groupName(split, group), set);
    }
    return wrong;
  }

  /** @param before members that a group has already; null where these assignments are all that there are */
  *#readParts(
    split: SplitId,
    parts: () => Iterable<SplitPart>,
    before: ((group: string) => number) | null,
  ): Generator<number, SplitGrowth> {
    const sequence = this.#connection.column<[], number | null>('SELECT max(sequence) FROM operation').get() ?? 0;
    const growth: SplitGrowth = { sequence, formula: noAdditions(), page: noAdditions() };
    for (const group of yield* this.#largeGroups(parts, before ?? (() => 0))) {
      const isWhole = before === null || this.#sets.formula.has('group', groupName(split, group));
      for (const space of spaces) {
        const members = isWhole ? new NumberSet() : readGroups(this.#connection, space, split, [group]);
        growth[space].byGroup.set(group, members);
      }
    }
    let done = 0;
    for (const part of parts()) {
      for (const space of spaces) this.#addNumbers(space, part, growth[space]);
      done += part.length;
      yield done;
    }
    return growth;
  }

  /** Groups that are large with what is new. */
  *#largeGroups(
    parts: () => Iterable<SplitPart>,
    before: (group: string) => number,
  ): Generator<number, readonly string[]> {
    const added = new Map<string, number>();
    for (const part of parts()) {
      for (const { group } of part) added.set(group, (added.get(group) ?? 0) + 1);
      yield 0;
    }
    const large: string[] = [];
    let counted = 0;
    for (const [group, count] of added) {
      if (before(group) + count > this.#fewMembers) large.push(group);
      counted += 1;
      if (counted % countedAtOnce === 0) yield 0;
    }
    return large;
  }

  #addNumbers(space: Space, part: SplitPart, { bySide, byGroup }: Additions): void {
    const entries = `SELECT a.key, e.number FROM json_each(?) AS a CROSS JOIN ${space}_entry e ON e.id = a.value`;
    const ofWholePages =
      space === 'page'
        ? entries
        : `SELECT a.key, e.number FROM json_each(?) AS a CROSS JOIN formula f ON f.page_id = a.value
           CROSS JOIN formula_entry e ON e.id = f.id`;
    const [whole, single] = [part.filter(({ unit }) => unit === undefined), part.filter(({ unit }) => unit)];
    const named = [
      [whole, ofWholePages, whole.map(({ page }) => page)],
      [single, entries, single.map(({ page, unit }) => (space === 'page' ? page : unit))],
    ] as const;
    for (const [assignments, sql, ids] of named) {
      if (ids.length === 0) continue;
      const rows = this.#connection.values<[string], readonly [number, number]>(sql).all(JSON.stringify(ids));
      for (const [at, number] of rows) {
        const assignment = assignments[at];
        if (!assignment) continue;
        bySide.get(assignment.side)?.add(number);
        byGroup.get(assignment.group)?.add(number);
      }
    }
  }

  #place(space: Space, number: number, { split, side, group }: Place): void {
    const sets = this.#sets[space];
    sets.set('split', sideName(split, side), number, true);
    if (sets.has('group', groupName(split, group))) sets.set('group', groupName(split, group), number, true);
  }

  /** Where an item stands by itself, and with the page that an expression gives for its id. */
  #placesOf(id: string, page: string): readonly Place[] {
    // In this order: splits are few, and each knows a page or formula by its key; the other way round a split is read whole.
    return this.#connection
      .prepare<[string, string], Place>(
        `SELECT a.split_id AS split, a.side, a.group_name AS "group", NULL AS page FROM split s
           CROSS JOIN split_assignment a ON a.split_id = s.id AND a.page_id = (${page})
         UNION ALL SELECT u.split_id, u.side, u.group_name, u.page_id FROM split s
           CROSS JOIN unit_assignment u ON u.split_id = s.id AND u.unit_id = ?`,
      )
      .all(id, id);
  }

  #changedSince(sequence: number): readonly { readonly type: 'page' | 'formula'; readonly id: string }[] {
    return this.#connection
      .prepare<[number], { type: 'page' | 'formula'; id: string }>(
        `SELECT DISTINCT p.value ->> '$.document.type' AS type, p.value ->> '$.document.id' AS id
         FROM operation o, json_each(o.patches) p
         WHERE o.sequence > ? AND p.value ->> '$.document.type' IN ('page','formula')`,
      )
      .all(sequence);
  }

  #numberOf(space: Space, id: string): number | null {
    return this.#connection.column<[string], number>(`SELECT number FROM ${space}_entry WHERE id = ?`).get(id) ?? null;
  }

  #splits(): readonly SplitId[] {
    return this.#connection.column<[], SplitId>('SELECT id FROM split ORDER BY id').all();
  }

  #hasAssignments(split: SplitId): boolean {
    return (
      this.#connection
        .column<[string, string], number>(
          `SELECT EXISTS (SELECT 1 FROM split_assignment WHERE split_id = ?)
                OR EXISTS (SELECT 1 FROM unit_assignment WHERE split_id = ?)`,
        )
        .get(split, split) === 1
    );
  }

  /** Pages and single formulas of a group. */
  #countMembers(split: SplitId, group: string): number {
    return (
      this.#connection
        .column<[string, string, string, string], number>(
          `SELECT (SELECT count(*) FROM split_assignment WHERE split_id = ? AND group_name = ?)
                + (SELECT count(*) FROM unit_assignment WHERE split_id = ? AND group_name = ?)`,
        )
        .get(split, group, split, group) ?? 0
    );
  }

  *#storedParts(split: SplitId): Generator<SplitPart> {
    const tables = [
      `SELECT page_id AS page, side, group_name AS "group" FROM split_assignment
       WHERE split_id = ? AND page_id > ? ORDER BY page_id LIMIT ${readAtOnce}`,
      `SELECT page_id AS page, unit_id AS unit, side, group_name AS "group" FROM unit_assignment
       WHERE split_id = ? AND unit_id > ? ORDER BY unit_id LIMIT ${readAtOnce}`,
    ];
    for (const sql of tables) {
      for (let after: string | null = ''; after !== null; ) {
        const part: SplitPart = this.#connection.prepare<[string, string], SplitAssignment>(sql).all(split, after);
        const last: SplitAssignment | undefined = part.at(-1);
        after = last === undefined ? null : (last.unit ?? last.page);
        if (part.length > 0) yield part;
      }
    }
  }
}

/** Where something stands in a split; the page of what stands there by itself. */
interface Place {
  readonly split: string;
  readonly side: SplitSide;
  readonly group: string;
  readonly page: string | null;
}

/** Items of groups of a split, looked up one by one. */
export function readGroups(connection: Connection, space: Space, split: SplitId, groups: readonly string[]): NumberSet {
  if (groups.length === 0) return new NumberSet();
  const names = JSON.stringify(groups);
  const numbers = connection.column<[string, string, string, string], number>(
    space === 'formula'
      ? `SELECT e.number FROM split_assignment a JOIN formula f ON f.page_id = a.page_id
         JOIN formula_entry e ON e.id = f.id
         WHERE a.split_id = ? AND a.group_name IN (SELECT value FROM json_each(?))
         UNION ALL SELECT e.number FROM unit_assignment a JOIN formula_entry e ON e.id = a.unit_id
         WHERE a.split_id = ? AND a.group_name IN (SELECT value FROM json_each(?))`
      : `SELECT e.number FROM split_assignment a JOIN page_entry e ON e.id = a.page_id
         WHERE a.split_id = ? AND a.group_name IN (SELECT value FROM json_each(?))
         UNION ALL SELECT e.number FROM unit_assignment a JOIN page_entry e ON e.id = a.page_id
         WHERE a.split_id = ? AND a.group_name IN (SELECT value FROM json_each(?))`,
  );
  return NumberSet.of(numbers.iterate(split, names, split, names));
}

function noAdditions(): Additions {
  return { bySide: new Map(splitSides.map((side) => [side, new NumberSet()])), byGroup: new Map() };
}

function* partsOf(assignments: SplitPart): Generator<SplitPart> {
  for (let first = 0; first < assignments.length; first += readAtOnce) {
    yield assignments.slice(first, first + readAtOnce);
  }
}
