import type { AnnotationDocument, DocumentRef } from '#schemas/domain/document.ts';
import { type LayerName, type LayerState, layerStates } from '#schemas/domain/layer.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { statusOf } from '#shared/annotation/status.ts';
import type { Connection } from '../connection.ts';
import { type ActChange, standingAct } from '../counting/standing-acts.ts';
import { EntryRows } from './entry-rows.ts';
import type { ListLimits } from './found.ts';
import { type ActKind, actKinds, actValue, dayOf, formulaMarks, type Marks, noMarks, pageMarks } from './marks.ts';
import { NumberSet } from './number-set.ts';
import { ReleaseSets } from './release-sets.ts';
import { SetRows, type Space } from './set-rows.ts';
import { SplitSets } from './split-sets.ts';
import { type SearchedText, TextRows } from './text-rows.ts';

/** Goes up when the index of older files has to be made anew. */
const indexVersion = '6';
/** Of these only a few sets have to be added. */
const olderVersions: ReadonlySet<string> = new Set(['1', '2', '3', '4', '5']);

/** One item as the index knows it. */
interface Indexed {
  readonly marks: Marks;
  readonly latex: string;
  readonly note: string;
}

/** Items of one operation as they were, or are, by id. */
export interface IndexState {
  readonly formulas: ReadonlyMap<string, Indexed>;
  readonly pages: ReadonlyMap<string, Indexed>;
}

interface SpaceRows {
  readonly sets: SetRows;
  readonly entries: EntryRows;
  readonly texts: TextRows;
}

/**
 * Keeps what the library is searched by in the transaction of each change, as the counters are. Everything in it can
 * be made anew from the documents and the log.
 */
export class SearchIndex {
  readonly formula: SpaceRows;
  readonly page: SpaceRows;
  readonly splits: SplitSets;
  readonly releases: ReleaseSets;
  readonly #connection: Connection;

  constructor(connection: Connection, { fewInGroup }: Pick<ListLimits, 'fewInGroup'>) {
    this.#connection = connection;
    const rowsOf = (space: Space): SpaceRows => ({
      sets: new SetRows(connection, space),
      entries: new EntryRows(connection, space),
      texts: new TextRows(connection, space),
    });
    this.formula = rowsOf('formula');
    this.page = rowsOf('page');
    const sets = { formula: this.formula.sets, page: this.page.sets };
    this.splits = new SplitSets(connection, sets, fewInGroup);
    this.releases = new ReleaseSets(connection, sets);
  }

  /** Files of the versions before lack a few sets, which this adds, in steps: gives how many items of a split were read. */
  *addMissing(): Generator<number> {
    const version = this.#version();
    if (version === null || !olderVersions.has(version)) return;
    // Up to version 3 acts stood that had been undone, up to version 5 submissions that had been withdrawn.
    const counted = version < '4' ? actKinds : this.#isAnyWithdrawn() ? (['submit'] as const) : [];
    this.write(() => {
      for (const kind of counted) this.formula.sets.replace(kind, this.#actsOf(kind));
    });
    yield 0;
    if (version < '3') {
      this.write(() => this.formula.sets.replace('holds', new Map([['formulas', this.#onPagesOfSeveral()]])));
      yield 0;
    }
    if (version < '5') yield* this.splits.make((work) => this.write(work));
    this.write(() => {
      // It told how large a split was when its sets were made.
      this.#connection.execute("DELETE FROM derivation WHERE name LIKE '% split %' OR name LIKE '% group %'");
      this.markCurrent();
    });
  }

  #isAnyWithdrawn(): boolean {
    return this.#connection.column<[], 1>('SELECT 1 FROM withdrawn_act LIMIT 1').get() === 1;
  }

  #onPagesOfSeveral(): NumberSet {
    return NumberSet.of(
      this.#connection
        .column<[], number>(
          `SELECT e.number FROM page p JOIN formula f ON f.page_id = p.id JOIN formula_entry e ON e.id = f.id
           WHERE p.holds = 'formulas'`,
        )
        .iterate(),
    );
  }

  /** Who did an act of a kind that stands with which formulas on which day, by the log. */
  #actsOf(kind: ActKind): ReadonlyMap<string, NumberSet> {
    const numbers = new Map<string, number[]>();
    for (const [number, actor, at] of this.#connection
      .values<[string], readonly [number, string, string]>(
        `SELECT e.number, o.actor, o.at FROM operation o JOIN operation_document d ON d.sequence = o.sequence
         JOIN formula_entry e ON e.id = d.document_id
         WHERE o.kind = ? AND ${standingAct('d.document_id', 'o.id')}`,
      )
      .iterate(kind)) {
      const value = actValue(actor, at);
      const own = numbers.get(value);
      if (own) own.push(number);
      else numbers.set(value, [number]);
    }
    return new Map([...numbers].map(([value, own]) => [value, NumberSet.of(own)]));
  }

  isCurrent(): boolean {
    return this.#version() === indexVersion;
  }

  #version(): string | null {
    const version = this.#connection.column<[], string>("SELECT version FROM derivation WHERE name = 'search'").get();
    return version ?? null;
  }

  /**
   * Formulas and pages of an operation as the rows hold them at that moment.
   *
   * @param documents those of the operation at that moment: only others are read
   */
  describe(
    formulas: ReadonlySet<string>,
    documents: readonly AnnotationDocument[],
    layersAsked: readonly LayerName[],
    readOther: (ref: DocumentRef) => AnnotationDocument,
  ): IndexState {
    const known = new Map<string, AnnotationDocument>(documents.map((document) => [document.ref.id, document]));
    const read = (ref: DocumentRef) => known.get(ref.id) ?? readOther(ref);
    const indexed = new Map<string, Indexed>();
    for (const id of formulas) {
      const document = read({ type: 'formula', id });
      const formula = formulaOf(document);
      const page = formula && pageOf(read({ type: 'page', id: formula.page }));
      if (!page) continue;
      const marks = formulaMarks(document, page, statusOf(formula, page, layersAsked));
      indexed.set(id, { marks, latex: formula.latex, note: formula.note });
    }
    const pages = new Map<string, Indexed>();
    for (const document of documents) {
      const page = pageOf(document);
      if (page) pages.set(page.id, { marks: pageMarks(page), latex: '', note: '' });
    }
    return { formulas: indexed, pages };
  }

  /** Brings the index from one state to the next, after the rows were written. */
  follow(before: IndexState, after: IndexState, operation: Operation): void {
    const edited = new Set<string>(operation.patches.map((patch) => patch.document.id));
    for (const id of new Set([...before.pages.keys(), ...after.pages.keys()])) {
      this.#followPage(id, before.pages.get(id) ?? null, after.pages.get(id) ?? null, operation);
    }
    const pagesToCount = new Set<string>();
    for (const id of new Set([...before.formulas.keys(), ...after.formulas.keys()])) {
      const was = before.formulas.get(id) ?? null;
      const is = after.formulas.get(id) ?? null;
      this.#followFormula(id, was, is, edited.has(id) ? operation : null);
      if ((was === null) !== (is === null)) pagesToCount.add(this.#pageOfFormula(operation, id) ?? '');
    }
    for (const page of pagesToCount) this.#countFormulas(page);
  }

  /** Which acts of people stand now, and which no longer do. */
  followActs(changes: readonly ActChange[]): void {
    const { entries, sets } = this.formula;
    for (const { formula, kind, person, day, stands } of changes) {
      const number = entries.numberOf(formula);
      if (number !== null) sets.set(kind, actValue(person, day), number, stands);
    }
  }

  /** Writes what is waiting; before the end of the transaction. */
  flush(): void {
    this.formula.sets.flush();
    this.page.sets.flush();
  }

  /** Runs `work` on the index in a transaction of its own; where it fails, nothing of it is left. `unsynced`: a power cut may take it. */
  write<Result>(work: () => Result, sync: 'synced' | 'unsynced' = 'synced'): Result {
    try {
      return this.#connection[sync === 'synced' ? 'write' : 'writeUnsynced'](() => {
        const result = work();
        this.flush();
        return result;
      });
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  /** Forgets what a transaction did that was taken back. */
  discard(): void {
    for (const { sets, texts } of [this.formula, this.page]) {
      sets.discard();
      texts.discard();
    }
  }

  /** Statuses follow from what the project asks for: after that has changed. No formula is looked at, only sets. */
  followStatuses(layersAsked: readonly LayerName[]): void {
    const { sets } = this.formula;
    sets.flush();
    const unusable = sets.read('status', 'unusable');
    const ofSeveral = sets.read('holds', 'formulas');
    const inState = (layer: LayerName, state: LayerState) => {
      const set = sets.read(layer, state);
      return layer === 'regions' ? set.and(ofSeveral) : set;
    };
    const byStatus = new Map<string, NumberSet>([['unusable', unusable]]);
    let left = sets.read('all', '').without(unusable);
    for (const state of layerStates) {
      // What has no layer in a lower state; without any layer that is asked for, formulas are done.
      const least =
        state === 'accepted' ? left : left.and(NumberSet.union(layersAsked.map((layer) => inState(layer, state))));
      byStatus.set(state, least);
      left = left.without(least);
    }
    sets.replace('status', byStatus);
  }

  /** The text of formulas whose canonical LaTeX has changed. */
  followCanonical(formulas: readonly string[]): void {
    for (const id of formulas) this.#writeFormulaText(id);
  }

  /** Notes that the index is whole, made by this version of the program. */
  markCurrent(): void {
    this.#connection
      .prepare<[string], never>("INSERT OR REPLACE INTO derivation (name, version) VALUES ('search', ?)")
      .run(indexVersion);
  }

  #followPage(id: string, was: Indexed | null, is: Indexed | null, operation: Operation): void {
    const { entries, sets, texts } = this.page;
    const row = is ? this.#pageRow(id) : null;
    const number = row ? entries.write(id, { ...row, changedAt: operation.at }) : entries.numberOf(id);
    if (number === null) return;
    changeMarks(sets, number, was?.marks ?? noMarks, is?.marks ?? noMarks);
    if (!was || !is) texts.write(number, row ? { latex: '', canonical: null, note: '', name: row.name } : null);
    if (operation.kind !== 'import') sets.set('person', operation.actor, number, true);
    if (!was && is) this.splits.pageCame(id);
  }

  /** @param operation the one that edited the formula itself; null where only its page was changed */
  #followFormula(id: string, was: Indexed | null, is: Indexed | null, operation: Operation | null): void {
    const { entries, sets, texts } = this.formula;
    const known = entries.numberOf(id);
    const before = known === null ? '' : entries.changedAt(known);
    const keys = is ? this.#formulaKeys(id, operation?.at ?? before) : null;
    const number = keys ? entries.write(id, keys) : known;
    if (number === null) return;
    changeMarks(sets, number, was?.marks ?? noMarks, is?.marks ?? noMarks);
    if (before !== '') sets.set('changed', dayOf(before), number, false);
    if (keys) sets.set('changed', dayOf(keys.changedAt), number, true);
    if (operation && operation.kind !== 'import') sets.set('person', operation.actor, number, true);
    if (!was && is) this.splits.formulaCame(id);
    // Findings go with their formula: where it comes back, it has to be checked again.
    if (!is) for (const kind of sets.values('finding')) sets.set('finding', kind, number, false);
    if (!is) texts.write(number, null);
    else if (!was || was.latex !== is.latex || was.note !== is.note) this.#writeFormulaText(id);
  }

  #writeFormulaText(id: string): void {
    const row = this.#connection
      .prepare<[string], SearchedText & { number: number }>(
        `SELECT e.number, f.latex, f.latex_canonical AS canonical, f.note, e.name
         FROM formula f JOIN formula_entry e ON e.id = f.id WHERE f.id = ?`,
      )
      .get(id);
    if (row) this.formula.texts.write(row.number, row);
  }

  #formulaKeys(id: string, changedAt: string) {
    const row = this.#connection
      .prepare<[string], { name: string; itemCount: number; longestSide: number }>(
        `SELECT p.source_name AS name, f.symbol_count AS itemCount, max(f.width, f.height) AS longestSide
         FROM formula f JOIN page p ON p.id = f.page_id WHERE f.id = ?`,
      )
      .get(id);
    return row ? { ...row, changedAt } : null;
  }

  #pageRow(id: string) {
    return (
      this.#connection
        .prepare<[string], { name: string; itemCount: number; longestSide: number }>(
          `SELECT source_name AS name, max(width, height) AS longestSide,
             (SELECT count(*) FROM formula WHERE page_id = page.id) AS itemCount FROM page WHERE id = ?`,
        )
        .get(id) ?? null
    );
  }

  #countFormulas(page: string): void {
    const number = this.page.entries.numberOf(page);
    const row = this.#pageRow(page);
    if (number !== null && row) this.page.entries.setItemCount(number, row.itemCount);
  }

  #pageOfFormula(operation: Operation, id: string): string | null {
    const patch = operation.patches.find(({ document }) => document.id === id);
    const root = [...(patch?.added ?? []), ...(patch?.removed ?? [])].find((record) => record.id === id);
    return root?.kind === 'formula' ? root.page : null;
  }
}

function changeMarks(sets: SetRows, number: number, was: Marks, is: Marks): void {
  for (const attribute of new Set([...was.keys(), ...is.keys()])) {
    const before = was.get(attribute) ?? [];
    const after = is.get(attribute) ?? [];
    for (const value of before) if (!after.includes(value)) sets.set(attribute, value, number, false);
    for (const value of after) if (!before.includes(value)) sets.set(attribute, value, number, true);
  }
}
