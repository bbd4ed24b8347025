import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Connection } from './connection.ts';
import { foundation } from './migrations/0001-foundation.ts';
import { notesAndBatches } from './migrations/0002-notes-and-batches.ts';
import { schemaTypes } from './migrations/0003-schema-types.ts';
import { review } from './migrations/0004-review.ts';
import { progress } from './migrations/0005-progress.ts';
import { search } from './migrations/0006-search.ts';
import { splitsAndExports } from './migrations/0007-splits-and-exports.ts';
import { exchange } from './migrations/0008-exchange.ts';
import { reviewScores } from './migrations/0009-review-scores.ts';
import { findings } from './migrations/0010-findings.ts';
import { sideTypes } from './migrations/0011-side-types.ts';
import { signatures } from './migrations/0012-signatures.ts';
import { splitUnits } from './migrations/0013-split-units.ts';
import { standings } from './migrations/0014-standings.ts';
import { partsOfOperations } from './migrations/0015-parts-of-operations.ts';
import { reviewOrder } from './migrations/0016-review-order.ts';
import { symbolsByMachine } from './migrations/0017-symbols-by-machine.ts';
import { recordCounts } from './migrations/0018-record-counts.ts';
import { splitGroups } from './migrations/0019-split-groups.ts';
import { undoneActs } from './migrations/0020-undone-acts.ts';

/** Scripts in order; the file's `user_version` counts how many of them it has seen. */
export const migrations: readonly string[] = [
  foundation,
  notesAndBatches,
  schemaTypes,
  review,
  progress,
  search,
  splitsAndExports,
  exchange,
  reviewScores,
  findings,
  sideTypes,
  signatures,
  splitUnits,
  standings,
  partsOfOperations,
  reviewOrder,
  symbolsByMachine,
  recordCounts,
  splitGroups,
  undoneActs,
];

export const currentVersion = migrations.length;

/** Brings a file to the current version. A newer file is refused; an older one is copied to `backups/` first. */
export async function migrate(connection: Connection, databasePath: string): Promise<void> {
  const version = Number(connection.pragma('user_version'));
  if (version > currentVersion) {
    throw new AppError(
      'project-newer',
      `This project was last opened by a newer Quotient (its database is of version ${version}, this program knows ${currentVersion}). Update Quotient to open it.`,
      { version, known: currentVersion },
    );
  }
  if (version === currentVersion) return;
  if (version > 0) await backUp(connection, databasePath, `before-version-${version + 1}`);
  // A table that others refer to can be made anew only while nobody looks; the references are checked afterwards.
  connection.execute('PRAGMA foreign_keys = OFF');
  try {
    for (const [index, script] of migrations.entries()) {
      if (index < version) continue;
      connection.write(() => {
        connection.execute(script);
        requireReferences(connection, index + 1);
        connection.execute(`PRAGMA user_version = ${index + 1}`);
      });
    }
  } finally {
    connection.execute('PRAGMA foreign_keys = ON');
  }
}

function requireReferences(connection: Connection, version: number): void {
  const [broken] = connection.prepare<[], { table: string }>('PRAGMA foreign_key_check').all();
  if (broken === undefined) return;
  throw new AppError(
    'project-invalid',
    `The project could not be brought to version ${version}: rows of ${broken.table} refer to what does not exist. It is as it was; restore a copy from its backups folder.`,
    { reason: 'migration-failed', version, table: broken.table },
  );
}

/** Writes a copy of the database to `backups/<name>.db`; a copy of that name is replaced only by a complete one. */
export async function backUp(connection: Connection, databasePath: string, name: string): Promise<void> {
  const folder = join(dirname(databasePath), 'backups');
  await mkdir(folder, { recursive: true });
  const target = join(folder, `${name}.db`);
  await connection.backup(`${target}.part`);
  await rename(`${target}.part`, target);
}
