import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FormulaFilter } from '#schemas/contract/library.ts';
import { reason } from '#schemas/domain/reason.ts';
import { diffDocuments, invertPatch } from '#shared/annotation/patch.ts';
import {
  aFormula,
  anOperation,
  aPage,
  aPerson,
  aSymbol,
  aSymbolClass,
  creating,
  formulaId,
  layerIn,
  pageId,
  personId,
  sha256Number,
  symbolClassId,
} from '#test/support/builders.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { searchSuite } from '#test/support/search-suite.ts';
import { storeSuite } from '#test/support/store-suite.ts';
import { Connection } from './connection.ts';
import { currentVersion, type MigrationReport, migrate, migrations } from './migrate.ts';
import type { ListLimits } from './search/found.ts';
import { SqliteStore } from './sqlite-store.ts';

const opened: Connection[] = [];

/** A store in memory for the suites: they open hundreds, and a busy disk would make them wait. */
const openQuickly = async () => await openInMemory();

/** The same with such small limits that a few formulas are searched as very many are. */
const openAsIfLarge = async () =>
  await openInMemory({ fewItems: 1, walkedAtOnce: 2, readAtOnce: 2, foundAtOnce: 2, fewInGroup: 1 });

async function openInMemory(limits?: ListLimits): Promise<SqliteStore> {
  const connection = await newMemory();
  return await SqliteStore.open(connection, plainCanonicaliser, limits && { limits });
}

async function newMemory(): Promise<Connection> {
  const connection = new Connection(':memory:', { create: true });
  opened.push(connection);
  await migrate(connection, ':memory:');
  return connection;
}

async function openConnection(folder?: string): Promise<Connection> {
  const path = join(folder ?? (await temporaryFolder()), 'project.db');
  const connection = new Connection(path, { create: true });
  opened.push(connection);
  await migrate(connection, path);
  return connection;
}

const plainCanonicaliser = () => ({ version: '1', canonicalise: (latex: string) => latex });

afterEach(() => {
  for (const connection of opened.splice(0)) connection.close();
});

describe('the SQLite store', () => {
  storeSuite(openQuickly);
  searchSuite(openQuickly);
  describe('of very many formulas', () => searchSuite(openAsIfLarge));

  it('refuses a file of a newer version and leaves it as it is', async () => {
    const folder = await temporaryFolder();
    const connection = await openConnection(folder);
    connection.execute(`PRAGMA user_version = ${currentVersion + 1}`);
    await expect(migrate(connection, join(folder, 'project.db'))).rejects.toMatchObject({ code: 'project-newer' });
    expect(connection.pragma('user_version')).toBe(currentVersion + 1);
  });

  it('saves nothing on a full disk, says so, and goes on when there is space again', async () => {
    const connection = await openConnection();
    const store = await SqliteStore.open(connection, plainCanonicaliser);
    connection.execute(`PRAGMA max_page_count = ${Number(connection.pragma('page_count'))}`);
    const people = Array.from({ length: 200 }, (_, index) => creating(aPerson(index, 'annotator', 'x'.repeat(200))));
    await expect(store.commit(anOperation(1, people))).rejects.toMatchObject({ code: 'disk-full' });
    expect(await store.schemaRecords()).toEqual([]);
    connection.execute('PRAGMA max_page_count = 100000');
    expect((await store.commit(anOperation(1, people))).kind).toBe('committed');
  });

  it('never changes or forgets a line of the log', async () => {
    const connection = await openConnection();
    const store = await SqliteStore.open(connection, plainCanonicaliser);
    await store.commit(anOperation(1, [creating(aPerson(1, 'lead'))]));
    expect(() => connection.execute("UPDATE operation SET kind = 'edit'")).toThrow(/append-only/);
    expect(() => connection.execute('DELETE FROM operation')).toThrow(/append-only/);
  });

  it('makes what the library is searched by anew where it is missing, in steps that it tells of', async () => {
    const connection = await newMemory();
    const before = await SqliteStore.open(connection, plainCanonicaliser);
    await fillLibrary(before);
    const found = await answersOf(before);
    connection.execute(`DELETE FROM derivation WHERE name = 'search'; DELETE FROM search_block; DELETE FROM search_gram;
      UPDATE formula_entry SET changed_at = '', item_count = 9; DELETE FROM page_entry;`);
    const told: string[] = [];
    const store = await SqliteStore.open(connection, plainCanonicaliser, {
      report: ({ phase, done, total }) => told.push(`${phase} ${done} of ${total}`),
    });
    expect(await answersOf(store)).toEqual(found);
    expect(await store.checkSearch(() => {})).toEqual([]);
    expect([told.at(0), told.at(-1)]).toEqual(['preparing-search 0 of 12', 'preparing-search 12 of 12']);
  });

  it('takes counters and history over from a file whose rows held a status', async () => {
    const now = await newMemory();
    await fillLibrary(await SqliteStore.open(now, plainCanonicaliser));
    const folder = await temporaryFolder();
    const path = join(folder, 'project.db');
    const old = new Connection(path, { create: true });
    opened.push(old);
    const before = 13;
    old.execute('PRAGMA foreign_keys = OFF');
    for (const script of migrations.slice(0, before)) old.execute(script);
    const tables = ['media', 'schema_record', 'page', 'formula', 'formula_category', 'symbol', 'operation'];
    for (const table of [...tables, 'operation_document', 'signature']) copyRows(now, old, table);
    old.execute(`
      DELETE FROM derivation;
      INSERT INTO signature (categories) VALUES ('first'), ('second');
      INSERT INTO accepted_symbol_day (class_id, day, layers, signature, symbol_count)
        SELECT 'a', '2026-01-0' || value, 30, number, CASE categories WHEN 'first' THEN 70000 ELSE -value END
        FROM json_each('[1,2]'), signature WHERE categories IN ('first', 'second');
      PRAGMA user_version = ${before};
      PRAGMA foreign_keys = ON;`);
    const steps: Parameters<MigrationReport>[0][] = [];
    await migrate(old, path, (step) => steps.push(step));
    expect(old.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    const [copied, brought] = (['preparing-backup', 'preparing-database'] as const).map((phase) =>
      steps.filter((step) => step.phase === phase),
    );
    expect(steps).toEqual([...(copied ?? []), ...(brought ?? [])]);
    const end = copied?.at(-1);
    expect(end?.done).toBe(end?.total);
    const pages = end?.total ?? 0;
    expect(brought?.map(({ done, total }) => [done / pages, total / pages])).toEqual(
      migrations.slice(before).map((_, at) => [at, migrations.length - before]),
    );
    const told: string[] = [];
    const store = await SqliteStore.open(old, plainCanonicaliser, { report: ({ phase }) => told.push(phase) });
    expect(told).toContain('preparing-counters');
    const counters = await store.counters();
    expect(counters.formulas.length).toBeGreaterThan(0);
    expect(counters).toEqual(await store.recount());
    expect(await store.checkSearch(() => {})).toEqual([]);
    const days = await store.progress.acceptedSymbolDays();
    expect(days.filter(({ symbolClass }) => symbolClass === 'a')).toEqual(
      [1, 2].flatMap((day) =>
        [
          ['first', 70_000],
          ['second', -day],
        ].map(([signature, symbolCount]) => ({
          day: `2026-01-0${day}`,
          symbolClass: 'a',
          signature,
          layers: 30,
          symbolCount,
        })),
      ),
    );
  });

  it('keeps what grew on a day apart, however many combinations of categories there ever were', async () => {
    const connection = await newMemory();
    const store = await SqliteStore.open(connection, plainCanonicaliser);
    const manyCombinations = 1_100_000;
    connection.execute(`INSERT INTO signature (number, categories) VALUES (${manyCombinations}, 'gone')`);
    await store.commit(anOperation(1, [creating(aSymbolClass(1, 'x'))]));
    const accepted = aFormula(1, { layers: { ...aFormula(1).layers, symbols: layerIn('accepted') } });
    const symbol = aSymbol(1, { symbolClass: symbolClassId(1) });
    const media = [{ sha256: sha256Number(1), byteCount: 1, contentType: 'image/png' }];
    await store.commitAll([anOperation(2, [creating(aPage(1)), creating(accepted, symbol)])], media);
    const [formulas] = await store.progress.acceptedDays();
    const [symbols] = await store.progress.acceptedSymbolDays();
    expect(symbols).toMatchObject({ signature: formulas?.signature, layers: formulas?.layers, symbolCount: 1 });
    const [since] = (
      await store.progress.growthSince('', { classes: [], summed: [symbolClassId(1)], categories: new Set() })
    ).symbols;
    expect(since).toMatchObject({ layers: formulas?.layers, symbolCount: 1 });
  });

  it('forgets the findings of a formula that is removed, also where it comes back', async () => {
    const store = await openQuickly();
    await fillLibrary(store);
    const place = { type: 'formula' as const, page: pageId(1), formula: formulaId(1), symbols: [] };
    const findings = [{ kind: 'box-tiny' as const, place, reason: reason('x', 'Something is wrong.') }];
    await store.findings.recordFormulas('1', [{ formula: formulaId(1), revision: 1, findings }]);
    const withFindings = async () =>
      (await store.listFormulas(FormulaFilter.parse({ hasFinding: true }), null, 9)).items.map(({ id }) => id);
    expect(await withFindings()).toEqual([formulaId(1)]);
    const document = await store.getDocument({ type: 'formula', id: formulaId(1) });
    const removal = diffDocuments(document, { ...document, records: new Map() });
    if (!removal) throw new Error('Nothing is removed.');
    await store.commit(anOperation(30, [removal]));
    await store.commit({ ...anOperation(31, [invertPatch(removal, 0)]), kind: 'undo' });
    expect(await withFindings()).toEqual([]);
    expect(await store.checkSearch(() => {})).toEqual([]);
  });

  it.each([
    ['a sort key', "UPDATE formula_entry SET name = 'x' WHERE number = 1", 'formula by order'],
    ['a number', 'DELETE FROM page_entry WHERE number = 2', 'page by order'],
    [
      'a mark',
      "DELETE FROM search_block WHERE key / 1048576 = (SELECT id FROM search_set WHERE attribute = 'class')",
      'formula by class',
    ],
    [
      'a person',
      "UPDATE search_set SET value = 'nobody' WHERE attribute = 'person' AND space = 'formula'",
      'formula by person',
    ],
    ['a text', 'DELETE FROM formula_text WHERE rowid = 1', 'formula by text'],
    [
      'another text',
      "DELETE FROM page_text WHERE rowid = 1; INSERT INTO page_text (rowid, name) VALUES (1, 'else')",
      'page by text',
    ],
  ])('finds that the search differs from the documents by %s', async (_title, script, place) => {
    const connection = await newMemory();
    const store = await SqliteStore.open(connection, plainCanonicaliser);
    await fillLibrary(store);
    connection.execute(script);
    const faults = await store.checkSearch(() => {});
    const [space, by] = place.split(' by ');
    expect(faults.map(({ parameters }) => parameters)).toContainEqual(expect.objectContaining({ space, by }));
  });
});

/** Three pages with a formula each; two of them have symbols, and one was edited. */
async function fillLibrary(store: SqliteStore): Promise<void> {
  const media = [0, 1, 2, 3].map((n) => ({ sha256: sha256Number(n), byteCount: 1, contentType: 'image/png' }));
  const people = [creating(aPerson(1, 'lead')), creating(aSymbolClass(1, 'x'))];
  await store.commitAll([anOperation(1, people)], media);
  for (const n of [1, 2, 3]) {
    const symbols = n === 3 ? [] : [aSymbol(n, { symbolClass: symbolClassId(1) })];
    await store.commit({
      ...anOperation(10 + n, [creating(aPage(n)), creating(aFormula(n, { latex: `\\frac{${n}}{2}` }), ...symbols)]),
      kind: 'import',
    });
  }
  const document = await store.getDocument({ type: 'formula', id: formulaId(2) });
  const records = new Map(document.records).set(formulaId(2), aFormula(2, { latex: 'a+b', note: 'look' }));
  const patch = diffDocuments(document, { ...document, records });
  if (patch) await store.commit(anOperation(20, [patch]));
}

async function answersOf(store: SqliteStore): Promise<unknown> {
  const filters = [
    {},
    { latex: 'frac' },
    { text: 'LOOK' },
    { people: [personId(1)] },
    { symbolClass: symbolClassId(1) },
  ];
  return await Promise.all(
    filters.map(
      async (filter) =>
        await store.listFormulas({ ...FormulaFilter.parse({}), ...filter }, null, 9, {
          sort: { by: 'changed', descending: true },
        }),
    ),
  );
}

/** Copies what two tables have in common; a column that the other file has besides gets the status of what nobody has begun. */
function copyRows(from: Connection, to: Connection, table: string): void {
  const columnsOf = (connection: Connection) =>
    connection.column<[string], string>('SELECT name FROM pragma_table_info(?)').all(table);
  const wanted = columnsOf(to);
  const shared = columnsOf(from).filter((column) => wanted.includes(column));
  const hasStatus = wanted.includes('status') && !shared.includes('status');
  const columns = [...shared, ...(hasStatus ? ['status'] : [])];
  const insert = to.prepare<readonly unknown[], never>(
    `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`,
  );
  for (const row of from.values<[], readonly unknown[]>(`SELECT ${shared.join()} FROM ${table}`).all()) {
    insert.run(...row, ...(hasStatus ? ['absent'] : []));
  }
}
