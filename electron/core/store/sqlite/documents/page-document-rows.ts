import type { AnnotationDocument, DocumentRef } from '#schemas/domain/document.ts';
import type { Page } from '#schemas/domain/page.ts';
import { emptyDocument } from '#shared/annotation/document.ts';
import type { Connection } from '../connection.ts';
import { type LayerColumns, layerValues, regionsOf } from './layer-columns.ts';

interface PageRow extends LayerColumns<'regions'> {
  readonly id: Page['id'];
  readonly source_sha256: Page['sourceSha256'];
  readonly source_name: string;
  readonly image_sha256: Page['imageSha256'];
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  readonly ink_renderer_version: string | null;
  readonly perceptual_hash: string;
  readonly holds: Page['holds'];
  readonly writer: string | null;
  readonly imported_at: string;
  readonly batch: string | null;
  readonly revision: number;
}

/** Documents of pages as rows. Every method runs inside a transaction of its caller. */
export class PageDocumentRows {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  read(ref: DocumentRef): AnnotationDocument {
    const row = this.#connection.prepare<[string], PageRow>('SELECT * FROM page WHERE id = ?').get(ref.id);
    if (!row) return emptyDocument(ref);
    return { ref, revision: row.revision, records: new Map([[row.id, pageFromRow(row)]]) };
  }

  write(after: AnnotationDocument): void {
    const page = after.records.get(after.ref.id);
    if (page?.kind !== 'page') {
      this.#connection.prepare<[string], never>('DELETE FROM page WHERE id = ?').run(after.ref.id);
      return;
    }
    this.#connection
      .prepare<readonly unknown[], never>(
        `INSERT INTO page (id, source_sha256, source_name, image_sha256, width, height, orientation, ink_renderer_version,
           perceptual_hash, holds, writer, imported_at, batch, regions_state, regions_source, regions_reason, revision)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET holds = excluded.holds, writer = excluded.writer,
           regions_state = excluded.regions_state, regions_source = excluded.regions_source,
           regions_reason = excluded.regions_reason, revision = excluded.revision`,
      )
      .run(
        page.id,
        page.sourceSha256,
        page.sourceName,
        page.imageSha256,
        page.width,
        page.height,
        page.orientation,
        page.inkRendererVersion,
        page.perceptualHash,
        page.holds,
        page.writer,
        page.importedAt,
        page.batch,
        ...layerValues(page.regions),
        after.revision,
      );
  }
}

function pageFromRow(row: PageRow): Page {
  return {
    kind: 'page',
    id: row.id,
    sourceSha256: row.source_sha256,
    sourceName: row.source_name,
    imageSha256: row.image_sha256,
    width: row.width,
    height: row.height,
    orientation: row.orientation,
    inkRendererVersion: row.ink_renderer_version,
    perceptualHash: row.perceptual_hash,
    holds: row.holds,
    writer: row.writer,
    importedAt: row.imported_at,
    batch: row.batch,
    regions: regionsOf(row),
  };
}
