import type { ReleaseId } from '#schemas/domain/id.ts';
import type { ReleaseItem } from '../../release-store.ts';
import type { Connection } from '../connection.ts';
import { NumberSet } from './number-set.ts';
import type { SetRows, Space } from './set-rows.ts';

export type ReleaseNumbers = Readonly<Record<Space, NumberSet>>;

const spaces: readonly Space[] = ['formula', 'page'];
const readAtOnce = 2000;

/**
 * Keeps the sets of releases: the formulas, and the pages, that are in each. They are written in the transaction of the
 * release, which never changes afterwards; which numbers that are is read ahead of it, in steps.
 */
export class ReleaseSets {
  readonly #connection: Connection;
  readonly #sets: Readonly<Record<Space, SetRows>>;

  constructor(connection: Connection, sets: Readonly<Record<Space, SetRows>>) {
    this.#connection = connection;
    this.#sets = sets;
  }

  /** Reads what is in a release; gives how many items were read. */
  *read(items: readonly ReleaseItem[]): Generator<number, ReleaseNumbers> {
    const numbers = { formula: new NumberSet(), page: new NumberSet() };
    for (let first = 0; first < items.length; first += readAtOnce) {
      const part = items.slice(first, first + readAtOnce);
      const formulas = part.flatMap(({ type, id }) => (type === 'formula' ? [id] : []));
      const pages = new Set(part.map(({ page }) => page));
      for (const number of this.#numbersOf('formula', formulas)) numbers.formula.add(number);
      for (const number of this.#numbersOf('page', [...pages])) numbers.page.add(number);
      yield first + part.length;
    }
    return numbers;
  }

  keep(release: ReleaseId, numbers: ReleaseNumbers): void {
    for (const space of spaces) {
      this.#sets[space].replaceOne('release', release, numbers[space]);
      this.#connection
        .prepare<[string], never>("INSERT OR REPLACE INTO derivation (name, version) VALUES (?, '1')")
        .run(releaseDerivation(space, release));
    }
  }

  #numbersOf(space: Space, ids: readonly string[]): readonly number[] {
    return this.#connection
      .column<[string], number>(`SELECT number FROM ${space}_entry WHERE id IN (SELECT value FROM json_each(?))`)
      .all(JSON.stringify(ids));
  }
}

/** What says that the set of a release is there. */
export const releaseDerivation = (space: Space, release: ReleaseId) => `${space} release ${release}`;
