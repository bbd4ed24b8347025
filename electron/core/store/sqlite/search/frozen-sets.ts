import type { SideChoice } from '#schemas/contract/library.ts';
import type { ReleaseId, SplitId } from '#schemas/domain/id.ts';
import { splitSides } from '#schemas/domain/split.ts';
import type { Connection } from '../connection.ts';
import { NumberSet } from './number-set.ts';
import { releaseDerivation } from './release-sets.ts';
import type { SetRows, Space } from './set-rows.ts';
import { groupName, readGroups, sideName } from './split-sets.ts';

/** What stands in releases, on sides of splits and in their groups, as the sets that are kept of them tell. */
export class FrozenSets {
  readonly #connection: Connection;
  readonly #space: Space;
  readonly #sets: SetRows;

  constructor(connection: Connection, space: Space, sets: SetRows) {
    this.#connection = connection;
    this.#space = space;
    this.#sets = sets;
  }

  /** A release of an older program has no set until somebody asks for it. */
  release(release: ReleaseId): NumberSet {
    const name = releaseDerivation(this.#space, release);
    const isKept = this.#connection.column<[string], number>('SELECT 1 FROM derivation WHERE name = ?').get(name) === 1;
    if (isKept) return this.#sets.read('release', release);
    const numbers = NumberSet.of(
      this.#connection
        .column<[string], number>(
          this.#space === 'formula'
            ? `SELECT e.number FROM release_item i JOIN formula_entry e ON e.id = i.id
               WHERE i.release_id = ? AND i.type = 'formula'`
            : `SELECT DISTINCT e.number FROM release_item i JOIN page_entry e ON e.id = i.page_id
               WHERE i.release_id = ?`,
        )
        .iterate(release),
    );
    this.#connection.write(() => {
      this.#sets.replaceOne('release', release, numbers);
      this.#connection.prepare<[string], never>("INSERT INTO derivation (name, version) VALUES (?, '1')").run(name);
    });
    return numbers;
  }

  /** Items on sides of a split (null: the newest); `none` are those that it does not know. */
  sides(split: SplitId | null, sides: readonly SideChoice[], all: NumberSet): NumberSet {
    const id = split ?? this.#newestSplit();
    if (id === null) return sides.includes('none') ? all : new NumberSet();
    const bySide = new Map(splitSides.map((side) => [side, this.#sets.read('split', sideName(id, side))]));
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
    const [large, small] = [true, false].map((isKept) =>
      groups.filter((group) => this.#sets.has('group', groupName(id, group)) === isKept),
    );
    return NumberSet.union([
      readGroups(this.#connection, this.#space, id, small ?? []),
      ...(large ?? []).map((group) => this.#sets.read('group', groupName(id, group))),
    ]);
  }

  #newestSplit(): SplitId | null {
    return this.#connection.column<[], SplitId>('SELECT id FROM split ORDER BY id DESC LIMIT 1').get() ?? null;
  }
}
