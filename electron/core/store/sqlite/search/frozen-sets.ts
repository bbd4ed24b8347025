import type { SideChoice } from '#schemas/contract/library.ts';
import type { ReleaseId, SplitId } from '#schemas/domain/id.ts';
import { splitSides } from '#schemas/domain/split.ts';
import type { Connection } from '../connection.ts';
import { NumberSet } from './number-set.ts';
import type { SetRows, Space } from './set-rows.ts';

/** Larger groups are worth a set of their own: what is in them is not looked up item by item again. */
const usuallyFewMembers = 2000;

const groupName = (value: string) => `group ${value}`;

/**
 * Sets of releases, splits and their large groups. What is frozen never changes, so that they are made when first asked for and kept; a
 * split is made anew when it has grown.
 */
export class FrozenSets {
  readonly #connection: Connection;
  readonly #space: Space;
  readonly #sets: SetRows;
  readonly #fewMembers: number;

  constructor(connection: Connection, space: Space, sets: SetRows, fewMembers = usuallyFewMembers) {
    this.#fewMembers = fewMembers;
    this.#connection = connection;
    this.#space = space;
    this.#sets = sets;
  }

  release(release: ReleaseId): NumberSet {
    this.#makeOnce(`release ${release}`, '1', () => {
      const numbers = this.#connection
        .column<[string], number>(
          this.#space === 'formula'
            ? `SELECT e.number FROM release_item i JOIN formula_entry e ON e.id = i.id
               WHERE i.release_id = ? AND i.type = 'formula'`
            : `SELECT DISTINCT e.number FROM release_item i JOIN page_entry e ON e.id = i.page_id
               WHERE i.release_id = ?`,
        )
        .iterate(release);
      return [['release', release, NumberSet.of(numbers)]];
    });
    return this.#sets.read('release', release);
  }

  /** Items on sides of a split (null: the newest); `none` are those that it does not know. */
  sides(split: SplitId | null, sides: readonly SideChoice[], all: NumberSet): NumberSet {
    const id = split ?? this.#newestSplit();
    if (id === null) return sides.includes('none') ? all : new NumberSet();
    const known = this.#connection
      .column<[string, string], number>(
        `SELECT (SELECT count(*) FROM split_assignment WHERE split_id = ?)
              + (SELECT count(*) FROM unit_assignment WHERE split_id = ?)`,
      )
      .get(id, id);
    this.#makeOnce(`split ${id}`, String(known ?? 0), () => this.#readSides(id));
    const bySide = new Map(splitSides.map((side) => [side, this.#sets.read('split', `${id} ${side}`)]));
    return sides.reduce((found, side) => {
      const chosen =
        side === 'none'
          ? [...bySide.values()].reduce((left, assigned) => left.without(assigned), all)
          : (bySide.get(side) ?? new NumberSet());
      return found.or(chosen);
    }, new NumberSet());
  }

  /** Items of groups of a split (null: the newest). */
  groups(split: SplitId | null, groups: readonly string[]): NumberSet {
    const id = split ?? this.#newestSplit();
    if (id === null) return new NumberSet();
    const members = groups.map((group) => ({ group, count: this.#countMembers(id, group) }));
    const small = members.filter(({ count }) => count <= this.#fewMembers).map(({ group }) => group);
    const sets = members.flatMap(({ group, count }) => {
      if (count <= this.#fewMembers) return [];
      const value = `${id} ${group}`;
      this.#makeOnce(groupName(value), String(count), () => [['group', value, this.#readGroups(id, [group])]]);
      return [this.#sets.read('group', value)];
    });
    return sets.reduce((found, set) => found.or(set), this.#readGroups(id, small));
  }

  /** A formula that came onto a page of a group; only sets that were made have to follow. */
  joinGroup(split: string, group: string, number: number): void {
    const value = `${split} ${group}`;
    const isMade = this.#connection
      .column<[string], number>('SELECT 1 FROM derivation WHERE name = ?')
      .get(`${this.#space} ${groupName(value)}`);
    if (isMade === 1) this.#sets.set('group', value, number, true);
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

  #readGroups(id: SplitId, groups: readonly string[]): NumberSet {
    if (groups.length === 0) return new NumberSet();
    const names = JSON.stringify(groups);
    const numbers = this.#connection.column<[string, string, string, string], number>(
      this.#space === 'formula'
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
    return NumberSet.of(numbers.iterate(id, names, id, names));
  }

  #newestSplit(): SplitId | null {
    return this.#connection.column<[], SplitId>('SELECT id FROM split ORDER BY id DESC LIMIT 1').get() ?? null;
  }

  #readSides(split: SplitId): readonly [string, string, NumberSet][] {
    const sets = new Map(splitSides.map((side) => [side, new NumberSet()]));
    const rows = this.#connection.prepare<[string, string], { number: number; side: (typeof splitSides)[number] }>(
      this.#space === 'formula'
        ? `SELECT e.number, a.side FROM split_assignment a JOIN formula f ON f.page_id = a.page_id
           JOIN formula_entry e ON e.id = f.id WHERE a.split_id = ?
           UNION SELECT e.number, a.side FROM unit_assignment a JOIN formula_entry e ON e.id = a.unit_id
           WHERE a.split_id = ?`
        : `SELECT e.number, a.side FROM split_assignment a JOIN page_entry e ON e.id = a.page_id WHERE a.split_id = ?
           UNION SELECT e.number, a.side FROM unit_assignment a JOIN page_entry e ON e.id = a.page_id
           WHERE a.split_id = ?`,
    );
    for (const { number, side } of rows.iterate(split, split)) sets.get(side)?.add(number);
    return [...sets].map(([side, set]) => ['split', `${split} ${side}`, set]);
  }

  #makeOnce(name: string, version: string, make: () => readonly [string, string, NumberSet][]): void {
    const key = `${this.#space} ${name}`;
    const made = this.#connection.column<[string], string>('SELECT version FROM derivation WHERE name = ?').get(key);
    if (made === version) return;
    const sets = make();
    this.#connection.write(() => {
      for (const [attribute, value, set] of sets) this.#sets.replaceOne(attribute, value, set);
      this.#connection
        .prepare<[string, string], never>('INSERT OR REPLACE INTO derivation (name, version) VALUES (?, ?)')
        .run(key, version);
    });
  }
}
