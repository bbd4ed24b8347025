import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import { importActorId } from '#schemas/domain/person.ts';
import type { AcceptedDay, AcceptedSymbolDay } from '#shared/quota/accepted-history.ts';
import { type Contribution, categoriesOfSignature } from '#shared/quota/contribution.ts';
import { type PersonDay, workOf } from '#shared/quota/throughput.ts';
import type {
  DayGrowth,
  OpenFormula,
  OpenSymbols,
  ProgressStore,
  QuotaDetail,
  WindowGrowth,
} from '../progress-store.ts';
import type { Counters, FormulaCounter } from '../store.ts';
import type { Connection } from './connection.ts';
import type { SignatureRows } from './signature-rows.ts';
import type { SymbolTally } from './symbol-tally.ts';

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
  readonly #signatures: SignatureRows;
  readonly #tally: SymbolTally;
  /** What the operation under way has changed so far; written at its end, so that what cancels out costs nothing. */
  readonly #growth = new Map<string, Growth>();

  constructor(connection: Connection, signatures: SignatureRows, tally: SymbolTally) {
    this.#connection = connection;
    this.#signatures = signatures;
    this.#tally = tally;
  }

  /** Forgets what an operation that was taken back had changed. */
  begin(): void {
    this.#growth.clear();
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
      const number = this.#signatures.numberOf(signature);
      if (formulas !== 0 || symbols !== 0) {
        this.#connection
          .prepare<readonly unknown[], never>(
            `INSERT INTO accepted_day (day, signature, layers, formulas, symbol_count) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET formulas = formulas + excluded.formulas, symbol_count = symbol_count + excluded.symbol_count`,
          )
          .run(day, number, layers, formulas, symbols);
      }
      for (const [symbolClass, count] of byClass) {
        if (count === 0) continue;
        this.#connection
          .prepare<readonly unknown[], never>(
            `INSERT INTO accepted_symbol_day (day, class_id, signature, layers, symbol_count) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET symbol_count = symbol_count + excluded.symbol_count`,
          )
          .run(day, symbolClass, number, layers, count);
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
          `SELECT d.day, g.categories AS signature, d.layers, d.formulas, d.symbol_count AS symbolCount
           FROM accepted_day d JOIN signature g ON g.number = d.signature
           WHERE d.formulas <> 0 OR d.symbol_count <> 0 ORDER BY d.day, g.categories, d.layers`,
        )
        .all(),
    );
  }

  async acceptedSymbolDays(): Promise<readonly AcceptedSymbolDay[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[], AcceptedSymbolDay>(
          `SELECT d.day, d.class_id AS symbolClass, g.categories AS signature, d.layers, d.symbol_count AS symbolCount
           FROM accepted_symbol_day d JOIN signature g ON g.number = d.signature
           WHERE d.symbol_count <> 0 ORDER BY d.class_id, d.day, g.categories, d.layers`,
        )
        .all(),
    );
  }

  async growthByDay(
    classes: readonly SymbolClassId[] | null,
    isWanted: (signature: string) => boolean,
  ): Promise<readonly DayGrowth[]> {
    return this.#connection.read(() => {
      const wanted = [...this.#signatures.all()].flatMap(([number, signature]) =>
        isWanted(signature) ? [number] : [],
      );
      const signatures = JSON.stringify(wanted);
      if (classes === null) {
        return this.#connection
          .prepare<[string], DayGrowth>(
            `SELECT day, layers, sum(formulas) AS formulas, sum(symbol_count) AS symbolCount FROM accepted_day
             WHERE signature IN (SELECT value FROM json_each(?)) GROUP BY day, layers`,
          )
          .all(signatures);
      }
      const read = this.#connection.prepare<[string, string], DayGrowth>(
        `SELECT day, layers, 0 AS formulas, sum(symbol_count) AS symbolCount FROM accepted_symbol_day
         WHERE class_id = ? AND signature IN (SELECT value FROM json_each(?)) GROUP BY day, layers`,
      );
      return classes.flatMap((symbolClass) => read.all(symbolClass, signatures));
    });
  }

  async growthSince(day: string, detail: QuotaDetail): Promise<WindowGrowth> {
    return this.#connection.read(() => {
      const signatures = this.#signatures.all();
      const formulas = this.#connection
        .prepare<[string], { signature: number; layers: number; formulas: number; symbolCount: number; from: string }>(
          `SELECT signature, layers, sum(formulas) AS formulas, sum(symbol_count) AS symbolCount, min(day) AS "from"
           FROM accepted_day WHERE day >= ? GROUP BY signature, layers`,
        )
        .all(day)
        .map((row) => ({ ...row, signature: signatures.get(row.signature) ?? '' }));
      const inDetail = new Set<string>(detail.classes);
      const inSum = detail.summed.filter((symbolClass) => !inDetail.has(symbolClass));
      const partOf = partsBy(signatures, detail.categories);
      const symbols = [
        ...inSum.flatMap((symbolClass) => this.#sumSince(symbolClass, day)),
        ...detail.classes.flatMap((symbolClass) => this.#detailSince(symbolClass, day, partOf)),
      ];
      return { formulas, symbols };
    });
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

  async quotaCounters(
    detail: Pick<QuotaDetail, 'classes' | 'categories'>,
  ): Promise<Pick<Counters, 'formulas' | 'symbols'>> {
    return this.#connection.read(() => {
      const inDetail: ReadonlySet<string> = new Set(detail.classes);
      const partOf = partsBy(this.#signatures.all(), detail.categories);
      return {
        formulas: this.#connection
          .prepare<[], FormulaCounter>(
            `SELECT signature, status, regions, symbols, layout, latex, formulas, symbol_count AS symbolCount
             FROM formula_counter WHERE formulas <> 0`,
          )
          .all(),
        symbols: [
          ...this.#tally.sums().filter(({ symbolClass }) => !inDetail.has(symbolClass)),
          ...detail.classes.flatMap((symbolClass) => this.#tally.byPart(symbolClass, partOf)),
        ],
      };
    });
  }

  async openSymbols(classes: readonly SymbolClassId[]): Promise<readonly OpenSymbols[]> {
    return this.#connection.read(() => {
      const signatures = this.#signatures.all();
      return openStatuses.flatMap((status) =>
        [...this.#tally.bySignature(classes, status)].map(([number, byClass]) => ({
          signature: signatures.get(number) ?? '',
          status,
          byClass,
        })),
      );
    });
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

  #sumSince(symbolClass: SymbolClassId, day: string): WindowGrowth['symbols'] {
    return this.#connection
      .prepare<[string, string], { layers: number; symbolCount: number; from: string }>(
        `SELECT layers, sum(symbol_count) AS symbolCount, min(day) AS "from" FROM accepted_symbol_day
         WHERE class_id = ? AND day >= ? GROUP BY layers`,
      )
      .all(symbolClass, day)
      .map((row) => ({ ...row, symbolClass, signature: '' }));
  }

  #detailSince(
    symbolClass: SymbolClassId,
    day: string,
    partOf: (signature: number) => string,
  ): WindowGrowth['symbols'] {
    const parts = new Map<string, { signature: string; layers: number; symbolCount: number; from: string }>();
    for (const [signature, layers, symbolCount, from] of this.#connection
      .values<[string, string], readonly [number, number, number, string]>(
        `SELECT signature, layers, sum(symbol_count), min(day) FROM accepted_symbol_day
         WHERE class_id = ? AND day >= ? GROUP BY signature, layers`,
      )
      .iterate(symbolClass, day)) {
      const part = partOf(signature);
      const name = `${layers} ${part}`;
      const sum = parts.get(name) ?? { signature: part, layers, symbolCount: 0, from };
      parts.set(name, sum);
      sum.symbolCount += symbolCount;
      if (from < sum.from) sum.from = from;
    }
    return [...parts.values()].map((row) => ({ ...row, symbolClass }));
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

const openStatuses = ['absent', 'returned', 'drafted', 'submitted'] as const;

/** What is left of each signature when only these categories are looked at. */
function partsBy(
  signatures: ReadonlyMap<number, string>,
  categories: ReadonlySet<string>,
): (signature: number) => string {
  const parts = new Map<number, string>();
  return (number) => {
    let part = parts.get(number);
    if (part === undefined) {
      part = categoriesOfSignature(signatures.get(number) ?? '')
        .filter((category) => categories.has(category))
        .join(',');
      parts.set(number, part);
    }
    return part;
  };
}
