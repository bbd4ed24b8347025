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
import { withdrawnActs } from './migrations/0021-withdrawn-acts.ts';
import { joinedRecords } from './migrations/0022-joined-records.ts';
import { joinedByLabel } from './migrations/0023-joined-by-label.ts';
import { adoptedReleases } from './migrations/0024-adopted-releases.ts';
import { takenActs } from './migrations/0025-taken-acts.ts';
import { bareMedia } from './migrations/0026-bare-media.ts';
import { exchangedCopies } from './migrations/0027-exchanged-copies.ts';
import { inkHashes } from './migrations/0028-ink-hashes.ts';
import { giveWay } from './steps.ts';

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
  withdrawnActs,
  joinedRecords,
  joinedByLabel,
  adoptedReleases,
  takenActs,
  bareMedia,
  exchangedCopies,
  inkHashes,
];

export const currentVersion = migrations.length;

/**
 * Those that take no row from a table that others refer to: they add tables and indexes, and write what is derived. What is
 * referred to is not looked at after them, which takes a quarter of a minute for ten million symbols.
 */
const leavingReferences: ReadonlySet<string> = new Set([
  recordCounts,
  splitGroups,
  undoneActs,
  withdrawnActs,
  joinedRecords,
  joinedByLabel,
  adoptedReleases,
  takenActs,
  bareMedia,
  exchangedCopies,
  inkHashes,
]);

/** Hears how far a file is brought: pages of the database, which is copied once, and then counts once for each script. */
export type MigrationReport = (progress: {
  readonly phase: 'preparing-backup' | 'preparing-database';
  readonly done: number;
  readonly total: number;
}) => void;

/** Brings a file to the current version. A newer file is refused; an older one is copied to `backups/` first. */
export async function migrate(
  connection: Connection,
  databasePath: string,
  report: MigrationReport = () => {},
): Promise<void> {
  const version = Number(connection.pragma('user_version'));
  if (version > currentVersion) {
    throw new AppError(
      'project-newer',
      `This project was last opened by a newer Quotient (its database is of version ${version}, this program knows ${currentVersion}). Update Quotient to open it.`,
      { version, known: currentVersion },
    );
  }
  if (version === currentVersion) return;
  if (version > 0) {
    await backUp(connection, databasePath, `before-version-${version + 1}`, (done, total) =>
      report({ phase: 'preparing-backup', done, total }),
    );
  }
  const pages = Number(connection.pragma('page_count'));
  // A table that others refer to can be made anew only while nobody looks; the references are checked afterwards.
  connection.execute('PRAGMA foreign_keys = OFF');
  try {
    for (const [index, script] of migrations.entries()) {
      if (index < version) continue;
      const [done, total] = [(index - version) * pages, (currentVersion - version) * pages];
      report({ phase: 'preparing-database', done, total });
      // oxlint-disable-next-line no-await-in-loop -- so that it is told before nobody is answered for a while
      await giveWay();
      connection.write(() => {
        connection.execute(script);
        if (!leavingReferences.has(script)) requireReferences(connection, index + 1);
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
export async function backUp(
  connection: Connection,
  databasePath: string,
  name: string,
  report?: (done: number, total: number) => void,
): Promise<void> {
  const folder = join(dirname(databasePath), 'backups');
  await mkdir(folder, { recursive: true });
  const target = join(folder, `${name}.db`);
  await connection.backup(`${target}.part`, report);
  await rename(`${target}.part`, target);
}
