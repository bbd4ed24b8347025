import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import { type FormulaStatus, formulaStatuses, type LayerName, type LayerState } from '#schemas/domain/layer.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import { importActorId } from '#schemas/domain/person.ts';
import type { AcceptedDay, AcceptedSymbolDay } from '#shared/quota/accepted-history.ts';
import { type Contribution, categoriesOfSignature } from '#shared/quota/contribution.ts';
import { standingOf, statusOfStanding } from '#shared/quota/standing.ts';
import { type ChangedDocuments, type PersonDay, workOf } from '#shared/quota/throughput.ts';
import type {
  DayGrowth,
  OpenFormula,
  OpenWork,
  ProgressStore,
  QuotaDetail,
  WindowGrowth,
} from '../../progress-store.ts';
import type { Counters } from '../../store.ts';
import type { Connection } from '../connection.ts';
import { formulaCountersOf } from './counted-documents.ts';
import type { CounterRows } from './counter-rows.ts';
import { addCounts, packCounts, unpackCounts } from './packed-counts.ts';
import type { SignatureRows } from './signature-rows.ts';
import type { ActChange } from './standing-acts.ts';
import type { SignatureParts, SymbolTally } from './symbol-tally.ts';

/** The key of what grew on a day: accepted layers, and below them so many bits for the signature; 31 bits in all. */
const signatureBits = 26;
const signatureMask = 2 ** signatureBits - 1;
/** Sets of accepted layers. */
const layerSets = 32;

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
  readonly #counters: CounterRows;
  readonly #layersAsked: () => readonly LayerName[];
  /** What the operation under way has changed so far; written at its end, so that what cancels out costs nothing. */
  readonly #growth = new Map<string, Growth>();
  /** What was asked for last, and what this connection had changed by then. */
  #kept: {
    readonly name: string;
    readonly changes: number;
    readonly counters: Pick<Counters, 'formulas' | 'symbols'>;
  } | null = null;

  constructor(
    connection: Connection,
    counted: { readonly signatures: SignatureRows; readonly tally: SymbolTally; readonly counters: CounterRows },
    layersAsked: () => readonly LayerName[],
  ) {
    this.#connection = connection;
    this.#signatures = counted.signatures;
    this.#tally = counted.tally;
    this.#counters = counted.counters;
    this.#layersAsked = layersAsked;
  }

  /** Forgets what an operation that was taken back had changed. */
  begin(): void {
    this.#growth.clear();
  }

  /** Adds (or with -1 takes away) what a formula contributes. */
  add(contribution: Contribution | null, sign: 1 | -1): void {
    if (!contribution || contribution.accepted === 0) return;
    const { signature } = contribution;
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
  commit(operation: Operation, documents: ChangedDocuments, acts: readonly ActChange[]): void {
    const day = operation.at.slice(0, 10);
    const byClass = new Map<string, Map<number, number>>();
    for (const { signature, layers, formulas, symbols, byClass: grown } of this.#growth.values()) {
      const number = this.#signatures.numberOf(signature);
      if (formulas !== 0 || symbols !== 0) {
        this.#connection
          .prepare<readonly unknown[], never>(
            `INSERT INTO accepted_day (day, signature, layers, formulas, symbol_count) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET formulas = formulas + excluded.formulas, symbol_count = symbol_count + excluded.symbol_count`,
          )
          .run(day, number, layers, formulas, symbols);
      }
      for (const [symbolClass, count] of grown) {
        if (count === 0) continue;
        const changes = byClass.get(symbolClass) ?? new Map<number, number>();
        byClass.set(symbolClass, changes.set(growthKey(layers, number), count));
      }
    }
    for (const [symbolClass, changes] of byClass) this.#growSymbols(symbolClass, day, changes);
    this.#growth.clear();
    const isWork = !['import', 'schema', 'remove'].includes(operation.kind);
    if (isWork && operation.actor !== importActorId) this.#countWork(operation, day, documents);
    this.#countActs(acts);
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
    return this.#connection.read(() => {
      const signatures = this.#signatures.all();
      return this.#connection
        .values<[], readonly [string, string, Uint8Array]>(
          'SELECT class_id, day, counts FROM accepted_symbol_day ORDER BY class_id, day',
        )
        .all()
        .flatMap(([symbolClass, day, bytes]) => {
          const rows: AcceptedSymbolDay[] = [];
          const counts = unpackCounts(bytes);
          for (let at = 0; at < counts.length; at += 2) {
            const key = counts[at] ?? 0;
            const signature = signatures.get(key & signatureMask) ?? '';
            const layers = key >> signatureBits;
            rows.push({ day, symbolClass, signature, layers, symbolCount: counts[at + 1] ?? 0 });
          }
          return rows;
        });
    });
  }

  async growthByDay(
    classes: readonly SymbolClassId[] | null,
    isWanted: (signature: string) => boolean,
  ): Promise<readonly DayGrowth[]> {
    return this.#connection.read(() => {
      const signatures = this.#signatures.all();
      if (classes === null) {
        const wanted = [...signatures].flatMap(([number, signature]) => (isWanted(signature) ? [number] : []));
        return this.#connection
          .prepare<[string], DayGrowth>(
            `SELECT day, layers, sum(formulas) AS formulas, sum(symbol_count) AS symbolCount FROM accepted_day
             WHERE signature IN (SELECT value FROM json_each(?)) GROUP BY day, layers`,
          )
          .all(JSON.stringify(wanted));
      }
      const parts: SignatureParts = {
        names: ['no', 'yes'],
        placeOf: byNumber(signatures, (signature) => (isWanted(signature) ? 1 : 0)),
      };
      const days: DayGrowth[] = [];
      for (const symbolClass of classes) {
        for (const [day, bytes] of this.#symbolDays(symbolClass, '')) {
          const sums = sumsByPart(bytes, parts);
          for (let layers = 0; layers < layerSets; layers++) {
            const symbolCount = sums[layerSets + layers] ?? 0;
            if (symbolCount !== 0) days.push({ day, layers, formulas: 0, symbolCount });
          }
        }
      }
      return days;
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
      const parts = partsBy(signatures, detail.categories);
      const asOne: SignatureParts = { names: [''], placeOf: new Int32Array(parts.placeOf.length) };
      const symbols = [
        ...inSum.flatMap((symbolClass) => this.#symbolsSince(symbolClass, day, asOne)),
        ...detail.classes.flatMap((symbolClass) => this.#symbolsSince(symbolClass, day, parts)),
      ];
      return { formulas, symbols };
    });
  }

  async personDays(): Promise<readonly PersonDay[]> {
    return this.#connection.read(() =>
      this.#connection
        .prepare<[], PersonDay>(
          `SELECT day, person, seconds, operations, formulas_submitted AS formulasSubmitted,
             formulas_accepted AS formulasAccepted, formulas_returned AS formulasReturned, symbols_drawn AS symbolsDrawn,
             symbols_by_machine AS symbolsByMachine
           FROM person_day ORDER BY day, person`,
        )
        .all(),
    );
  }

  async quotaCounters(
    detail: Pick<QuotaDetail, 'classes' | 'categories'>,
  ): Promise<Pick<Counters, 'formulas' | 'symbols'>> {
    return this.#connection.read(() => {
      const layersAsked = this.#layersAsked();
      const name = JSON.stringify([layersAsked, detail.classes, [...detail.categories]]);
      const changes = this.#connection.changeCount();
      // Screens ask for several things at once that all begin with these.
      if (this.#kept?.name === name && this.#kept.changes === changes) return this.#kept.counters;
      const inDetail: ReadonlySet<string> = new Set(detail.classes);
      const parts = partsBy(this.#signatures.all(), detail.categories);
      const counters = {
        formulas: formulaCountersOf(this.#counters.kinds(), layersAsked),
        symbols: [
          ...this.#tally.sums(layersAsked, (symbolClass) => inDetail.has(symbolClass)),
          ...detail.classes.flatMap((symbolClass) => this.#tally.byPart(symbolClass, parts, layersAsked)),
        ],
      };
      this.#kept = { name, changes, counters };
      return counters;
    });
  }

  async openWork(classes: readonly SymbolClassId[]): Promise<OpenWork> {
    return this.#connection.read(() => {
      const layersAsked = this.#layersAsked();
      const signatures = this.#signatures.all();
      const groups: { signature: string; status: FormulaStatus; formulas: number }[] = [];
      const groupOf = new Int32Array(formulaStatuses.length * placesFor(signatures)).fill(-1);
      for (const { signature, status, formulas } of formulaCountersOf(this.#counters.kinds(), layersAsked)) {
        if (!openStatuses.has(status)) continue;
        const place = this.#signatures.numberOf(signature) * formulaStatuses.length + formulaStatuses.indexOf(status);
        const known = groups[groupOf[place] ?? -1];
        if (known) known.formulas += formulas;
        else groupOf[place] = groups.push({ signature, status, formulas }) - 1;
      }
      const symbols = new Map(
        classes.map((symbolClass) => [
          symbolClass,
          this.#tally.byGroup(symbolClass, groupOf, groups.length, layersAsked),
        ]),
      );
      return { groups, symbols };
    });
  }

  async openFormulas(signature: string, status: FormulaStatus, limit: number): Promise<readonly OpenFormula[]> {
    return this.#connection.read(() => {
      const layersAsked = this.#layersAsked();
      const found = this.#counters
        .standingsOf(signature)
        .map(standingOf)
        .filter((standing) => statusOfStanding(standing, layersAsked) === status)
        .flatMap(({ holds, regions, symbols, layout, latex }) =>
          this.#connection
            .prepare<readonly unknown[], Omit<OpenFormula, 'status' | 'region'> & Box>(
              `SELECT f.id, f.page_id AS page, p.source_name AS pageName, p.image_sha256 AS imageSha256,
                 f.x, f.y, f.width, f.height, f.latex, f.symbol_count AS symbolCount
               FROM formula f JOIN page p ON p.id = f.page_id
               WHERE f.unusable IS NULL AND f.signature = ? AND f.symbols_state = ? AND f.layout_state = ?
                 AND f.latex_state = ? AND p.holds = ? AND p.regions_state = ? ORDER BY f.id LIMIT ?`,
            )
            .all(signature, symbols, layout, latex, holds, regions, limit),
        );
      return found
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map(({ x, y, width, height, ...formula }) => ({ ...formula, region: { x, y, width, height }, status }));
    });
  }

  /** Days from one on (`''`: from the first) on which symbols of a class grew, with the packed counts. */
  #symbolDays(symbolClass: string, from: string): readonly (readonly [day: string, bytes: Uint8Array])[] {
    return this.#connection
      .values<[string, string], readonly [string, Uint8Array]>(
        'SELECT day, counts FROM accepted_symbol_day WHERE class_id = ? AND day >= ? ORDER BY day',
      )
      .all(symbolClass, from);
  }

  #growSymbols(symbolClass: string, day: string, changes: ReadonlyMap<number, number>): void {
    const before = this.#connection
      .column<[string, string], Uint8Array>('SELECT counts FROM accepted_symbol_day WHERE class_id = ? AND day = ?')
      .get(symbolClass, day);
    const bytes = packCounts(addCounts(unpackCounts(before), changes));
    if (bytes === null) {
      this.#connection
        .prepare<[string, string], never>('DELETE FROM accepted_symbol_day WHERE class_id = ? AND day = ?')
        .run(symbolClass, day);
      return;
    }
    this.#connection
      .prepare<[string, string, Uint8Array], never>(
        `INSERT INTO accepted_symbol_day (class_id, day, counts) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET counts = excluded.counts`,
      )
      .run(symbolClass, day, bytes);
  }

  #symbolsSince(symbolClass: SymbolClassId, day: string, parts: SignatureParts): WindowGrowth['symbols'] {
    const sums = new Int32Array(parts.names.length * layerSets);
    const touched = new Map<number, string>();
    for (const [at, bytes] of this.#symbolDays(symbolClass, day)) addByPart(sums, bytes, parts, { touched, day: at });
    return [...touched].map(([place, from]) => ({
      symbolClass,
      signature: parts.names[Math.floor(place / layerSets)] ?? '',
      layers: place % layerSets,
      symbolCount: sums[place] ?? 0,
      from,
    }));
  }

  /** Counts formulas at the day on which something was done with them, and no longer where it was taken back. */
  #countActs(acts: readonly ActChange[]): void {
    const byDay = Map.groupBy(
      acts.filter(({ person }) => person !== importActorId),
      ({ kind, person, day, stands }) => `${kind} ${person} ${day} ${stands}`,
    );
    for (const changes of byDay.values()) {
      const [first] = changes;
      if (!first) continue;
      const column = `formulas_${columnOfAct[first.kind]}`;
      this.#connection
        .prepare<readonly unknown[], never>(
          `UPDATE person_day SET ${column} = max(0, ${column} + ?) WHERE day = ? AND person = ?`,
        )
        .run(first.stands ? changes.length : -changes.length, first.day, first.person);
    }
  }

  #countWork(operation: Operation, day: string, documents: ChangedDocuments): void {
    const { actor, at } = operation;
    const clock = this.#connection
      .prepare<[string], { at: string }>('SELECT at FROM person_clock WHERE person = ?')
      .get(actor);
    const since = clock === undefined ? null : (Date.parse(at) - Date.parse(clock.at)) / 1000;
    const work = workOf(operation, since, documents);
    this.#connection
      .prepare<readonly unknown[], never>(
        `INSERT INTO person_day (day, person, seconds, operations, formulas_submitted, formulas_accepted,
           formulas_returned, symbols_drawn, symbols_by_machine) VALUES (?, ?, ?, ?, 0, 0, 0, ?, ?)
         ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds, operations = operations + excluded.operations,
           symbols_drawn = symbols_drawn + excluded.symbols_drawn,
           symbols_by_machine = symbols_by_machine + excluded.symbols_by_machine`,
      )
      .run(day, actor, work.seconds, work.operations, work.symbolsDrawn, work.symbolsByMachine);
    this.#connection
      .prepare<[string, string], never>('INSERT OR REPLACE INTO person_clock (person, at) VALUES (?, ?)')
      .run(actor, at);
  }
}

const columnOfAct = { submit: 'submitted', accept: 'accepted', return: 'returned' } as const;

/** @throws RangeError where a project has had more combinations of categories than the key has room for */
function growthKey(layers: number, signature: number): number {
  if (signature > signatureMask) throw new RangeError(`Signature ${signature} does not fit the key of its growth.`);
  return (layers << signatureBits) | signature;
}

const openStatuses: ReadonlySet<FormulaStatus> = new Set<LayerState>(['absent', 'returned', 'drafted', 'submitted']);

/** What grew on one day, of signatures that are one part and of one set of layers together: part × sets + layers. */
function sumsByPart(bytes: Uint8Array, parts: SignatureParts): Int32Array {
  const sums = new Int32Array(parts.names.length * layerSets);
  addByPart(sums, bytes, parts, { touched: new Map(), day: '' });
  return sums;
}

/** Adds what grew on a day, and notes the day for each place that nothing was added to before. */
function addByPart(
  sums: Int32Array,
  bytes: Uint8Array,
  { placeOf }: SignatureParts,
  { touched, day }: { readonly touched: Map<number, string>; readonly day: string },
): void {
  const counts = unpackCounts(bytes);
  let last = -1;
  for (let at = 0; at < counts.length; at += 2) {
    const key = counts[at] ?? 0;
    const layers = key >> signatureBits;
    const place = (placeOf[key & signatureMask] ?? 0) * layerSets + layers;
    sums[place] = (sums[place] ?? 0) + (counts[at + 1] ?? 0);
    // Neighbours are mostly of one place.
    if (place !== last && !touched.has(place)) touched.set(place, day);
    last = place;
  }
}

/** Places for every signature by its number: one more than the highest. There may be too many to spread as arguments. */
function placesFor(signatures: ReadonlyMap<number, string>): number {
  let highest = 0;
  for (const number of signatures.keys()) highest = Math.max(highest, number);
  return 1 + highest;
}

function byNumber(signatures: ReadonlyMap<number, string>, placeOf: (signature: string) => number): Int32Array {
  const places = new Int32Array(placesFor(signatures));
  for (const [number, signature] of signatures) places[number] = placeOf(signature);
  return places;
}

/** What is left of each signature when only these categories are looked at. */
function partsBy(signatures: ReadonlyMap<number, string>, categories: ReadonlySet<string>): SignatureParts {
  const places = new Map<string, number>();
  const placeOf = byNumber(signatures, (signature) => {
    const part = categoriesOfSignature(signature)
      .filter((category) => categories.has(category))
      .join(',');
    const place = places.get(part) ?? places.size;
    places.set(part, place);
    return place;
  });
  return { names: places.size === 0 ? [''] : [...places.keys()], placeOf };
}
