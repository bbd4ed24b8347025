import type { LayerName } from '#schemas/domain/layer.ts';
import type { Settings } from '#schemas/domain/settings.ts';
import type { Connection } from '../connection.ts';
import type { DocumentRows } from './document-rows.ts';

/** The settings of the project; parsed again only when their revision has moved. */
export class StoredSettings {
  readonly #connection: Connection;
  readonly #documents: DocumentRows;
  #known: { readonly revision: number; readonly settings: Settings } | null = null;

  constructor(connection: Connection, documents: DocumentRows) {
    this.#connection = connection;
    this.#documents = documents;
  }

  /** Null while the project has none, as in the moment it is made. */
  now(): Settings | null {
    const row = this.#connection
      .prepare<[], { id: string; revision: number }>("SELECT id, revision FROM schema_record WHERE type = 'settings'")
      .get();
    if (!row) return null;
    if (this.#known?.revision !== row.revision) {
      const record = this.#documents.read({ type: 'settings', id: row.id }).records.get(row.id);
      if (record?.kind !== 'settings') return null;
      this.#known = { revision: row.revision, settings: record };
    }
    return this.#known.settings;
  }

  layersAsked(): readonly LayerName[] {
    return this.now()?.layersAsked ?? [];
  }
}
