import { DuplicateDecision } from '#schemas/domain/duplicate-decision.ts';
import type { PageId, Sha256 } from '#schemas/domain/id.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import type { PageVerdict } from '#shared/split/duplicate-graph.ts';
import { type DuplicateGroup, groupDuplicates } from '#shared/split/duplicate-groups.ts';
import type { DuplicateStore, StoredFile } from '../duplicate-store.ts';
import type { Connection } from './connection.ts';
import { blockSize, NumberSet } from './search/number-set.ts';
import type { SearchIndex } from './search/search-index.ts';

interface PictureRow {
  readonly number: number;
  readonly page: PageId;
  readonly perceptualHash: string;
  readonly inkHash: string | null;
}

/** Pages whose picture resembles another one, whatever was decided about them. */
const candidates = 'near-duplicate-candidate';
/** Pages that were looked at. */
const seen = 'near-duplicate-seen';
/** What the library filters by. */
const alike = 'near-duplicate';

/** Near-duplicates as sets of numbers; what people decided is taken into account in the transaction of its operation. */
export class SqliteDuplicateStore implements DuplicateStore {
  readonly #connection: Connection;
  readonly #search: SearchIndex;
  /** Null until they are asked for, and again after anything changed. */
  #groups: readonly DuplicateGroup<PageId>[] | null = null;

  constructor(connection: Connection, search: SearchIndex) {
    this.#connection = connection;
    this.#search = search;
  }

  async look(mostHashes: number): Promise<{ readonly pages: number; readonly groups: number } | null> {
    const [pictures, verdicts] = this.#connection.read(() => [this.#allPictures(), this.#verdicts()] as const);
    if (new Set(pictures.map(({ perceptualHash }) => perceptualHash)).size > mostHashes) return null;
    const numberOf = new Map(pictures.map(({ page, number }) => [page, number]));
    const found = groupDuplicates(pictures, []).flatMap(({ pages }) => pages);
    const decided = verdicts.flatMap(({ pages }) => pages) as PageId[];
    const numbers = [...found, ...decided].flatMap((page) => numberOf.get(page) ?? []);
    return this.#search.write(() => {
      const { sets } = this.#search.page;
      sets.replaceOne(candidates, '', NumberSet.of(numbers));
      sets.replaceOne(seen, '', NumberSet.of(pictures.map(({ number }) => number)));
      const groups = this.#apply();
      return { pages: groups.reduce((sum, { pages }) => sum + pages.length, 0), groups: groups.length };
    });
  }

  async groups(): Promise<readonly DuplicateGroup<PageId>[]> {
    this.#groups ??= this.#connection.read(() => groupDuplicates(this.#candidates(), this.#verdicts()));
    return this.#groups;
  }

  async countUnseen(): Promise<number> {
    return this.#connection.read(() => {
      const { sets } = this.#search.page;
      return sets.read('all', '').without(sets.read(seen, '')).count();
    });
  }

  async inkHashes(): Promise<ReadonlyMap<PageId, string>> {
    const rows = this.#connection.read(() =>
      this.#connection
        .prepare<[], { page: PageId; hash: string }>(
          `SELECT p.id AS page, m.ink_hash AS hash FROM page p JOIN media m ON m.sha256 = p.image_sha256
           WHERE m.ink_hash <> ''`,
        )
        .all(),
    );
    return new Map(rows.map(({ page, hash }) => [page, hash]));
  }

  async inkHashesOf(pictures: readonly Sha256[]): Promise<ReadonlyMap<Sha256, string | null>> {
    const rows = this.#connection.read(() =>
      this.#connection
        .prepare<[string], { sha256: Sha256; hash: string | null }>(
          `SELECT sha256, nullif(ink_hash, '') AS hash FROM media
           WHERE sha256 IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify(pictures)),
    );
    return new Map(rows.map(({ sha256, hash }) => [sha256, hash]));
  }

  async withoutInkHash(limit: number): Promise<readonly StoredFile[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[number], StoredFile>(
          'SELECT sha256, content_type AS contentType FROM media WHERE ink_hash IS NULL ORDER BY sha256 LIMIT ?',
        )
        .all(limit),
    );
  }

  async countWithoutInkHash(): Promise<number> {
    return this.#connection.read(
      () =>
        this.#connection
          .column<[], number>("SELECT count(*) FROM media WHERE ink_hash IS NULL AND content_type LIKE 'image/%'")
          .get() ?? 0,
    );
  }

  async setInkHashes(found: ReadonlyMap<Sha256, string | null>): Promise<void> {
    this.#connection.write(() => {
      const set = this.#connection.prepare<[string, Sha256], never>('UPDATE media SET ink_hash = ? WHERE sha256 = ?');
      for (const [sha256, hash] of found) set.run(hash ?? '', sha256);
      this.#groups = null;
    });
  }

  /** Takes decisions into account; inside the transaction of the operation, after its rows are written. */
  follow(operation: Operation): void {
    if (operation.patches.some(({ document }) => document.type === 'duplicate-decision')) this.#apply();
    else this.#markNewFormulas(operation);
  }

  /** A formula that comes onto a near-duplicate page is found with the others there. */
  #markNewFormulas({ patches }: Operation): void {
    const added = patches.flatMap(({ document, added: records }) =>
      records.some(({ kind }) => kind === 'formula') ? [document.id] : [],
    );
    if (added.length === 0) return;
    const pages = this.#search.page.sets.read(alike, '');
    if (pages.count() === 0) return;
    const rows = this.#connection
      .prepare<[string], { number: number; page: number }>(
        `SELECT e.number, p.number AS page FROM json_each(?) j JOIN formula f ON f.id = j.value
         JOIN formula_entry e ON e.id = f.id JOIN page_entry p ON p.id = f.page_id`,
      )
      .all(JSON.stringify(added));
    const { sets } = this.#search.formula;
    const marked = rows.filter(({ page }) => pages.has(page)).map(({ number }) => number);
    for (const [block, numbers] of Map.groupBy(marked, (number) => Math.floor(number / blockSize))) {
      sets.writeBlock(alike, '', block, [...sets.numbersInBlock(alike, '', block), ...numbers]);
    }
  }

  /** Writes what the library filters by. */
  #apply(): readonly DuplicateGroup<PageId>[] {
    this.#groups = null;
    const pictures = this.#candidates();
    const groups = groupDuplicates(pictures, this.#verdicts());
    const numberOf = new Map(pictures.map(({ page, number }) => [page, number]));
    const numbers = groups.flatMap(({ pages }) => pages.flatMap((page) => numberOf.get(page) ?? []));
    const formulas = this.#connection
      .column<[string], number>(
        `SELECT e.number FROM page_entry p JOIN formula f ON f.page_id = p.id JOIN formula_entry e ON e.id = f.id
         WHERE p.number IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(numbers));
    this.#search.page.sets.replaceOne(alike, '', NumberSet.of(numbers));
    this.#search.formula.sets.replaceOne(alike, '', NumberSet.of(formulas));
    return groups;
  }

  #candidates(): readonly PictureRow[] {
    const set = this.#search.page.sets.read(candidates, '');
    return this.#connection
      .prepare<[string], PictureRow>(
        `SELECT e.number, p.id AS page, p.perceptual_hash AS perceptualHash, nullif(m.ink_hash, '') AS inkHash
         FROM page_entry e JOIN page p ON p.id = e.id JOIN media m ON m.sha256 = p.image_sha256
         WHERE e.number IN (SELECT value FROM json_each(?)) ORDER BY e.number`,
      )
      .all(JSON.stringify(set.take(null, set.count())));
  }

  #allPictures(): readonly PictureRow[] {
    return this.#connection
      .prepare<[], PictureRow>(
        `SELECT e.number, p.id AS page, p.perceptual_hash AS perceptualHash, nullif(m.ink_hash, '') AS inkHash
         FROM page p JOIN page_entry e ON e.id = p.id JOIN media m ON m.sha256 = p.image_sha256 ORDER BY e.number`,
      )
      .all();
  }

  #verdicts(): readonly PageVerdict[] {
    return this.#connection
      .column<[], string>("SELECT records FROM side_document WHERE type = 'duplicate-decision' ORDER BY id")
      .all()
      .flatMap((records) => DuplicateDecision.array().parse(JSON.parse(records)));
  }
}
