import type { SourceLicence } from '#schemas/domain/source-licence.ts';
import type { BatchSource, SourceStore } from '../source-store.ts';
import type { Connection } from './connection.ts';

/** Imports and their licences as rows. */
export class SqliteSourceStore implements SourceStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async batches(): Promise<readonly BatchSource[]> {
    interface Row {
      readonly batch: string | null;
      readonly pages: number;
      readonly licence: string | null;
      readonly attribution: string | null;
      readonly address: string | null;
    }
    return this.#connection.read(() =>
      this.#connection
        .prepare<[], Row>(
          `SELECT page.batch AS batch, count(*) AS pages, licence, attribution, address
           FROM page LEFT JOIN source_licence ON source_licence.batch = coalesce(page.batch, '')
           GROUP BY page.batch ORDER BY min(page.id)`,
        )
        .all()
        .map(({ attribution, address, ...row }) => ({
          ...row,
          attribution: attribution ?? '',
          address: address ?? '',
        })),
    );
  }

  async setLicence(batch: string | null, { licence, attribution, address }: SourceLicence): Promise<void> {
    this.#connection.write(() =>
      this.#connection
        .prepare<readonly unknown[], never>('INSERT OR REPLACE INTO source_licence VALUES (?, ?, ?, ?)')
        .run(batch ?? '', licence, attribution, address),
    );
  }
}
