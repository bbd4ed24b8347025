import Database from 'better-sqlite3';

/**
 * The least that opening can do: open the database, count, and read the first rows.
 *
 * node open-database.ts <project.db>
 */
const [path = ''] = process.argv.slice(2);
const database = new Database(path, { readonly: true });
const counted = database.prepare('SELECT count(*) AS formulas FROM formula').get();
const rows = database.prepare('SELECT * FROM formula ORDER BY id LIMIT 60').all();
const shown = performance.now();
database.close();
process.stdout.write(JSON.stringify({ counted, rows: rows.length, shown }));
