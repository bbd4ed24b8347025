import type { PageId, SplitId } from '#schemas/domain/id.ts';
import type { SplitGroupRow } from '../split-store.ts';
import type { Connection } from './connection.ts';

interface Size {
  readonly name: string;
  readonly members: number;
}

/** Names of the groups of a split with the most members, two at least; pages and single formulas are members alike. */
export function largestGroups(connection: Connection, split: SplitId, limit: number): readonly string[] {
  const pages = membersIn('split_assignment');
  const formulas = membersIn('unit_assignment');
  const largest = (groups: string, ...splits: readonly string[]) =>
    connection
      .prepare<readonly unknown[], Size>(
        `SELECT name, members FROM (${groups}) WHERE members > 1 ORDER BY members DESC, name LIMIT ?`,
      )
      .all(...splits, limit);
  // Each table along its index of groups: both as one would be sorted as a whole. Of a group with single formulas, which
  // few splits have beside whole pages, the pages are counted too.
  const withFormulas = isAnyIn(connection, 'split_assignment', split)
    ? largest(
        `SELECT name, members + (SELECT count(*) FROM split_assignment a WHERE a.split_id = ? AND a.group_name = name)
           AS members FROM (${formulas})`,
        split,
        split,
      )
    : largest(formulas, split);
  const sizes = new Map([...largest(pages, split), ...withFormulas].map(({ name, members }) => [name, members]));
  return [...sizes]
    .sort(([a, ofA], [b, ofB]) => ofB - ofA || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([name]) => name);
}

const membersIn = (table: string) =>
  `SELECT group_name AS name, count(*) AS members FROM ${table} WHERE split_id = ? GROUP BY group_name`;

function isAnyIn(connection: Connection, table: string, split: SplitId): boolean {
  return connection.column<[string], 1>(`SELECT 1 FROM ${table} WHERE split_id = ? LIMIT 1`).get(split) === 1;
}

/** Names of the groups in which pages stand, or anything on them. */
export function groupsOfPages(connection: Connection, split: SplitId, pages: readonly PageId[]): readonly string[] {
  const chosen = JSON.stringify(pages);
  // Pages first, and each by its key: along the index of groups a split is read whole.
  return connection
    .column<[string, string, string, string, string], string>(
      `SELECT a.group_name FROM json_each(?) AS chosen
         CROSS JOIN split_assignment a ON a.split_id = ? AND a.page_id = chosen.value
       UNION SELECT u.group_name FROM (
         SELECT formula.id FROM json_each(?) AS chosen CROSS JOIN formula ON formula.page_id = chosen.value
         UNION ALL SELECT value FROM json_each(?)
       ) AS unit CROSS JOIN unit_assignment u ON u.split_id = ? AND u.unit_id = unit.id`,
    )
    .all(chosen, split, chosen, chosen, split);
}

/** What groups are; those that are not in the split are left out. */
export function describeGroups(
  connection: Connection,
  split: SplitId,
  groups: readonly string[],
): readonly SplitGroupRow[] {
  const names = JSON.stringify(groups);
  return connection
    .prepare<[string, string, string, string], SplitGroupRow>(
      `WITH counted AS (
         SELECT group_name, side, count(*) AS pages, min(page_id) AS first FROM split_assignment
         WHERE split_id = ? AND group_name IN (SELECT value FROM json_each(?)) GROUP BY group_name, side
         UNION ALL SELECT group_name, side, count(DISTINCT page_id), min(page_id) FROM unit_assignment
         WHERE split_id = ? AND group_name IN (SELECT value FROM json_each(?)) GROUP BY group_name, side
       ), summed AS (
         SELECT group_name, min(side) AS side, sum(pages) AS pages, min(first) AS first
         FROM counted GROUP BY group_name
       )
       SELECT group_name AS "group", side, pages, coalesce(source_name, '') AS sourceName, writer
       FROM summed LEFT JOIN page ON page.id = first ORDER BY group_name`,
    )
    .all(split, names, split, names);
}
