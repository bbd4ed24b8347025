import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { Connection } from './connection.ts';

/** What SQLite itself finds wrong with the file, and references that lead nowhere. */
export function checkIntegrity(connection: Connection): readonly Reason[] {
  const findings: Reason[] = [];
  for (const { integrity_check: problem } of connection
    .prepare<[], { integrity_check: string }>('PRAGMA integrity_check(20)')
    .all()) {
    if (problem !== 'ok')
      findings.push(reason('database-damaged', `The database is damaged: ${problem}.`, { problem }));
  }
  for (const row of connection.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all()) {
    findings.push(
      reason('reference-broken', `A row of ${row.table} refers to a row of ${row.parent} that does not exist.`, {
        table: row.table,
        parent: row.parent,
      }),
    );
  }
  const dangling = connection
    .prepare<[], { formula_id: string; id: string }>(
      `SELECT r.formula_id, r.id FROM relation r
       WHERE NOT EXISTS (SELECT 1 FROM symbol s WHERE s.formula_id = r.formula_id AND s.id = r.parent_id)
          OR NOT EXISTS (SELECT 1 FROM symbol s WHERE s.formula_id = r.formula_id AND s.id = r.child_id)`,
    )
    .all();
  for (const row of dangling) {
    findings.push(
      reason(
        'relation-dangling',
        `Relation ${row.id} of formula ${row.formula_id} names a symbol that does not exist.`,
        {
          relation: row.id,
          formula: row.formula_id,
        },
      ),
    );
  }
  return findings;
}
