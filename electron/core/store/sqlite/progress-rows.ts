import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import { importActorId } from '#schemas/domain/person.ts';
import type { AcceptedDay, AcceptedSymbolDay } from '#shared/quota/accepted-history.ts';
import type { Contribution } from '#shared/quota/contribution.ts';
import { type PersonDay, workOf } from '#shared/quota/throughput.ts';
import type { OpenFormula, OpenSymbols, ProgressStore } from '../progress-store.ts';
import type { Counters, FormulaCounter, SymbolCounter } from '../store.ts';
import type { Connection } from './connection.ts';

interface Growth {
  readonly signature: string;
  readonly layers: number;
  formulas: number;
  symbols: number;
  readonly byClass: Map<string, number>;
}

/** Keeps what grew on each day, and who did what, in the transaction of each operation. */
export class ProgressRows implements ProgressStore {
  readonly #connection: Connection;
  /** What the operation under way has changed so far; written at its end, so that what cancels out costs nothing. */
  readonly #growth = new Map<string, Growth>();

  #classSums: readonly SymbolCounter[] | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Forgets what an operation that was taken back had changed. */
  begin(): void {
    this.#growth.clear();
    this.#classSums = null;
  }

  /** Adds (or with -1 takes away) what a formula contributes. */
  add(contribution: Contribution | null, sign: 1 | -1): void {
    if (!contribution || contribution.accepted === 0) return;
    const { signature } = contribution.key;
    const layers = contribution.accepted;
    const name = `${layers} ${signature}`;
    const growth = this.#growth.get(name) ?? { signature, layers, formulas: 0, symbols: 0, byClass: new Map() };
    this.#growth.set(name, growth);
    growth.formulas += sign;
    growth.symbols += sign * contribution.symbolCount;
    for (const [symbolClass, count] of contribution.symbolsByClass) {
      if (symbolClass !== '') growth.byClass.set(symbolClass, (growth.byClass.get(symbolClass) ?? 0) + sign * count);
    }
  }

  /** Writes what the operation changed to its day, and its work to its person. */
  commit(operation: Operation): void {
    const day = operation.at.slice(0, 10);
    for (const { signature, layers, formulas, symbols, byClass } of this.#growth.values()) {
      if (formulas !== 0 || symbols !== 0) {
        this.#connection
          .prepare<readonly unknown[], never>(
            `INSERT INTO accepted_day (day, signature, layers, formulas, symbol_count) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET formulas = formulas + excluded.formulas, symbol_count = symbol_count + excluded.symbol_count`,
          )
          .run(day, signature, layers, formulas, symbols);
      }
      for (const [symbolClass, count] of byClass) {
        if (count === 0) continue;
        this.#connection
          .prepare<readonly unknown[], never>(
            `INSERT INTO accepted_symbol_day (day, class_id, signature, layers, symbol_count) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET symbol_count = symbol_count + excluded.symbol_count`,
          )
          .run(day, symbolClass, signature, layers, count);
      }
    }
    this.#growth.clear();
    const isWork = operation.kind !== 'import' && operation.kind !== 'schema';
    if (isWork && operation.actor !== importActorId) this.#countWork(operation, day);
  }

  async acceptedDays(): Promise<readonly AcceptedDay[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[], AcceptedDay>(
          `SELECT day, signature, layers, formulas, symbol_count AS symbolCount FROM accepted_day
           WHERE formulas <> 0 OR symbol_count <> 0 ORDER BY day, signature, layers`,
        )
        .all(),
    );
  }

  async acceptedSymbolDays(classes: readonly SymbolClassId[] | null): Promise<readonly AcceptedSymbolDay[]> {
    const columns = 'day, class_id AS symbolClass, signature, layers, symbol_count AS symbolCount';
    return this.#connection.read(() =>
      classes === null
        ? this.#connection
            .prepare<[], AcceptedSymbolDay>(
              `SELECT ${columns} FROM accepted_symbol_day WHERE symbol_count <> 0 ORDER BY class_id, day, signature, layers`,
            )
            .all()
        : this.#connection
            .prepare<[string], AcceptedSymbolDay>(
              `SELECT ${columns} FROM accepted_symbol_day
               WHERE class_id IN (SELECT value FROM json_each(?)) AND symbol_count <> 0
               ORDER BY class_id, day, signature, layers`,
            )
            .all(JSON.stringify(classes)),
    );
  }

  async personDays(): Promise<readonly PersonDay[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[], PersonDay>(
          `SELECT day, person, seconds, operations, formulas_submitted AS formulasSubmitted,
             formulas_accepted AS formulasAccepted, formulas_returned AS formulasReturned, symbols_drawn AS symbolsDrawn
           FROM person_day ORDER BY day, person`,
        )
        .all(),
    );
  }

  async quotaCounters(detailed: readonly SymbolClassId[]): Promise<Pick<Counters, 'formulas' | 'symbols'>> {
    return this.#connection.read(() => {
      const classes = JSON.stringify(detailed);
      const inDetail: ReadonlySet<string> = new Set(detailed);
      return {
        formulas: this.#connection
          .prepare<[], FormulaCounter>(
            `SELECT signature, status, regions, symbols, layout, latex, formulas, symbol_count AS symbolCount
             FROM formula_counter WHERE formulas <> 0`,
          )
          .all(),
        symbols: [
          ...this.#sumsOfClasses().filter(({ symbolClass }) => !inDetail.has(symbolClass)),
          ...this.#connection
            .prepare<[string], SymbolCounter>(
              `SELECT signature, class_id AS symbolClass, status, symbols AS symbolsState, symbol_count AS symbolCount
               FROM symbol_counter WHERE class_id IN (SELECT value FROM json_each(?)) AND symbol_count <> 0`,
            )
            .all(classes),
        ],
      };
    });
  }

  async openSymbols(classes: readonly SymbolClassId[]): Promise<readonly OpenSymbols[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[string], OpenSymbols>(
          `SELECT signature, status, class_id AS symbolClass, sum(symbol_count) AS symbolCount FROM symbol_counter
           WHERE class_id IN (SELECT value FROM json_each(?)) AND status IN ('absent', 'returned', 'drafted', 'submitted')
           GROUP BY class_id, signature, status`,
        )
        .all(JSON.stringify(classes)),
    );
  }

  async openFormulas(signature: string, status: FormulaStatus, limit: number): Promise<readonly OpenFormula[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[string, string, number], OpenFormula>(
          `SELECT f.id, f.page_id AS page, p.source_name AS pageName, f.latex, f.status, f.symbol_count AS symbolCount
           FROM formula f JOIN page p ON p.id = f.page_id
           WHERE f.status = ? AND f.signature = ? ORDER BY f.id LIMIT ?`,
        )
        .all(status, signature, limit),
    );
  }

  /** Summed once and kept until an operation changes anything: there are hundreds of thousands of rows behind it. */
  #sumsOfClasses(): readonly SymbolCounter[] {
    this.#classSums ??= this.#connection
      .prepare<[], SymbolCounter>(
        `SELECT '' AS signature, class_id AS symbolClass, status, symbols AS symbolsState, sum(symbol_count) AS symbolCount
         FROM symbol_counter GROUP BY class_id, status, symbols`,
      )
      .all();
    return this.#classSums;
  }

  #countWork(operation: Operation, day: string): void {
    const { actor, at } = operation;
    const clock = this.#connection
      .prepare<[string], { at: string }>('SELECT at FROM person_clock WHERE person = ?')
      .get(actor);
    const since = clock === undefined ? null : (Date.parse(at) - Date.parse(clock.at)) / 1000;
    const work = workOf(operation, since);
    this.#connection
      .prepare<readonly unknown[], never>(
        `INSERT INTO person_day (day, person, seconds, operations, formulas_submitted, formulas_accepted,
           formulas_returned, symbols_drawn) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds, operations = operations + excluded.operations,
           formulas_submitted = formulas_submitted + excluded.formulas_submitted,
           formulas_accepted = formulas_accepted + excluded.formulas_accepted,
           formulas_returned = formulas_returned + excluded.formulas_returned,
           symbols_drawn = symbols_drawn + excluded.symbols_drawn`,
      )
      .run(
        day,
        actor,
        work.seconds,
        work.operations,
        work.formulasSubmitted,
        work.formulasAccepted,
        work.formulasReturned,
        work.symbolsDrawn,
      );
    this.#connection
      .prepare<[string, string], never>('INSERT OR REPLACE INTO person_clock (person, at) VALUES (?, ?)')
      .run(actor, at);
  }
}
