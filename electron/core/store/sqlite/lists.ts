import {
  DummyDriver,
  Kysely,
  type SelectQueryBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { FormulaFilter, FormulaSummary, PageFilter, PageSummary } from '#schemas/contract/library.ts';
import type { Category } from '#schemas/domain/facet.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import { noQuantity } from '#shared/quota/quantity.ts';
import { withAliases } from '#shared/schema/aliases.ts';
import type { ListPart } from '../store.ts';
import type { Connection } from './connection.ts';
import { formulaLayersOf, type LayerColumns, regionsOf } from './layer-columns.ts';
import type { Tables } from './tables.ts';

/** What categories and classes stand for others: a filter for one finds those of its aliases, too. */
interface Kinds {
  readonly categories: readonly Category[];
  readonly classes: readonly SymbolClass[];
}

/** Compiles queries; executing them is the connection's. */
const queries = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

interface FormulaListRow extends LayerColumns<'symbols'>, LayerColumns<'layout'>, LayerColumns<'latex'> {
  readonly id: FormulaSummary['id'];
  readonly page_id: FormulaSummary['page'];
  readonly source_name: string;
  readonly image_sha256: FormulaSummary['imageSha256'];
  readonly page_width: number;
  readonly page_height: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly status: FormulaStatus;
  readonly signature: string;
  readonly latex: string;
  readonly symbol_count: number;
  readonly unusable: string | null;
}

interface PageListRow extends LayerColumns<'regions'> {
  readonly id: PageSummary['id'];
  readonly source_name: string;
  readonly image_sha256: PageSummary['imageSha256'];
  readonly width: number;
  readonly height: number;
  readonly holds: PageSummary['holds'];
  readonly writer: string | null;
}

/** The lists of the library: filtered in SQL, paged by key. */
export class Lists {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  formulas(filter: FormulaFilter, kinds: Kinds, after: string | null, limit: number): ListPart<FormulaSummary> {
    const matching = filterFormulas(filter, kinds);
    const total = this.#count(matching.select(sql<number>`count(*)`.as('n')).compile());
    let query = matching
      .select(['f.id', 'f.page_id', 'f.x', 'f.y', 'f.width', 'f.height', 'f.status', 'f.signature', 'f.latex'])
      .select(['f.symbol_count', 'f.unusable', 'f.symbols_state', 'f.symbols_source', 'f.symbols_reason'])
      .select([
        'f.layout_state',
        'f.layout_source',
        'f.layout_reason',
        'f.latex_state',
        'f.latex_source',
        'f.latex_reason',
      ])
      .select(['p.source_name', 'p.image_sha256', 'p.width as page_width', 'p.height as page_height'])
      .orderBy('f.id')
      .limit(limit + 1);
    if (after !== null) query = query.where('f.id', '>', after);
    const rows = this.#all<FormulaListRow>(query.compile());
    return part(rows, limit, total, formulaFromRow);
  }

  pages(filter: PageFilter, after: string | null, limit: number): ListPart<PageSummary> {
    const matching = filterPages(filter);
    const total = this.#count(matching.select(sql<number>`count(*)`.as('n')).compile());
    let query = matching
      .select(['p.id', 'p.source_name', 'p.image_sha256', 'p.width', 'p.height', 'p.holds', 'p.writer'])
      .select(['p.regions_state', 'p.regions_source', 'p.regions_reason'])
      .orderBy('p.id')
      .limit(limit + 1);
    if (after !== null) query = query.where('p.id', '>', after);
    const rows = this.#all<PageListRow>(query.compile());
    const statuses = this.#statusesOfPages(rows.map((row) => row.id));
    return part(rows, limit, total, (row) => pageFromRow(row, statuses.get(row.id) ?? noQuantity()));
  }

  #statusesOfPages(pages: readonly string[]): ReadonlyMap<string, Record<FormulaStatus, number>> {
    const byPage = new Map<string, Record<FormulaStatus, number>>();
    const rows = this.#connection
      .prepare<[string], { page_id: string; status: FormulaStatus; n: number }>(
        `SELECT page_id, status, count(*) AS n FROM formula
         WHERE page_id IN (SELECT value FROM json_each(?)) GROUP BY page_id, status`,
      )
      .all(JSON.stringify(pages));
    for (const row of rows) {
      const counts = byPage.get(row.page_id) ?? noQuantity();
      counts[row.status] = row.n;
      byPage.set(row.page_id, counts);
    }
    return byPage;
  }

  #count(query: { readonly sql: string; readonly parameters: readonly unknown[] }): number {
    return this.#all<{ n: number }>(query)[0]?.n ?? 0;
  }

  #all<Row>(query: { readonly sql: string; readonly parameters: readonly unknown[] }): Row[] {
    return this.#connection.prepare<readonly unknown[], Row>(query.sql).all(...query.parameters);
  }
}

type FormulaSelection = SelectQueryBuilder<Tables & { f: Tables['formula']; p: Tables['page'] }, 'f' | 'p', object>;

function filterFormulas(filter: FormulaFilter, { categories, classes }: Kinds): FormulaSelection {
  let query: FormulaSelection = queries.selectFrom('formula as f').innerJoin('page as p', 'p.id', 'f.page_id');
  if (filter.statuses.length > 0) query = query.where('f.status', 'in', filter.statuses);
  if (filter.page !== null) query = query.where('f.page_id', '=', filter.page);
  for (const alternatives of categoriesByFacet(withAliases(filter.categories, categories), categories)) {
    query = query.where('f.id', 'in', (select) =>
      select.selectFrom('formula_category as c').select('c.formula_id').where('c.category_id', 'in', alternatives),
    );
  }
  if (filter.symbolClass !== null) {
    const wanted = withAliases([filter.symbolClass], classes);
    query = query.where('f.id', 'in', (select) =>
      select.selectFrom('symbol as s').select('s.formula_id').where('s.class_id', 'in', wanted),
    );
  }
  if (filter.text !== '') {
    const pattern = likePattern(filter.text);
    query = query.where(
      sql<boolean>`(f.latex LIKE ${pattern} ESCAPE '~' OR f.latex_canonical LIKE ${pattern} ESCAPE '~' OR p.source_name LIKE ${pattern} ESCAPE '~')`,
    );
  }
  return query;
}

function filterPages(filter: PageFilter): SelectQueryBuilder<Tables & { p: Tables['page'] }, 'p', object> {
  let query: SelectQueryBuilder<Tables & { p: Tables['page'] }, 'p', object> = queries.selectFrom('page as p');
  if (filter.holds !== null) query = query.where('p.holds', '=', filter.holds);
  if (filter.regionStates.length > 0) query = query.where('p.regions_state', 'in', filter.regionStates);
  if (filter.text !== '') query = query.where(sql<boolean>`p.source_name LIKE ${likePattern(filter.text)} ESCAPE '~'`);
  return query;
}

/** Categories of one facet are alternatives; facets combine. */
function categoriesByFacet(chosen: readonly string[], categories: readonly Category[]): readonly string[][] {
  const byFacet = new Map<string, string[]>();
  for (const id of chosen) {
    const facet = categories.find((category) => category.id === id)?.facet ?? id;
    byFacet.set(facet, [...(byFacet.get(facet) ?? []), id]);
  }
  return [...byFacet.values()];
}

function likePattern(text: string): string {
  return `%${text.replace(/[~%_]/g, (character) => `~${character}`)}%`;
}

function part<Row extends { readonly id: string }, Item>(
  rows: readonly Row[],
  limit: number,
  total: number,
  toItem: (row: Row) => Item,
): ListPart<Item> {
  const shown = rows.slice(0, limit);
  return { items: shown.map(toItem), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null, total };
}

function formulaFromRow(row: FormulaListRow): FormulaSummary {
  return {
    id: row.id,
    page: row.page_id,
    pageName: row.source_name,
    imageSha256: row.image_sha256,
    pageWidth: row.page_width,
    pageHeight: row.page_height,
    region: { x: row.x, y: row.y, width: row.width, height: row.height },
    status: row.status,
    layers: formulaLayersOf(row),
    categories: row.signature === '' ? [] : (row.signature.split(',') as FormulaSummary['categories']),
    latex: row.latex,
    symbolCount: row.symbol_count,
    unusable: row.unusable,
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
    regions: regionsOf(row),
    formulaCount: Object.values(byStatus).reduce((sum, count) => sum + count, 0),
    byStatus,
  };
}
