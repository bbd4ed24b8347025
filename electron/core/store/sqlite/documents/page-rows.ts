import type { StripPage } from '#schemas/contract/annotation.ts';
import type { PageId, Sha256 } from '#schemas/domain/id.ts';
import { type FormulaStatus, type LayerName, type LayerState, layerStates } from '#schemas/domain/layer.ts';
import type { MediaRecord, PageNeighbours } from '../../store.ts';
import type { Connection } from '../connection.ts';
import { statusesOnPages } from '../lists/statuses-on-pages.ts';

interface StripRow {
  readonly id: PageId;
  readonly source_name: string;
  readonly image_sha256: Sha256;
}

interface MediaRow {
  readonly sha256: Sha256;
  readonly byte_count: number;
  readonly content_type: string;
  /** Empty where there is none, null where nobody has looked. */
  readonly ink_hash: string | null;
}

/** Questions about pages and their pictures that are no documents. Ids are ULIDs, so import order is the order of ids. */
export class PageRows {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  addMedia(media: readonly MediaRecord[]): void {
    const insert = this.#connection.prepare<readonly unknown[], never>(
      'INSERT INTO media (sha256, byte_count, content_type, is_bare, ink_hash) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    for (const { sha256, byteCount, contentType, isBare, inkHash } of media) {
      const ink = inkHash === undefined ? null : (inkHash ?? '');
      insert.run(sha256, byteCount, contentType, isBare === true ? 1 : 0, ink);
    }
  }

  getMedia(sha256: Sha256): MediaRecord | null {
    const row = this.#connection.prepare<[string], MediaRow>('SELECT * FROM media WHERE sha256 = ?').get(sha256);
    return row ? mediaFromRow(row) : null;
  }

  mediaAfter(after: Sha256 | null, limit: number): readonly MediaRecord[] {
    return this.#connection
      .prepare<[string, number], MediaRow>('SELECT * FROM media WHERE sha256 > ? ORDER BY sha256 LIMIT ?')
      .all(after ?? '', limit)
      .map(mediaFromRow);
  }

  bySource(sources: readonly Sha256[]): ReadonlyMap<Sha256, PageId> {
    const find = this.#connection.prepare<[string], { id: PageId }>('SELECT id FROM page WHERE source_sha256 = ?');
    return new Map(
      sources.flatMap((source): [Sha256, PageId][] => {
        const row = find.get(source);
        return row ? [[source, row.id]] : [];
      }),
    );
  }

  idsAfter(after: PageId | null, limit: number): readonly PageId[] {
    return this.#connection
      .prepare<[string, number], { id: PageId }>('SELECT id FROM page WHERE id > ? ORDER BY id LIMIT ?')
      .all(after ?? '', limit)
      .map((row) => row.id);
  }

  neighbours(page: PageId): PageNeighbours | null {
    const one = (sql: string) =>
      this.#connection.prepare<[string], { value: PageId | null }>(sql).get(page)?.value ?? null;
    if (one('SELECT id AS value FROM page WHERE id = ?') === null) return null;
    const count = (sql: string, ...parameters: string[]) =>
      this.#connection.prepare<readonly string[], { n: number }>(sql).get(...parameters)?.n ?? 0;
    return {
      previous: one('SELECT max(id) AS value FROM page WHERE id < ?'),
      next: one('SELECT min(id) AS value FROM page WHERE id > ?'),
      position: count('SELECT count(*) AS n FROM page WHERE id <= ?', page),
      pages: count('SELECT count(*) AS n FROM page'),
    };
  }

  /** So many pages before a page, the page, and so many after it. */
  around(page: PageId, before: number, after: number, layersAsked: readonly LayerName[]): readonly StripPage[] {
    const columns = 'id, source_name, image_sha256';
    const earlier = this.#connection
      .prepare<[string, number], StripRow>(`SELECT ${columns} FROM page WHERE id <= ? ORDER BY id DESC LIMIT ?`)
      .all(page, before + 1)
      .toReversed();
    const later = this.#connection
      .prepare<[string, number], StripRow>(`SELECT ${columns} FROM page WHERE id > ? ORDER BY id LIMIT ?`)
      .all(page, after);
    const rows = [...earlier, ...later];
    const states = new Map<PageId, FormulaStatus[]>();
    const found = statusesOnPages(
      this.#connection,
      rows.map(({ id }) => id),
      layersAsked,
    );
    for (const each of found) states.set(each.page, [...(states.get(each.page) ?? []), each.status]);
    return rows.map((row) => ({
      id: row.id,
      sourceName: row.source_name,
      imageSha256: row.image_sha256,
      status: leastStatus(states.get(row.id) ?? []),
    }));
  }

  /** Counting along the index of ids: a few milliseconds for a hundred thousand pages. */
  at(position: number): PageId | null {
    return (
      this.#connection
        .prepare<[number], { id: PageId }>('SELECT id FROM page ORDER BY id LIMIT 1 OFFSET ?')
        .get(position - 1)?.id ?? null
    );
  }

  /**
   * First page after `after`, then from the start, with a formula whose layers stand in one of some ways, or with regions
   * of several formulas in one of some states.
   */
  nextUnfinished(after: PageId | null, work: OpenStates): PageId | null {
    return this.#unfinishedAfter(after ?? '', work) ?? (after === null ? null : this.#unfinishedAfter('', work));
  }

  #unfinishedAfter(after: string, { formulas, regions }: OpenStates): PageId | null {
    const first = (sql: string, ...parameters: string[]) =>
      this.#connection.prepare<readonly string[], { id: PageId | null }>(sql).get(...parameters)?.id ?? null;
    const candidates = formulas.map(({ symbols, layout, latex }) =>
      first(
        `SELECT min(page_id) AS id FROM formula WHERE unusable IS NULL
         AND symbols_state = ? AND layout_state = ? AND latex_state = ? AND page_id > ?`,
        symbols,
        layout,
        latex,
        after,
      ),
    );
    for (const state of regions) {
      candidates.push(
        first("SELECT min(id) AS id FROM page WHERE holds = 'formulas' AND regions_state = ? AND id > ?", state, after),
      );
    }
    return candidates.filter((id) => id !== null).sort()[0] ?? null;
  }
}

/** States of what is still to be done: of the layers of usable formulas, and of the regions of pages. */
export interface OpenStates {
  readonly formulas: readonly {
    readonly symbols: LayerState;
    readonly layout: LayerState;
    readonly latex: LayerState;
  }[];
  readonly regions: readonly LayerState[];
}

/** The least of the usable ones: what is still to be done on the page. */
function leastStatus(statuses: readonly FormulaStatus[]): FormulaStatus {
  const least = layerStates.find((state) => statuses.includes(state));
  return least ?? (statuses.length > 0 ? 'unusable' : 'absent');
}

function mediaFromRow(row: MediaRow): MediaRecord {
  return {
    sha256: row.sha256,
    byteCount: row.byte_count,
    contentType: row.content_type,
    ...(row.ink_hash === null ? {} : { inkHash: row.ink_hash === '' ? null : row.ink_hash }),
  };
}
