import Database from 'better-sqlite3';
import { AppError } from '#schemas/domain/app-error.ts';

/** Others are answered after each of these. */
const pagesCopiedAtOnce = 100;

/** A prepared statement with its parameter and row types. */
export interface Statement<Parameters extends readonly unknown[], Row> {
  get(...parameters: Parameters): Row | undefined;
  all(...parameters: Parameters): Row[];
  run(...parameters: Parameters): { readonly changes: number; readonly lastInsertRowid: number | bigint };
  iterate(...parameters: Parameters): IterableIterator<Row>;
}

/**
 * One SQLite connection: pragmas, cached prepared statements, `BEGIN IMMEDIATE` transactions, and SQLite's failures
 * turned into the program's own.
 */
export class Connection {
  readonly #database: Database.Database;
  readonly #statements = new Map<string, Statement<readonly unknown[], unknown>>();

  /** Opens an existing file, or makes it where `create` is set. */
  constructor(path: string, options: { readonly create?: boolean; readonly readOnly?: boolean } = {}) {
    this.#database = translate(
      () => new Database(path, { fileMustExist: options.create !== true, readonly: options.readOnly === true }),
    );
    translate(() => {
      this.#database.pragma('busy_timeout = 5000');
      this.#database.pragma('foreign_keys = ON');
      if (options.readOnly !== true) {
        this.#database.pragma('journal_mode = WAL');
        // People's edits must survive a power cut, not only a crash of the program.
        this.#database.pragma('synchronous = FULL');
      }
      // 2 MB: the system keeps the file's pages in its own memory anyway, and gives that back. More has to be taken from the
      // system first: a release, which is read once, takes twice as long with 8 MB, and imports are no faster.
      this.#database.pragma('cache_size = -2048');
    });
  }

  /** Opens a file in one transaction that reads alone: what others write until it is closed is not seen in it. */
  static openSnapshot(path: string): Connection {
    const connection = new Connection(path, { readOnly: true });
    // The transaction sees the file as it is at its first read.
    connection.execute('BEGIN; SELECT count(*) FROM sqlite_schema');
    return connection;
  }

  /** A statement that is compiled once, whoever asks for it. */
  prepare<Parameters extends readonly unknown[], Row>(sql: string): Statement<Parameters, Row> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql) as Statement<readonly unknown[], unknown>;
      this.#statements.set(sql, statement);
    }
    // The caller names the types of the SQL that it wrote; SQLite itself knows none.
    return statement as Statement<Parameters, Row>;
  }

  /** A statement whose rows are the values of its one column. */
  column<Parameters extends readonly unknown[], Value>(sql: string): Statement<Parameters, Value> {
    const name = `column ${sql}`;
    let statement = this.#statements.get(name);
    if (!statement) {
      statement = this.#database.prepare(sql).pluck();
      this.#statements.set(name, statement);
    }
    return statement as Statement<Parameters, Value>;
  }

  /** A statement whose rows are lists of values: for very many of them, as no object is made for each. */
  values<Parameters extends readonly unknown[], Row extends readonly unknown[]>(
    sql: string,
  ): Statement<Parameters, Row> {
    const name = `values ${sql}`;
    let statement = this.#statements.get(name);
    if (!statement) {
      statement = this.#database.prepare(sql).raw();
      this.#statements.set(name, statement);
    }
    return statement as Statement<Parameters, Row>;
  }

  /** Runs `work` in a transaction that holds the write lock from its start; anything thrown takes all of it back. */
  write<Result>(work: () => Result): Result {
    return translate(() => this.#database.transaction(work).immediate());
  }

  /**
   * The same without a wait for the disk: a power cut may take it, but only together with all that was written since.
   * What is written next by `write` waits for both.
   */
  writeUnsynced<Result>(work: () => Result): Result {
    this.#database.pragma('synchronous = NORMAL');
    try {
      return this.write(work);
    } finally {
      this.#database.pragma('synchronous = FULL');
    }
  }

  get isOpen(): boolean {
    return this.#database.open;
  }

  /** The file of the database; `:memory:` where there is none. */
  get path(): string {
    return this.#database.name;
  }

  read<Result>(work: () => Result): Result {
    return translate(work);
  }

  execute(script: string): void {
    translate(() => this.#database.exec(script));
  }

  /** Rows that this connection has changed so far: as long as it stays, what was read stays true. */
  changeCount(): number {
    return this.column<[], number>('SELECT total_changes()').get() ?? 0;
  }

  pragma(text: string): unknown {
    return this.#database.pragma(text, { simple: true });
  }

  /** Writes a consistent copy of the whole database, also while it is in use; tells how many of its pages are copied. */
  async backup(path: string, report: (done: number, total: number) => void = () => {}): Promise<void> {
    const { totalPages: pages } = await this.#database.backup(path, {
      progress: ({ totalPages, remainingPages }) => {
        report(totalPages - remainingPages, totalPages);
        return pagesCopiedAtOnce;
      },
    });
    report(pages, pages);
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

function translate<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw fromSqlite(error);
  }
}

/** The program's own error for what SQLite says; anything else as it is. */
function fromSqlite(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code.startsWith('SQLITE_FULL')) {
    return new AppError(
      'disk-full',
      'The disk is full: the change was not saved. Free some space and try again.',
      {},
      error,
    );
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN') {
    return new AppError(
      'project-read-only',
      'The project cannot be written: its folder or database is read-only. Check its permissions.',
      {},
      error,
    );
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new AppError(
      'project-invalid',
      'The project database is damaged or is no database. Restore a copy from the backups folder.',
      {},
      error,
    );
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new AppError(
      'project-locked',
      'Another program is writing to the project database. Close it and try again.',
      {},
      error,
    );
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return new AppError('io-failed', 'The project database could not be read or written. Check the disk.', {}, error);
  }
  return error;
}
