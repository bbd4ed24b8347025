import { AppError } from '#schemas/domain/app-error.ts';
import type { PageId, ReleaseId, Sha256, SymbolClassId } from '#schemas/domain/id.ts';
import type { Release, TrainingClass } from '#schemas/domain/release.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type {
  ExportSettingKind,
  FormulaVersion,
  ReleaseItem,
  ReleaseStore,
  ReleaseWeight,
  RemovedTestPage,
} from '../release-store.ts';
import type { Connection, Statement } from './connection.ts';
import { isNamedVersion } from './named-versions.ts';
import { type ReleaseRow, releaseFromRow } from './release-row.ts';
import { removedTestPages } from './removed-test-pages.ts';
import type { ReleaseNumbers } from './search/release-sets.ts';
import type { SearchIndex } from './search/search-index.ts';
import type { SqliteSplitStore } from './splits.ts';
import { inSteps } from './steps.ts';

type Insert = Statement<readonly unknown[], never>;

const releaseColumns = `id, number, name, note, split_id, content_sha256, created_at, canonicaliser_version,
  pages, formulas, symbols, train_formulas, validation_formulas, test_formulas`;

/** Frozen content and releases as rows. */
export class SqliteReleaseStore implements ReleaseStore {
  readonly #connection: Connection;
  readonly #search: Pick<SearchIndex, 'splits' | 'releases' | 'write'>;
  readonly #splits: SqliteSplitStore;

  constructor(
    connection: Connection,
    search: Pick<SearchIndex, 'splits' | 'releases' | 'write'>,
    splits: SqliteSplitStore,
  ) {
    this.#connection = connection;
    this.#search = search;
    this.#splits = splits;
  }

  async exportSettings(kind: ExportSettingKind): Promise<ReadonlyMap<string, unknown>> {
    const rows = this.#connection.read(() =>
      this.#connection
        .prepare<[string], { key: string; record: string }>(
          'SELECT key, record FROM export_setting WHERE kind = ? ORDER BY key',
        )
        .all(kind),
    );
    return new Map(rows.map(({ key, record }) => [key, JSON.parse(record) as unknown]));
  }

  async setExportSetting(kind: ExportSettingKind, key: string, record: unknown): Promise<void> {
    this.#connection.write(() => {
      if (record === null) this.#insert('DELETE FROM export_setting WHERE kind = ? AND key = ?').run(kind, key);
      else
        this.#insert('INSERT OR REPLACE INTO export_setting VALUES (?, ?, ?)').run(kind, key, JSON.stringify(record));
    });
  }

  async weighRelease(release: ReleaseId): Promise<ReleaseWeight> {
    const row = this.#connection.read(() =>
      this.#connection
        .prepare<[ReleaseId], { items: number; known: number; pictures: number; documents: number }>(
          `SELECT count(*) AS items, count(m.sha256) AS known, total(m.byte_count) AS pictures,
             total(octet_length(v.document)) AS documents
           FROM release_item i JOIN formula_version v ON v.hash = i.version
             LEFT JOIN page p ON p.id = i.page_id LEFT JOIN media m ON m.sha256 = p.image_sha256
           WHERE i.release_id = ?`,
        )
        .get(release),
    );
    const { items, known, pictures, documents } = row ?? { items: 0, known: 0, pictures: 0, documents: 0 };
    return { items, pictureBytes: known === items ? pictures : null, documentBytes: documents };
  }

  async boundRelease(release: ReleaseId): Promise<ReleaseWeight> {
    const row = this.#connection.read(() =>
      this.#connection
        .prepare<[ReleaseId], { items: number; largest: number; database: number }>(
          `SELECT (SELECT count(*) FROM release_item WHERE release_id = ?) AS items,
             (SELECT coalesce(max(byte_count), 0) FROM media) AS largest,
             (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size) AS database`,
        )
        .get(release),
    );
    const { items, largest, database } = row ?? { items: 0, largest: 0, database: 0 };
    // Pictures of removed pages stay as long as a release names them; no content is in a release twice, and all of it is
    // in the database.
    return { items, pictureBytes: items * largest, documentBytes: database };
  }

  async documentBytes(versions: readonly Sha256[]): Promise<number> {
    const row = this.#connection.read(() =>
      this.#connection
        .prepare<[string], { bytes: number }>(
          `SELECT total(octet_length(v.document)) AS bytes
           FROM json_each(?) j CROSS JOIN formula_version v ON v.hash = j.value`,
        )
        .get(JSON.stringify(versions)),
    );
    return row?.bytes ?? 0;
  }

  async recordCounts(release: ReleaseId): Promise<ReadonlyMap<string, unknown>> {
    const rows = this.#connection.read(() =>
      this.#connection
        .prepare<[ReleaseId], { records: string; counted: string }>(
          'SELECT records, counted FROM release_record_count WHERE release_id = ?',
        )
        .all(release),
    );
    return new Map(rows.map(({ records, counted }) => [records, JSON.parse(counted) as unknown]));
  }

  async keepRecordCount(release: ReleaseId, records: string, counted: unknown): Promise<void> {
    this.#connection.write(() =>
      this.#insert('INSERT OR REPLACE INTO release_record_count VALUES (?, ?, ?)').run(
        release,
        records,
        JSON.stringify(counted),
      ),
    );
  }

  async leftOpen(release: ReleaseId): Promise<string | null> {
    const row = this.#connection.read(() =>
      this.#connection
        .prepare<[ReleaseId], { left_open: string | null }>('SELECT left_open FROM release WHERE id = ?')
        .get(release),
    );
    return row?.left_open ?? null;
  }

  async setLeftOpen(release: ReleaseId, leftOpen: string): Promise<void> {
    this.#connection.write(() => this.#insert('UPDATE release SET left_open = ? WHERE id = ?').run(leftOpen, release));
  }

  async itemVersions(
    release: ReleaseId,
    type: ReleaseItem['type'],
    after: ReleaseItem | null,
    limit: number,
  ): Promise<readonly ReleaseItem[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<readonly unknown[], ReleaseItem>(
          `SELECT type, page_id AS page, id, side, version FROM release_item
           WHERE release_id = ? AND type = ? AND (page_id, id) > (?, ?) ORDER BY page_id, id LIMIT ?`,
        )
        .all(release, type, after?.page ?? '', after?.id ?? '', limit),
    );
  }

  async versionDocument(version: Sha256): Promise<string> {
    const row = this.#connection.read(() =>
      this.#connection
        .prepare<[Sha256], { document: string }>('SELECT document FROM formula_version WHERE hash = ?')
        .get(version),
    );
    if (!row)
      throw new AppError('not-found', `The frozen content ${version} is missing from the project.`, {
        reason: 'frozen-content-missing',
        version,
      });
    return row.document;
  }

  async removedTestPages(release: ReleaseId): Promise<readonly RemovedTestPage[]> {
    return this.#connection.read(() => removedTestPages(this.#connection, release));
  }

  async trainingClasses(): Promise<readonly { readonly symbolClass: SymbolClassId; readonly trainingIndex: number }[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[], { symbolClass: SymbolClassId; trainingIndex: number }>(
          'SELECT class_id AS symbolClass, training_index AS trainingIndex FROM class_index ORDER BY training_index',
        )
        .all(),
    );
  }

  async listReleases(): Promise<readonly Release[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[], ReleaseRow>(`SELECT ${releaseColumns} FROM release ORDER BY number`)
        .all()
        .map(releaseFromRow),
    );
  }

  async findReleaseByNumber(number: number): Promise<Release | null> {
    return this.#findRelease('number', number);
  }

  async findReleaseByContent(contentSha256: Sha256): Promise<Release | null> {
    return this.#findRelease('content_sha256', contentSha256);
  }

  async getRelease(id: ReleaseId): Promise<Release | null> {
    return this.#findRelease('id', id);
  }

  async addVersions(versions: readonly FormulaVersion[]): Promise<void> {
    const exists = this.#connection.prepare<[Sha256], { found: 1 }>(
      'SELECT 1 AS found FROM formula_version WHERE hash = ?',
    );
    const missing = this.#connection.read(() => versions.filter(({ hash }) => !exists.get(hash)));
    if (missing.length === 0) return;
    const insert = this.#insert('INSERT INTO formula_version VALUES (?, ?) ON CONFLICT (hash) DO NOTHING');
    this.#connection.write(() => {
      for (const { hash, document } of missing) insert.run(hash, document);
    });
  }

  async addRelease(frozen: Parameters<ReleaseStore['addRelease']>[0]): Promise<void> {
    const { release, newAssignments, classes, items } = frozen;
    const growth = await inSteps(this.#search.splits.read(release.split, newAssignments));
    const numbers = await inSteps(this.#search.releases.read(items));
    this.#search.write(() => {
      this.#insertRelease(frozen);
      this.#splits.insertAssignments(release.split, newAssignments, growth);
      this.#giveIndices(classes);
      this.#insertClasses(release.id, classes);
      this.#insertItems(release.id, items, numbers);
      if (frozen.testVersion) this.#splits.insertTestVersion(frozen.testVersion);
    });
  }

  async adoptRelease(frozen: Parameters<ReleaseStore['adoptRelease']>[0]): Promise<void> {
    const numbers = await inSteps(this.#search.releases.read(frozen.items));
    this.#search.write(() => {
      this.#insertRelease(frozen);
      this.#giveIndices(frozen.given);
      this.#insertClasses(frozen.release.id, frozen.classes);
      this.#insertItems(frozen.release.id, frozen.items, numbers);
      this.#insert('INSERT INTO adopted_release VALUES (?)').run(frozen.release.id);
    });
  }

  async adoptedReleases(): Promise<ReadonlySet<ReleaseId>> {
    return new Set(
      this.#connection.read(() =>
        this.#connection.column<[], ReleaseId>('SELECT release_id FROM adopted_release').all(),
      ),
    );
  }

  async versionsAfter(after: Sha256 | null, limit: number): Promise<readonly FormulaVersion[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[string, number], FormulaVersion>(
          `SELECT v.hash, v.document FROM formula_version v WHERE v.hash > ? AND ${isNamedVersion}
           ORDER BY v.hash LIMIT ?`,
        )
        .all(after ?? '', limit),
    );
  }

  async releaseClasses(release: ReleaseId): Promise<readonly TrainingClass[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[ReleaseId], TrainingClass>(
          `SELECT class_id AS symbolClass, label, class_group AS "group", training_index AS trainingIndex
           FROM release_class WHERE release_id = ? ORDER BY training_index`,
        )
        .all(release),
    );
  }

  async releaseContext(release: ReleaseId): Promise<string> {
    const row = this.#connection.read(() =>
      this.#connection
        .prepare<[ReleaseId], { context: string }>('SELECT context FROM release WHERE id = ?')
        .get(release),
    );
    if (!row) throw new AppError('not-found', `There is no release ${release}.`, { id: release });
    return row.context;
  }

  async releaseItems(
    release: ReleaseId,
    type: ReleaseItem['type'],
    after: ReleaseItem | null,
    limit: number,
  ): Promise<readonly { readonly item: ReleaseItem; readonly document: string; readonly bare: Sha256 | null }[]> {
    interface Row {
      readonly page_id: PageId;
      readonly id: string;
      readonly side: SplitSide;
      readonly version: Sha256;
      readonly document: string;
      readonly bare: Sha256 | null;
    }
    return this.#connection.read(() =>
      this.#connection
        .prepare<readonly unknown[], Row>(
          `SELECT page_id, id, side, version, document, (
             SELECT sha256 FROM page JOIN media ON sha256 = image_sha256 WHERE page.id = page_id AND is_bare = 1
           ) AS bare
           FROM release_item JOIN formula_version ON hash = version
           WHERE release_id = ? AND type = ? AND (page_id, id) > (?, ?)
           ORDER BY page_id, id LIMIT ?`,
        )
        .all(release, type, after?.page ?? '', after?.id ?? '', limit)
        .map(({ page_id, id, side, version, document, bare }) => ({
          item: { type, id, page: page_id, side, version },
          document,
          bare,
        })),
    );
  }

  #findRelease(column: 'id' | 'number' | 'content_sha256', value: string | number): Release | null {
    const row = this.#connection.read(() =>
      this.#connection
        .prepare<[string | number], ReleaseRow>(`SELECT ${releaseColumns} FROM release WHERE ${column} = ?`)
        .get(value),
    );
    return row ? releaseFromRow(row) : null;
  }

  #insert(sql: string): Insert {
    return this.#connection.prepare<readonly unknown[], never>(sql);
  }

  #insertRelease({
    release,
    context,
    leftOpen,
  }: Pick<Parameters<ReleaseStore['addRelease']>[0], 'release' | 'context' | 'leftOpen'>): void {
    const { counts } = release;
    this.#insert(
      `INSERT INTO release (${releaseColumns}, context, left_open) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      release.id,
      release.number,
      release.name,
      release.note,
      release.split,
      release.contentSha256,
      release.createdAt,
      release.canonicaliserVersion,
      counts.pages,
      counts.formulas,
      counts.symbols,
      counts.bySide.train,
      counts.bySide.validation,
      counts.bySide.test,
      context,
      leftOpen,
    );
  }

  #giveIndices(classes: readonly Pick<TrainingClass, 'symbolClass' | 'trainingIndex'>[]): void {
    const give = this.#insert('INSERT INTO class_index VALUES (?, ?) ON CONFLICT (class_id) DO NOTHING');
    for (const { symbolClass, trainingIndex } of classes) give.run(symbolClass, trainingIndex);
  }

  #insertClasses(release: ReleaseId, classes: readonly TrainingClass[]): void {
    const insert = this.#insert('INSERT INTO release_class VALUES (?, ?, ?, ?, ?)');
    for (const { symbolClass, trainingIndex, label, group } of classes) {
      insert.run(release, trainingIndex, symbolClass, label, group);
    }
  }

  #insertItems(release: ReleaseId, items: readonly ReleaseItem[], numbers: ReleaseNumbers): void {
    const insert = this.#insert('INSERT INTO release_item VALUES (?, ?, ?, ?, ?, ?)');
    for (const { type, page, id, side, version } of items) insert.run(release, type, page, id, side, version);
    this.#search.releases.keep(release, numbers);
  }
}
