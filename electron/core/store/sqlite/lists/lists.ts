import type {
  ChoiceCounts,
  CountedBy,
  FormulaSummary,
  ListSort,
  PageFilter,
  PageSummary,
} from '#schemas/contract/library.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import type { FormulaStatus, LayerName, LayerState } from '#schemas/domain/layer.ts';
import { statusOf } from '#shared/annotation/status.ts';
import { noQuantity } from '#shared/quota/quantity.ts';
import type { AcceptedSince } from '../../progress-store.ts';
import type { ListPart, NamedCount, StoredFormulaFilter } from '../../store.ts';
import type { Connection } from '../connection.ts';
import { formulaLayersOf, type LayerColumns, regionsOf } from '../documents/layer-columns.ts';
import { FilterSets } from '../search/filter-sets.ts';
import { Found, type ListLimits, type PendingText, type Window } from '../search/found.ts';
import { NumberSet } from '../search/number-set.ts';
import { numbersNamed } from '../search/numbers-named.ts';
import { openedChoices } from '../search/opened-choices.ts';
import type { SearchIndex } from '../search/search-index.ts';
import type { Space } from '../search/set-rows.ts';
import { holdsText, type SearchedText, type TextField } from '../search/text-rows.ts';
import { statusesOnPages } from './statuses-on-pages.ts';

interface FormulaListRow extends LayerColumns<'symbols'>, LayerColumns<'layout'>, LayerColumns<'latex'> {
  readonly number: number;
  readonly changed_at: string;
  readonly id: FormulaSummary['id'];
  readonly page_id: FormulaSummary['page'];
  readonly source_name: string;
  readonly image_sha256: FormulaSummary['imageSha256'];
  readonly page_width: number;
  readonly page_height: number;
  readonly writer: string | null;
  readonly batch: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly holds: PageSummary['holds'];
  readonly regions_state: LayerState;
  readonly signature: string;
  readonly latex: string;
  readonly symbol_count: number;
  readonly unusable: string | null;
  readonly note: string;
}

interface PageListRow extends LayerColumns<'regions'> {
  readonly number: number;
  readonly id: PageSummary['id'];
  readonly source_name: string;
  readonly image_sha256: PageSummary['imageSha256'];
  readonly width: number;
  readonly height: number;
  readonly holds: PageSummary['holds'];
  readonly writer: string | null;
  readonly batch: string | null;
}

/** Lists that are kept while nothing changes, so that the next part of one costs nothing. */
const keptLists = 8;

/** The lists of the library: found by sets and full text, read by key or by rank. */
export class Lists {
  readonly #connection: Connection;
  readonly #index: SearchIndex;
  readonly #limits: ListLimits;
  readonly #filters: Readonly<Record<Space, FilterSets>>;
  readonly #kept = new Map<string, { readonly changes: number; readonly found: Found }>();
  readonly #keptTexts = new Map<string, { readonly changes: number; readonly set: NumberSet }>();

  constructor(connection: Connection, index: SearchIndex, limits: ListLimits) {
    this.#connection = connection;
    this.#index = index;
    this.#limits = limits;
    this.#filters = {
      formula: new FilterSets(connection, 'formula', index.formula.sets),
      page: new FilterSets(connection, 'page', index.page.sets),
    };
  }

  formulas(
    filter: StoredFormulaFilter,
    schema: readonly SchemaRecord[],
    sort: ListSort,
    window: Window,
  ): ListPart<FormulaSummary, number | null> {
    const found = this.#findOnce('formula', { filter, sort }, () => this.#findFormulas(filter, schema, sort));
    const { numbers, next, total } = found.part(window);
    return { items: this.#readFormulas(numbers, layersAskedOf(schema)), next, total };
  }

  pages(
    filter: PageFilter,
    schema: readonly SchemaRecord[],
    sort: ListSort,
    window: Window,
  ): ListPart<PageSummary, number | null> {
    const found = this.#findOnce('page', { filter, sort }, () => {
      const narrowed = this.#narrow('page', this.#filters.page.pages(filter), [[filter.text, 'any']]);
      return this.#found('page', sort, narrowed);
    });
    const { numbers, next, total } = found.part(window);
    return { items: this.#readPages(numbers, layersAskedOf(schema)), next, total };
  }

  /** Exactly how many formulas a filter finds; gives way between its steps, as a text may be in very many of them. */
  async count(filter: StoredFormulaFilter, schema: readonly SchemaRecord[]): Promise<number> {
    const steps = this.#findAll(filter, schema);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value.count();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** For each selection of categories, the formulas of it that people accepted from a day on. */
  acceptedSince(
    day: string,
    selections: readonly (readonly CategoryId[])[],
    schema: readonly SchemaRecord[],
  ): readonly AcceptedSince[] {
    const sets = this.#filters.formula;
    const days = sets.actsSince('accept', day);
    const all = NumberSet.union(days.map(({ set }) => set));
    if (all.count() === 0) return selections.map(() => ({ formulas: 0, from: null }));
    // Quotas are many and the categories that they name few, each of them a set as large as the project.
    const read = new Map<CategoryId, NumberSet>();
    const setOf = (category: CategoryId) => {
      const set = read.get(category) ?? sets.withCategory(category, schema);
      read.set(category, set);
      return set;
    };
    return selections.map((categories) => {
      const found = categories.reduce((some, category) => some.and(setOf(category)), all);
      const formulas = found.count();
      // Nearly always the first day.
      const first = formulas === 0 ? undefined : days.find(({ set }) => set.and(found).count() > 0);
      return { formulas, from: first?.day ?? null };
    });
  }

  /** Numbers of the formulas that a filter finds, all of them. */
  allFormulas(filter: StoredFormulaFilter, schema: readonly SchemaRecord[]): NumberSet {
    const steps = this.#findAll(filter, schema);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** How many formulas each choice would find; null where the texts of a filter are not settled by the index. */
  countChoices(
    filter: StoredFormulaFilter,
    of: readonly CountedBy[],
    schema: readonly SchemaRecord[],
  ): ChoiceCounts | null {
    const counts: Record<string, Record<string, number>> = {};
    for (const attribute of of) {
      const found = new Map<string, number>();
      for (const { open, values } of openedChoices(filter, attribute, schema)) {
        const { set, pending } = this.#narrow('formula', this.#filters.formula.formulas(open, schema), textsOf(filter));
        if (pending !== null) return null;
        for (const [value, own] of values ?? this.#valuesOf(attribute)) {
          const count = this.#filters.formula.having(attribute, own).and(set).count();
          if (count > 0) found.set(value, count);
        }
      }
      counts[attribute] = Object.fromEntries(found);
    }
    return counts;
  }

  #valuesOf(attribute: CountedBy): readonly (readonly [string, readonly string[]])[] {
    return this.#index.formula.sets.values(attribute).map((value) => [value, [value]] as const);
  }

  /** Writers and batches of the pages with how many pages have each. */
  pageOrigins(): { readonly writers: readonly NamedCount[]; readonly batches: readonly NamedCount[] } {
    const { sets } = this.#index.page;
    const countsOf = (attribute: string) => sets.counts(attribute).map(([name, count]) => ({ name, count }));
    return { writers: countsOf('writer'), batches: countsOf('batch') };
  }

  #findFormulas(filter: StoredFormulaFilter, schema: readonly SchemaRecord[], sort: ListSort): Found {
    const set = this.#filters.formula.formulas(filter, schema);
    return this.#found('formula', sort, this.#narrow('formula', set, textsOf(filter)));
  }

  #found(space: Space, sort: ListSort, narrowed: { readonly set: NumberSet; readonly pending: PendingText | null }) {
    const { sets } = this.#index.formula;
    const days = { values: () => sets.values('changed'), read: (day: string) => sets.read('changed', day) };
    const read = { connection: this.#connection, limits: this.#limits };
    return new Found(read, space, sort, narrowed, space === 'formula' ? days : null);
  }

  /** Finds everything, in steps: where few are left, texts are read; else the index is asked for all that hold a text. */
  *#findAll(filter: StoredFormulaFilter, schema: readonly SchemaRecord[]): Generator<void, NumberSet> {
    const { set, pending, waiting } = this.#narrow(
      'formula',
      this.#filters.formula.formulas(filter, schema),
      textsOf(filter),
    );
    const count = set.count();
    if (pending === null || count === 0) return set;
    if (count <= this.#limits.fewItems) return NumberSet.of(pending.verify(set.take(null, count)));
    let found = set;
    for (const [text, field] of waiting) found = found.and(yield* this.#holding(text, field));
    return found;
  }

  /** Every formula with a text; kept while nothing changes, as the next filter has often the same. */
  *#holding(text: string, field: TextField): Generator<void, NumberSet> {
    const name = `${field} ${text}`;
    const kept = this.#keptTexts.get(name);
    const changes = this.#connection.changeCount();
    if (kept?.changes === changes) return kept.set;
    const { texts } = this.#index.formula;
    const set =
      field === 'any' ? yield* this.#holdingAnywhere(text) : yield* this.#findBy(texts.queriesFor(text, field));
    if (this.#connection.changeCount() === changes) {
      this.#keptTexts.delete(name);
      this.#keptTexts.set(name, { changes, set });
      const [oldest] = this.#keptTexts.keys();
      if (this.#keptTexts.size > keptLists && oldest !== undefined) this.#keptTexts.delete(oldest);
    }
    return set;
  }

  /**
   * A text that very many hold is mostly part of their names. Those are read; of the others those are left that hold each
   * trigram of it, which are few again, and can be looked into. Only else the index compares the places of trigrams.
   */
  *#holdingAnywhere(text: string): Generator<void, NumberSet> {
    const { sets, texts } = this.#index.formula;
    const all = sets.read('all', '');
    const named = (yield* numbersNamed(this.#connection, 'formula', text)).and(all);
    let others = all.without(named);
    for (const query of texts.gramQueriesFor(text)) {
      if (others.count() <= this.#limits.fewItems) break;
      others = others.and(yield* this.#findBy([query]));
    }
    const count = others.count();
    if (count > this.#limits.fewItems) return named.or(yield* this.#findBy(texts.queriesFor(text, 'any')));
    return named.or(NumberSet.of(this.#holdTexts('formula', others.take(null, count), [[text, 'any']])));
  }

  /** What any of some queries of the full-text index finds. */
  *#findBy(queries: readonly string[]): Generator<void, NumberSet> {
    const { texts } = this.#index.formula;
    const set = new NumberSet();
    for (const query of queries) {
      for (let after: number | null = 0; after !== null; ) {
        const numbers: readonly number[] = texts.find(query, after, this.#limits.foundAtOnce);
        for (const number of numbers) set.add(number);
        after = numbers.length < this.#limits.foundAtOnce ? null : (numbers.at(-1) ?? null);
        yield;
      }
    }
    return set;
  }

  /** Narrows a set by texts: at once by the index where it finds few, else by looking into what is read. */
  #narrow(space: Space, set: NumberSet, wanted: readonly (readonly [string, TextField])[]) {
    const { texts } = this.#index[space];
    let narrowed = set;
    const waiting: (readonly [string, TextField])[] = [];
    for (const [text, field] of wanted) {
      if (text === '') continue;
      const query = texts.queryFor(text, field);
      const numbers = query === null ? null : texts.find(query, 0, this.#limits.fewItems + 1);
      if (numbers === null || numbers.length > this.#limits.fewItems) waiting.push([text, field]);
      else narrowed = narrowed.and(NumberSet.of(numbers));
    }
    const pending: PendingText | null =
      waiting.length === 0 ? null : { verify: (numbers) => this.#holdTexts(space, numbers, waiting) };
    return { set: narrowed, pending, waiting };
  }

  #holdTexts(
    space: Space,
    numbers: readonly number[],
    wanted: readonly (readonly [string, TextField])[],
  ): readonly number[] {
    const rows = this.#connection
      .prepare<[string], SearchedText & { number: number }>(
        space === 'formula'
          ? `SELECT e.number, e.name, f.latex, f.latex_canonical AS canonical, f.note
             FROM formula_entry e JOIN formula f ON f.id = e.id WHERE e.number IN (SELECT value FROM json_each(?))`
          : `SELECT number, name, '' AS latex, NULL AS canonical, '' AS note
             FROM page_entry WHERE number IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(numbers));
    const holding = new Set<number>();
    for (const row of rows) {
      if (wanted.every(([text, field]) => holdsText(row, text, field))) holding.add(row.number);
    }
    return numbers.filter((number) => holding.has(number));
  }

  #findOnce(space: Space, asked: unknown, find: () => Found): Found {
    const name = `${space} ${JSON.stringify(asked)}`;
    const kept = this.#kept.get(name);
    if (kept?.changes === this.#connection.changeCount()) return kept.found;
    const found = find();
    this.#kept.delete(name);
    this.#kept.set(name, { changes: this.#connection.changeCount(), found });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > keptLists && oldest !== undefined) this.#kept.delete(oldest);
    return found;
  }

  #readFormulas(numbers: readonly number[], layersAsked: readonly LayerName[]): readonly FormulaSummary[] {
    const rows = this.#connection
      .prepare<[string], FormulaListRow>(
        `SELECT e.number, e.changed_at, f.id, f.page_id, f.x, f.y, f.width, f.height, f.signature, f.latex,
           f.symbol_count, f.unusable, f.note, f.symbols_state, f.symbols_source, f.symbols_reason, f.layout_state,
           f.layout_source, f.layout_reason, f.latex_state, f.latex_source, f.latex_reason,
           p.source_name, p.image_sha256, p.width AS page_width, p.height AS page_height, p.writer, p.batch, p.holds,
           p.regions_state
         FROM formula_entry e JOIN formula f ON f.id = e.id JOIN page p ON p.id = f.page_id
         WHERE e.number IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(numbers));
    return inOrder(numbers, rows).map((row) => formulaFromRow(row, layersAsked));
  }

  #readPages(numbers: readonly number[], layersAsked: readonly LayerName[]): readonly PageSummary[] {
    const rows = this.#connection
      .prepare<[string], PageListRow>(
        `SELECT e.number, p.id, p.source_name, p.image_sha256, p.width, p.height, p.holds, p.writer, p.batch,
           p.regions_state, p.regions_source, p.regions_reason
         FROM page_entry e JOIN page p ON p.id = e.id WHERE e.number IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(numbers));
    const statuses = this.#statusesOfPages(
      rows.map((row) => row.id),
      layersAsked,
    );
    return inOrder(numbers, rows).map((row) => pageFromRow(row, statuses.get(row.id) ?? noQuantity()));
  }

  #statusesOfPages(
    pages: readonly string[],
    layersAsked: readonly LayerName[],
  ): ReadonlyMap<string, Record<FormulaStatus, number>> {
    const byPage = new Map<string, Record<FormulaStatus, number>>();
    for (const { page, status, formulas } of statusesOnPages(this.#connection, pages, layersAsked)) {
      const counts = byPage.get(page) ?? noQuantity();
      counts[status] += formulas;
      byPage.set(page, counts);
    }
    return byPage;
  }
}

function textsOf(filter: StoredFormulaFilter): readonly (readonly [string, TextField])[] {
  return [
    [filter.text, 'any'],
    [filter.latex, 'latex'],
  ];
}

function inOrder<Row extends { readonly number: number }>(numbers: readonly number[], rows: readonly Row[]): Row[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  return numbers.flatMap((number) => byNumber.get(number) ?? []);
}

function layersAskedOf(schema: readonly SchemaRecord[]): readonly LayerName[] {
  return schema.find((record) => record.kind === 'settings')?.layersAsked ?? [];
}

function formulaFromRow(row: FormulaListRow, layersAsked: readonly LayerName[]): FormulaSummary {
  const layers = formulaLayersOf(row);
  const page = { holds: row.holds, regions: { state: row.regions_state, source: null, reason: null } };
  return {
    id: row.id,
    page: row.page_id,
    pageName: row.source_name,
    imageSha256: row.image_sha256,
    pageWidth: row.page_width,
    pageHeight: row.page_height,
    region: { x: row.x, y: row.y, width: row.width, height: row.height },
    status: statusOf({ layers, unusable: row.unusable }, page, layersAsked),
    regions: row.holds === 'one-formula' ? null : row.regions_state,
    layers,
    categories: row.signature === '' ? [] : (row.signature.split(',') as FormulaSummary['categories']),
    latex: row.latex,
    symbolCount: row.symbol_count,
    unusable: row.unusable,
    note: row.note,
    writer: row.writer,
    batch: row.batch,
    changedAt: row.changed_at,
  };
}

function pageFromRow(row: PageListRow, byStatus: Record<FormulaStatus, number>): PageSummary {
  return {
    id: row.id,
    sourceName: row.source_name,
    imageSha256: row.image_sha256,
    width: row.width,
    height: row.height,
    holds: row.holds,
    writer: row.writer,
    batch: row.batch,
    regions: regionsOf(row),
    formulaCount: Object.values(byStatus).reduce((sum, count) => sum + count, 0),
    byStatus,
  };
}
