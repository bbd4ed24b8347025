import { join } from 'node:path';
import { createProject, openProject } from '#electron/core/project/open-project.ts';
import { databaseName } from '#electron/core/project/project-folder.ts';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { Connection } from '#electron/core/store/sqlite/connection.ts';
import { CounterRows } from '#electron/core/store/sqlite/counter-rows.ts';

const symbolsPerFormula = 10;
/** Formulas that one statement makes: what it holds meanwhile stays in memory. */
const formulasAtOnce = 50_000;
const people = 20;
const writers = 2000;
const batches = 50;

/** An id with the shape of a ULID, whose order is that of the numbers. */
const id = (letter: string, number: string) => `'01${letter}' || printf('%023d', ${number})`;

export const personIdOf = (number: number) => `01D${String(number).padStart(23, '0')}`;

/**
 * Makes a project of so many formulas, one a page, with ten symbols each, without the pictures: straight into the tables,
 * as through the store it would take hours. What is derived is made by the program itself as it opens the project.
 *
 * Symbol classes follow a law of few common and many rare ones: of the last one there are ten a million. States,
 * categories, persons, writers, days and LaTeX vary independently of each other.
 */
export async function makeHugeProject(path: string, formulas: number): Promise<void> {
  const project = await createProject(path, { name: 'Bench', personName: 'Bench' }, systemRuntime());
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  await project.close();
  const settings = records.find((record) => record.kind === 'settings');
  const connection = new Connection(join(path, databaseName));
  connection.execute('PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA foreign_keys = OFF;');
  connection.execute('DROP INDEX symbol_by_class; DROP INDEX formula_by_status; DROP INDEX page_by_formula_status;');
  const indexes = `CREATE INDEX symbol_by_class ON symbol(class_id, formula_id);
    CREATE INDEX formula_by_status ON formula(status, id);
    CREATE INDEX page_by_formula_status ON formula(status, page_id);`;
  connection.execute(`
    CREATE TEMP TABLE kind (number INTEGER PRIMARY KEY, id TEXT NOT NULL);
    CREATE TEMP TABLE label (number INTEGER PRIMARY KEY, id TEXT NOT NULL);
    INSERT INTO kind (number, id) SELECT row_number() OVER (ORDER BY id) - 1, id FROM schema_record WHERE type = 'category';
    INSERT INTO label (number, id) SELECT row_number() OVER (ORDER BY id) - 1, id FROM schema_record WHERE type = 'symbol-class';
    INSERT INTO media VALUES ('${'0'.repeat(64)}', 1, 'image/png');`);
  for (let person = 0; person < people; person++) {
    connection.prepare<[string, string], never>("INSERT INTO schema_record VALUES (?, 'person', ?, 1)").run(
      personIdOf(person),
      JSON.stringify({
        kind: 'person',
        id: personIdOf(person),
        name: `Person ${person}`,
        role: 'annotator',
        retired: false,
      }),
    );
  }
  for (let first = 0; first < formulas; first += formulasAtOnce) {
    connection.write(() => fill(connection, first, Math.min(first + formulasAtOnce, formulas)));
  }
  connection.execute(indexes);
  if (settings?.kind === 'settings') connection.write(() => new CounterRows(connection).rebuild(settings.layersAsked));
  // The program makes it anew where it is not there.
  connection.execute("DELETE FROM derivation WHERE name = 'search'");
  connection.execute('ANALYZE');
  connection.close();
  const opened = await openProject(path, systemRuntime());
  await opened.close();
}

/** Formulas and all that belongs to them, by their numbers alone. */
function fill(connection: Connection, first: number, end: number): void {
  const numbers = `WITH RECURSIVE n(n) AS (SELECT ${first} UNION ALL SELECT n + 1 FROM n WHERE n + 1 < ${end})`;
  // Multiplied by odd numbers and cut, numbers are as good as drawn, and the same in every run.
  const drawn = (factor: number, below: number | string) => `(((n * ${factor} + n / 7 * 13) & 0xfffffff) % ${below})`;
  const state = `CASE WHEN ${drawn(7919, 20)} < 12 THEN 'accepted' WHEN ${drawn(7919, 20)} < 15 THEN 'submitted'
    WHEN ${drawn(7919, 20)} < 17 THEN 'drafted' WHEN ${drawn(7919, 20)} < 18 THEN 'returned' ELSE 'absent' END`;
  const source = `CASE ${state} WHEN 'absent' THEN NULL ELSE 'imported' END`;
  const why = `CASE ${state} WHEN 'returned' THEN 'look again' END`;
  const day = `date('2025-01-01', '+' || ${drawn(104729, 365)} || ' days')`;
  const latex = `CASE ${drawn(31, 5)}
    WHEN 0 THEN '\\frac{' || ${drawn(12289, 1000)} || '}{x^{2}} + y_{' || ${drawn(17, 10)} || '} = z'
    WHEN 1 THEN '\\sqrt{' || ${drawn(40961, 10000)} || '} - \\alpha'
    WHEN 2 THEN '\\int_{0}^{1} f(' || ${drawn(65537, 5000)} || ') d x'
    WHEN 3 THEN 'a_{' || ${drawn(257, 100)} || '} \\leq b'
    ELSE ${drawn(786433, 100000)} || ' \\times ' || ${drawn(193, 100)} || ' = ' || n END`;
  connection.execute(`${numbers} INSERT INTO page (id, source_sha256, source_name, image_sha256, width, height, orientation,
      ink_renderer_version, perceptual_hash, holds, writer, imported_at, regions_state, revision, batch)
    SELECT ${id('A', 'n')}, printf('%064d', n + 1), 'scans/page-' || n || '.png', '${'0'.repeat(64)}', 1600, 1200, 1, NULL,
      printf('%016x', n * 2654435761), 'one-formula', 'writer ' || ${drawn(101, writers)}, ${day} || 'T00:00:00.000Z',
      'absent', 1, 'batch ' || (n / ${Math.max(1, Math.ceil(1_000_000 / batches))}) FROM n;`);
  connection.execute(`${numbers} INSERT INTO formula (id, page_id, x, y, width, height, placement, latex, latex_canonical,
      canonicaliser_version, reading_order, symbols_state, symbols_source, symbols_reason, layout_state, layout_source,
      layout_reason, latex_state, latex_source, latex_reason, unusable, status, signature, symbol_count, revision, note)
    SELECT ${id('B', 'n')}, ${id('A', 'n')}, 0, 0, 100 + ${drawn(331, 1500)}, 100, NULL, ${latex}, ${latex}, '1', NULL,
      ${state}, ${source}, ${why}, ${state}, ${source}, ${why}, ${state}, ${source}, ${why}, NULL, ${state},
      (SELECT id FROM kind WHERE number = ${drawn(433, '(SELECT count(*) FROM kind)')}), ${symbolsPerFormula}, 1, '' FROM n;`);
  connection.execute(`INSERT INTO formula_category (formula_id, category_id)
    SELECT id, signature FROM formula WHERE id >= ${id('B', String(first))} AND id < ${id('B', String(end))};`);
  // Cubes of shares: the first classes are common, the last ones rare.
  connection.execute(`${numbers}, place(k) AS (VALUES ${Array.from({ length: symbolsPerFormula }, (_, k) => `(${k})`).join()})
    INSERT INTO symbol (formula_id, id, class_id, x, y, width, height)
    SELECT ${id('B', 'n')}, ${id('C', `n * ${symbolsPerFormula} + k`)}, (SELECT id FROM label WHERE number =
      CASE WHEN n % 100000 = 7 AND k = 0 THEN (SELECT count(*) - 1 FROM label) ELSE
        CAST(pow((((n * 10 + k) * 48271) & 0xfffff) / 1048576.0, 3) * (SELECT count(*) - 1 FROM label) AS INTEGER) END),
      40 + k * 60, 100, 20 + k, 30 FROM n, place;`);
  connection.execute(`${numbers} INSERT INTO operation (sequence, id, kind, actor, at, patches, undoes)
    SELECT 1000 + n, ${id('E', 'n')}, CASE WHEN n % 3 = 0 THEN 'edit' ELSE 'import' END,
      printf('01D%023d', ${drawn(523, people)}), date('2025-06-01', '+' || ${drawn(15485863, 300)} || ' days') || 'T00:00:00.000Z',
      '[]', NULL FROM n;`);
  connection.execute(
    `${numbers} INSERT INTO operation_document (document_id, sequence) SELECT ${id('B', 'n')}, 1000 + n FROM n;`,
  );
}
