import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PageId, ReleaseId, Sha256, SplitId, SymbolClassId } from '#schemas/domain/id.ts';
import type { Release, TrainingClass } from '#schemas/domain/release.ts';
import { defaultSplitRatios, type Split } from '#schemas/domain/split.ts';
import type { ReleaseItem } from '../release-store.ts';
import { Connection } from './connection.ts';
import { migrate } from './migrate.ts';
import { SqliteReleaseStore } from './releases.ts';
import { usualLimits } from './search/found.ts';
import { SearchIndex } from './search/search-index.ts';
import { SqliteSplitStore } from './splits.ts';

const ulid = (number: number) => `0${String(number).padStart(25, '0')}`;
const hash = (number: number) => Sha256.parse(String(number).padStart(64, '0'));

const split: Split = {
  id: SplitId.parse(ulid(1)),
  name: 'Split 1',
  seed: 4_294_967_295,
  ratios: defaultSplitRatios,
  grouping: { writer: true, nearDuplicate: false },
};

const release: Release = {
  id: ReleaseId.parse(ulid(2)),
  number: 1,
  name: 'Release 1',
  note: 'as delivered',
  split: split.id,
  contentSha256: hash(9),
  createdAt: '2026-11-22T00:00:00.000Z',
  canonicaliserVersion: '1',
  counts: { pages: 2, formulas: 2, symbols: 3, bySide: { train: 1, validation: 0, test: 1 } },
};

const classes: readonly TrainingClass[] = [
  { symbolClass: SymbolClassId.parse(ulid(11)), label: '\\pi', group: 'greek', trainingIndex: 0 },
  { symbolClass: SymbolClassId.parse(ulid(12)), label: '\\Pi', group: 'greek', trainingIndex: 1 },
];

const item = (number: number, type: ReleaseItem['type']): ReleaseItem => ({
  type,
  id: ulid(number),
  page: PageId.parse(ulid(number % 10)),
  side: 'train',
  version: hash(number),
});

const items = [item(21, 'formula'), item(22, 'formula'), item(31, 'formula'), item(5, 'page')];
const versions = items.map(({ version }) => ({ hash: version, document: JSON.stringify({ of: version }) }));
const added = { release, classes, newAssignments: [], items, context: '{"seed":1}', leftOpen: null };

describe('SqliteReleaseStore', () => {
  let folder: string;
  let connection: Connection;
  let splits: SqliteSplitStore;
  let store: SqliteReleaseStore;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'quotient-releases-'));
    connection = new Connection(join(folder, 'project.db'), { create: true });
    await migrate(connection, join(folder, 'project.db'));
    const search = new SearchIndex(connection, usualLimits);
    splits = new SqliteSplitStore(connection, search);
    store = new SqliteReleaseStore(connection, search, splits);
    await splits.addSplit(split);
  });

  afterEach(() => {
    connection.close();
    rmSync(folder, { recursive: true });
  });

  it('gives back what was frozen', async () => {
    const newAssignments = [{ page: PageId.parse(ulid(1)), side: 'test', group: 'writer kim' }] as const;
    await store.addVersions(versions);
    await store.addRelease({ ...added, newAssignments });
    expect(await splits.listSplits()).toEqual([split]);
    expect(await splits.assignments(split.id)).toEqual(newAssignments);
    expect(await store.listReleases()).toEqual([release]);
    expect(await store.getRelease(release.id)).toEqual(release);
    expect(await store.findReleaseByContent(release.contentSha256)).toEqual(release);
    expect(await store.findReleaseByContent(hash(8))).toBeNull();
    expect(await store.releaseClasses(release.id)).toEqual(classes);
    expect(await store.releaseContext(release.id)).toBe('{"seed":1}');
    expect(await store.trainingClasses()).toEqual(
      classes.map(({ symbolClass, trainingIndex }) => ({ symbolClass, trainingIndex })),
    );
  });

  it('gives items of one type by page and id, each once, in parts', async () => {
    await store.addVersions(versions);
    await store.addRelease(added);
    const readAll = async (type: ReleaseItem['type']) => {
      const read: string[] = [];
      for (let after: ReleaseItem | null = null; ; ) {
        const part: Awaited<ReturnType<typeof store.releaseItems>> = await store.releaseItems(
          release.id,
          type,
          after,
          1,
        );
        const [first] = part;
        if (!first) return read;
        expect(first.document).toBe(JSON.stringify({ of: first.item.version }));
        read.push(first.item.id);
        after = first.item;
      }
    };
    expect(await readAll('formula')).toEqual([21, 31, 22].map(ulid));
    expect(await readAll('page')).toEqual([ulid(5)]);
  });

  it('keeps content that exists, and takes a release whole or not at all', async () => {
    await store.addVersions(versions);
    await store.addVersions([...versions, { hash: hash(77), document: '{}' }]);
    const unknown = { ...item(40, 'formula'), version: hash(78) };
    await expect(store.addRelease({ ...added, items: [...items, unknown] })).rejects.toThrow(/FOREIGN KEY/);
    expect(await store.listReleases()).toEqual([]);
    expect(await store.trainingClasses()).toEqual([]);
  });

  it('never gives one training index to two classes', async () => {
    await store.addVersions(versions);
    await store.addRelease(added);
    const other = { symbolClass: SymbolClassId.parse(ulid(13)), label: 'x', group: 'latin', trainingIndex: 1 };
    const next = { ...release, id: ReleaseId.parse(ulid(3)), number: 2, contentSha256: hash(10) };
    await expect(store.addRelease({ ...added, release: next, classes: [other] })).rejects.toThrow(/UNIQUE/);
  });

  it('refuses to change what is frozen', async () => {
    await store.addVersions(versions);
    await store.addRelease(added);
    for (const sql of [
      "UPDATE formula_version SET document = '{}'",
      'DELETE FROM release_item',
      'UPDATE class_index SET training_index = 7',
    ]) {
      expect(() => connection.execute(sql)).toThrow(/never changed/);
    }
  });

  it('says so when a release is not there', async () => {
    expect(await store.getRelease(release.id)).toBeNull();
    await expect(store.releaseContext(release.id)).rejects.toMatchObject({ code: 'not-found' });
  });
});
