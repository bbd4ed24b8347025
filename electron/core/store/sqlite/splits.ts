import type { PageId, Sha256, SplitId } from '#schemas/domain/id.ts';
import { type Split, type SplitAssignment, SplitRule } from '#schemas/domain/split.ts';
import type { TestVersion } from '#schemas/domain/test-version.ts';
import type { SplitGroupRow, SplitStore } from '../split-store.ts';
import type { Connection, Statement } from './connection.ts';
import type { SearchIndex } from './search/search-index.ts';
import type { SplitGrowth } from './search/split-sets.ts';
import { describeGroups, groupsOfPages, largestGroups } from './split-groups.ts';
import { type SplitRow, splitFromRow } from './split-row.ts';
import { inSteps } from './steps.ts';

/** Splits, their assignments and locked test sets as rows. */
export class SqliteSplitStore implements SplitStore {
  readonly #connection: Connection;
  readonly #search: Pick<SearchIndex, 'splits' | 'write'>;
  /** A split changes only here: until then its groups are counted once. */
  readonly #largestGroups = new Map<string, readonly string[]>();

  constructor(connection: Connection, search: Pick<SearchIndex, 'splits' | 'write'>) {
    this.#connection = connection;
    this.#search = search;
  }

  async addSplit(split: Split): Promise<void> {
    const { id, name, ...rule } = split;
    const { seed, ratios, grouping } = rule;
    const shares = [ratios.train, ratios.validation, ratios.test];
    const switches = [Number(grouping.writer), Number(grouping.nearDuplicate)];
    this.#connection.write(() =>
      this.#insert('INSERT INTO split VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
        id,
        name,
        seed,
        ...shares,
        ...switches,
        JSON.stringify(rule),
      ),
    );
  }

  async changeRule(split: SplitId, rule: SplitRule): Promise<void> {
    const { seed, ratios, grouping } = SplitRule.parse(rule);
    const shares = [ratios.train, ratios.validation, ratios.test];
    const switches = [Number(grouping.writer), Number(grouping.nearDuplicate)];
    this.#connection.write(() =>
      this.#insert(
        `UPDATE split SET seed = ?, train = ?, validation = ?, test = ?, by_writer = ?, by_near_duplicate = ?, rule = ?
         WHERE id = ?`,
      ).run(seed, ...shares, ...switches, JSON.stringify(rule), split),
    );
  }

  async listSplits(): Promise<readonly Split[]> {
    return this.#connection.read(() =>
      this.#connection.prepare<[], SplitRow>('SELECT * FROM split ORDER BY id').all().map(splitFromRow),
    );
  }

  async assignments(split: SplitId): Promise<readonly SplitAssignment[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[SplitId], SplitAssignment>(
          'SELECT page_id AS page, side, group_name AS "group" FROM split_assignment WHERE split_id = ? ORDER BY page_id',
        )
        .all(split)
        .concat(
          this.#connection
            .prepare<[SplitId], SplitAssignment>(
              `SELECT page_id AS page, unit_id AS unit, side, group_name AS "group" FROM unit_assignment
               WHERE split_id = ? ORDER BY unit_id`,
            )
            .all(split),
        ),
    );
  }

  async addAssignments(split: SplitId, assignments: readonly SplitAssignment[]): Promise<void> {
    const growth = await inSteps(this.#search.splits.read(split, assignments));
    this.#search.write(() => this.insertAssignments(split, assignments, growth));
  }

  async sourcesOfFrozen(split: SplitId, pages: readonly PageId[]): Promise<ReadonlyMap<PageId, Sha256>> {
    const rows = this.#connection.read(() =>
      this.#connection
        .prepare<[SplitId, string], { page: PageId; source: Sha256 | null }>(
          `SELECT asked.value AS page,
             (SELECT json_extract(v.document, '$.sourceSha256')
              FROM release r
              CROSS JOIN release_item i ON i.release_id = r.id AND i.type IN ('page', 'formula') AND i.page_id = asked.value
              CROSS JOIN formula_version v ON v.hash = i.version
              WHERE r.split_id = ? LIMIT 1) AS source
           FROM json_each(?) AS asked`,
        )
        .all(split, JSON.stringify(pages)),
    );
    return new Map(rows.flatMap(({ page, source }) => (source === null ? [] : [[page, source] as const])));
  }

  async largestGroups(split: SplitId, limit: number): Promise<readonly string[]> {
    const asked = `${split} ${limit}`;
    const kept = this.#largestGroups.get(asked);
    if (kept) return kept;
    const found = this.#connection.read(() => largestGroups(this.#connection, split, limit));
    this.#largestGroups.set(asked, found);
    return found;
  }

  async groupsOfPages(split: SplitId, pages: readonly PageId[]): Promise<readonly string[]> {
    return this.#connection.read(() => groupsOfPages(this.#connection, split, pages));
  }

  async describeGroups(split: SplitId, groups: readonly string[]): Promise<readonly SplitGroupRow[]> {
    return this.#connection.read(() => describeGroups(this.#connection, split, groups));
  }

  async testVersions(): Promise<readonly TestVersion[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[], TestVersion>(
          `SELECT split_id AS split, number, release_id AS "release", locked_at AS lockedAt, note
           FROM test_version ORDER BY split_id, number`,
        )
        .all(),
    );
  }

  async addTestVersion(version: TestVersion): Promise<void> {
    this.#connection.write(() => this.insertTestVersion(version));
  }

  /** Inside of a transaction. */
  insertAssignments(split: SplitId, assignments: readonly SplitAssignment[], growth: SplitGrowth): void {
    this.#largestGroups.clear();
    const ofPage = this.#insert('INSERT INTO split_assignment VALUES (?, ?, ?, ?)');
    const ofUnit = this.#insert('INSERT INTO unit_assignment VALUES (?, ?, ?, ?, ?)');
    for (const { page, unit, side, group } of assignments) {
      if (unit === undefined) ofPage.run(split, page, side, group);
      else ofUnit.run(split, unit, page, side, group);
    }
    this.#search.splits.grow(split, growth);
  }

  /** Inside of a transaction. */
  insertTestVersion({ split, number, release, lockedAt, note }: TestVersion): void {
    this.#insert('INSERT INTO test_version VALUES (?, ?, ?, ?, ?)').run(split, number, release, lockedAt, note);
  }

  #insert(sql: string): Statement<readonly unknown[], never> {
    return this.#connection.prepare<readonly unknown[], never>(sql);
  }
}
