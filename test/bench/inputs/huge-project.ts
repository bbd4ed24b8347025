import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProject, openProject } from '#electron/core/project/open-project.ts';
import { databaseName } from '#electron/core/project/project-folder.ts';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { Connection } from '#electron/core/store/sqlite/connection.ts';
import { packGrowth } from '#electron/core/store/sqlite/migrations/0014-standings.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import { signatureOf } from '#shared/quota/contribution.ts';
import { hugeQuotas, hugeSubModels } from './huge-quotas.ts';

const symbolsPerFormula = 10;
/** Formulas that one statement makes: what it holds meanwhile stays in memory. */
const formulasAtOnce = 50_000;
const people = 20;
const writers = 2000;
const batches = 50;
/** Days over which the work went on, one formula after the other. */
const days = 365;
const firstDay = '2025-06-01';
/** The last of these days: the one on which the project is looked at. */
export const lastDay = '2026-05-31';

/** An id with the shape of a ULID, whose order is that of the numbers. */
const id = (letter: string, number: string) => `'01${letter}' || printf('%023d', ${number})`;

export const personIdOf = (number: number) => `01D${String(number).padStart(23, '0')}`;
export const pageIdOf = (number: number) => `01A${String(number).padStart(23, '0')}`;
/** The split that all pages stand in. */
export const hugeSplit = `01E${'0'.repeat(23)}`;

/** Indexes that are made when all rows are there, which takes a fraction of keeping them in order meanwhile. */
const lateIndexes = [
  'symbol_by_class',
  'page_by_formula_states',
  'formula_by_kind',
  'formula_by_page',
  'category_by_formula',
];

/**
 * Makes a project of so many formulas, one a page, with ten symbols each, without the pictures: straight into the tables,
 * as through the store it would take hours. What is derived is made by the program itself as it opens the project.
 *
 * Symbol classes follow a law of few common and many rare ones: of the last one there are ten a million. Each formula
 * has a category of every facet, and of the structure often two; states, persons, writers, days and LaTeX vary
 * independently of that. There are 250 quotas of every kind.
 */
export async function makeHugeProject(path: string, formulas: number, say: (text: string) => void): Promise<void> {
  const project = await createProject(path, { name: 'Bench', personName: 'Bench' }, systemRuntime());
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  await project.close();
  const connection = new Connection(join(path, databaseName));
  connection.execute(
    'PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -262144;',
  );
  const indexes = connection
    .column<[string], string>('SELECT sql FROM sqlite_schema WHERE name IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(lateIndexes));
  for (const name of lateIndexes) connection.execute(`DROP INDEX ${name}`);
  writeKinds(connection, records);
  for (const own of hugeSubModels) {
    connection
      .prepare<[string, string], never>("INSERT INTO export_setting VALUES ('sub-model', ?, ?)")
      .run(own.key, JSON.stringify(own));
  }
  for (const quota of hugeQuotas(records, formulas)) {
    connection
      .prepare<[string, string], never>("INSERT INTO schema_record VALUES (?, 'quota', ?, 1)")
      .run(quota.id, JSON.stringify(quota));
  }
  for (let first = 0; first < formulas; first += formulasAtOnce) {
    say(`formulas ${first} of ${formulas}`);
    const end = Math.min(first + formulasAtOnce, formulas);
    connection.write(() => fill(connection, formulas, first, end));
  }
  connection.write(() => writeSplit(connection));
  say('indexes');
  for (const index of indexes) connection.execute(index);
  say('history');
  connection.write(() => connection.execute(packGrowth('temp.symbol_growth')));
  // The program makes them anew where they are not there.
  connection.execute("DELETE FROM derivation WHERE name IN ('counters', 'search')");
  connection.close();
  say('counters and search index');
  const runtime = systemRuntime();
  // As if the copy of the day had been made: it takes as long as the project is large, and nobody waits for it.
  await mkdir(join(path, 'backups'), { recursive: true });
  await writeFile(join(path, 'backups', `daily-${runtime.now().slice(0, 10)}.db`), '');
  const opened = await openProject(path, runtime);
  await opened.close();
}

/** A split of all pages by their writers; every seventh of the imports is one group, as where no writer is known. */
function writeSplit(connection: Connection): void {
  connection.execute(`
    INSERT INTO split (id, name, seed, train, validation, test, by_writer, by_near_duplicate)
      VALUES ('${hugeSplit}', 'Split 1', 1, 0.8, 0.1, 0.1, 1, 1);
    INSERT INTO split_assignment (split_id, page_id, side, group_name)
      SELECT '${hugeSplit}', id, CASE substr(writer, -1) WHEN '1' THEN 'test' WHEN '2' THEN 'validation' ELSE 'train' END,
        CASE WHEN substr(batch, 7) % 7 = 0 THEN batch ELSE writer END
      FROM page;`);
}

/** Symbol classes and combinations of categories by number, and people. */
function writeKinds(connection: Connection, records: readonly SchemaRecord[]): void {
  connection.execute(`
    CREATE TEMP TABLE label (number INTEGER PRIMARY KEY, id TEXT NOT NULL);
    INSERT INTO label SELECT row_number() OVER (ORDER BY id) - 1, id FROM schema_record WHERE type = 'symbol-class';
    CREATE TEMP TABLE kind (number INTEGER PRIMARY KEY, signature TEXT NOT NULL);
    CREATE TEMP TABLE kind_category (number INTEGER NOT NULL, category TEXT NOT NULL);
    CREATE TEMP TABLE symbol_growth (
      class_id TEXT NOT NULL, day TEXT NOT NULL, layers INTEGER NOT NULL, signature INTEGER NOT NULL,
      symbol_count INTEGER NOT NULL, PRIMARY KEY (class_id, day, layers, signature)
    ) WITHOUT ROWID;
    INSERT INTO media VALUES ('${'0'.repeat(64)}', 1, 'image/png');`);
  for (const [number, categories] of combinationsOf(records).entries()) {
    const signature = signatureOf(categories);
    connection.prepare<[number, string], never>('INSERT INTO temp.kind VALUES (?, ?)').run(number, signature);
    connection
      .prepare<[number, string], never>('INSERT INTO signature (number, categories) VALUES (?, ?)')
      .run(number + 1, signature);
    for (const category of categories) {
      connection.prepare<[number, string], never>('INSERT INTO temp.kind_category VALUES (?, ?)').run(number, category);
    }
  }
  for (let number = 0; number < people; number++) {
    const person = {
      kind: 'person',
      id: personIdOf(number),
      name: `Person ${number}`,
      role: 'annotator',
      retired: false,
    };
    connection
      .prepare<[string, string], never>("INSERT INTO schema_record VALUES (?, 'person', ?, 1)")
      .run(person.id, JSON.stringify(person));
  }
}

/** One category of each facet; of facets that take several, one, or one and the next. */
function combinationsOf(records: readonly SchemaRecord[]) {
  const categories = records.filter((record) => record.kind === 'category');
  return records
    .filter((record) => record.kind === 'facet')
    .map((facet) => {
      const ids = categories.filter((category) => category.facet === facet.id).map((category) => category.id);
      const pairs = ids.slice(1).map((category, index) => [ids[index] ?? category, category]);
      return [...ids.map((category) => [category]), ...(facet.selection === 'many' ? pairs : [])];
    })
    .reduce((combinations, choices) =>
      combinations.flatMap((chosen) => choices.map((choice) => [...chosen, ...choice])),
    );
}

/** Formulas and all that belongs to them, by their numbers alone. */
function fill(connection: Connection, formulas: number, first: number, end: number): void {
  const numbers = `WITH RECURSIVE n(n) AS (SELECT ${first} UNION ALL SELECT n + 1 FROM n WHERE n + 1 < ${end})`;
  // Multiplied by odd numbers and cut, numbers are as good as drawn, and the same in every run.
  const drawn = (factor: number, below: number | string) => `(((n * ${factor} + n / 7 * 13) & 0xfffffff) % ${below})`;
  const state = `CASE WHEN ${drawn(7919, 20)} < 12 THEN 'accepted' WHEN ${drawn(7919, 20)} < 15 THEN 'submitted'
    WHEN ${drawn(7919, 20)} < 17 THEN 'drafted' WHEN ${drawn(7919, 20)} < 18 THEN 'returned' ELSE 'absent' END`;
  // Of every other formula that is not done the LaTeX is.
  const latexState = `CASE WHEN ${drawn(1009, 2)} THEN 'accepted' ELSE ${state} END`;
  const source = (of: string) => `CASE ${of} WHEN 'absent' THEN NULL ELSE 'imported' END`;
  const why = (of: string) => `CASE ${of} WHEN 'returned' THEN 'look again' END`;
  const layer = (of: string) => `${of}, ${source(of)}, ${why(of)}`;
  const acceptedLayers = `CASE ${state} WHEN 'accepted' THEN 30 ELSE 24 END`;
  const isAccepted = `(${state} = 'accepted' OR ${drawn(1009, 2)})`;
  const kind = drawn(433, '(SELECT count(*) FROM temp.kind)');
  const workDay = `date('${firstDay}', '+' || (n * ${days} / ${formulas}) || ' days')`;
  const importDay = `date('2025-01-01', '+' || ${drawn(104729, 365)} || ' days')`;
  const latex = `CASE ${drawn(31, 5)}
    WHEN 0 THEN '\\frac{' || ${drawn(12289, 1000)} || '}{x^{2}} + y_{' || ${drawn(17, 10)} || '} = z'
    WHEN 1 THEN '\\sqrt{' || ${drawn(40961, 10000)} || '} - \\alpha'
    WHEN 2 THEN '\\int_{0}^{1} f(' || ${drawn(65537, 5000)} || ') d x'
    WHEN 3 THEN 'a_{' || ${drawn(257, 100)} || '} \\leq b'
    ELSE ${drawn(786433, 100000)} || ' \\times ' || ${drawn(193, 100)} || ' = ' || n END`;
  // Cubes of shares: the first classes are common, the last ones rare.
  const label = `(SELECT id FROM temp.label WHERE number =
    CASE WHEN n % 100000 = 7 AND k = 0 THEN (SELECT count(*) - 1 FROM temp.label) ELSE
      CAST(pow((((n * 10 + k) * 48271) & 0xfffff) / 1048576.0, 3) * (SELECT count(*) - 1 FROM temp.label) AS INTEGER) END)`;
  const places = `place(k) AS (VALUES ${Array.from({ length: symbolsPerFormula }, (_, k) => `(${k})`).join()})`;
  connection.execute(`${numbers} INSERT INTO page (id, source_sha256, source_name, image_sha256, width, height, orientation,
      ink_renderer_version, perceptual_hash, holds, writer, imported_at, regions_state, revision, batch)
    SELECT ${id('A', 'n')}, printf('%064d', n + 1), 'scans/page-' || n || '.png', '${'0'.repeat(64)}', 1600, 1200, 1, NULL,
      printf('%016x', n * 2654435761), 'one-formula', 'writer ' || ${drawn(101, writers)}, ${importDay} || 'T00:00:00.000Z',
      'absent', 1, 'batch ' || (n * ${batches} / ${formulas}) FROM n;`);
  connection.execute(`${numbers} INSERT INTO formula (id, page_id, x, y, width, height, placement, latex, latex_canonical,
      canonicaliser_version, reading_order, symbols_state, symbols_source, symbols_reason, layout_state, layout_source,
      layout_reason, latex_state, latex_source, latex_reason, unusable, signature, symbol_count, revision, note)
    SELECT ${id('B', 'n')}, ${id('A', 'n')}, 0, 0, 100 + ${drawn(331, 1500)}, 100, NULL, ${latex}, ${latex}, '1', NULL,
      ${layer(state)}, ${layer(state)}, ${layer(latexState)}, NULL,
      (SELECT signature FROM temp.kind WHERE number = ${kind}), ${symbolsPerFormula}, 1, '' FROM n;`);
  connection.execute(`${numbers} INSERT INTO formula_category (category_id, formula_id)
    SELECT c.category, ${id('B', 'n')} FROM n JOIN temp.kind_category c ON c.number = ${kind} ORDER BY 1, 2;`);
  connection.execute(`${numbers}, ${places} INSERT INTO symbol (formula_id, id, class_id, x, y, width, height)
    SELECT ${id('B', 'n')}, ${id('C', `n * ${symbolsPerFormula} + k`)}, ${label}, 40 + k * 60, 100, 20 + k, 30 FROM n, place;`);
  connection.execute(`${numbers} INSERT INTO accepted_day (day, signature, layers, formulas, symbol_count)
    SELECT ${workDay}, ${kind} + 1, ${acceptedLayers}, count(*), count(*) * ${symbolsPerFormula}
    FROM n WHERE ${isAccepted} GROUP BY 1, 2, 3
    ON CONFLICT DO UPDATE SET formulas = formulas + excluded.formulas, symbol_count = symbol_count + excluded.symbol_count;`);
  connection.execute(`${numbers} INSERT INTO review_item (document_id, type, page_id, waiting, submitter, submitted_at,
      returns, score)
    SELECT ${id('B', 'n')}, 'formula', ${id('A', 'n')}, 1, printf('01D%023d', ${drawn(523, people)}),
      ${workDay} || 'T00:00:00.000Z', ${drawn(23, 4)}, ${drawn(997, 1000)} / 1000.0 FROM n WHERE ${state} = 'submitted';`);
  connection.execute(`${numbers}, ${places}
    INSERT INTO temp.symbol_growth (class_id, day, signature, layers, symbol_count)
    SELECT ${label}, ${workDay}, ${kind} + 1, ${acceptedLayers}, count(*) FROM n, place
    WHERE ${isAccepted} GROUP BY 1, 2, 3, 4
    ON CONFLICT DO UPDATE SET symbol_count = symbol_count + excluded.symbol_count;`);
  connection.execute(`${numbers} INSERT INTO operation (sequence, id, kind, actor, at, patches, undoes)
    SELECT 1000 + n, ${id('E', 'n')}, CASE WHEN n % 3 = 0 THEN 'edit' ELSE 'import' END,
      printf('01D%023d', ${drawn(523, people)}), ${workDay} || 'T00:00:00.000Z', '[]', NULL FROM n;`);
  connection.execute(
    `${numbers} INSERT INTO operation_document (document_id, sequence) SELECT ${id('B', 'n')}, 1000 + n FROM n;`,
  );
}
