import type { ReviewFilter, ReviewItem } from '#schemas/contract/review.ts';
import { type CategoryId, FormulaId, PageId, type PersonId } from '#schemas/domain/id.ts';
import type { ListPart } from '../store.ts';
import type { Connection } from './connection.ts';
import { formulaLayersOf, type LayerColumns, regionsOf } from './documents/layer-columns.ts';

type QueueRow = Partial<LayerColumns<'symbols'> & LayerColumns<'layout'> & LayerColumns<'latex'>> &
  LayerColumns<'regions'> & {
    readonly document_id: string;
    readonly type: 'page' | 'formula';
    readonly page_id: string;
    readonly source_name: string;
    readonly image_sha256: ReviewItem['imageSha256'];
    readonly page_width: number;
    readonly page_height: number;
    readonly x: number | null;
    readonly y: number | null;
    readonly width: number | null;
    readonly height: number | null;
    readonly latex: string | null;
    readonly symbol_count: number | null;
    readonly submitter: PersonId;
    readonly submitted_at: string;
    readonly returns: number;
    readonly open_threads: number;
    readonly score: number | null;
  };

const columns = `r.document_id, r.type, r.page_id, r.submitter, r.submitted_at, r.returns, r.score,
  p.source_name, p.image_sha256, p.width AS page_width, p.height AS page_height,
  p.regions_state, p.regions_source, p.regions_reason,
  f.x, f.y, f.width, f.height, f.latex, f.symbol_count,
  f.symbols_state, f.symbols_source, f.symbols_reason, f.layout_state, f.layout_source, f.layout_reason,
  f.latex_state, f.latex_source, f.latex_reason,
  (SELECT count(*) FROM side_document d WHERE d.type = 'thread' AND d.state = 'open'
     AND CASE r.type WHEN 'formula' THEN d.formula_id = r.document_id ELSE d.page_id = r.page_id AND d.formula_id IS NULL END
  ) AS open_threads`;

const withFormulas = 'review_item r LEFT JOIN formula f ON f.id = r.document_id';

/** How each order sorts, and what of a row its cursor holds. Every order ends with the id, so that none is ambiguous. */
const orders: Readonly<
  Record<
    ReviewFilter['order'],
    { readonly by: string; readonly beyond: string; readonly key: (row: QueueRow) => string }
  >
> = {
  worst: {
    by: 'coalesce(r.score, -1) DESC, r.document_id DESC',
    beyond: '(coalesce(r.score, -1), r.document_id) < (CAST(? AS REAL), ?)',
    key: (row) => String(row.score ?? -1),
  },
  oldest: {
    by: 'r.submitted_at, r.document_id',
    beyond: '(r.submitted_at, r.document_id) > (?, ?)',
    key: (row) => row.submitted_at,
  },
  newest: {
    by: 'r.submitted_at DESC, r.document_id DESC',
    beyond: '(r.submitted_at, r.document_id) < (?, ?)',
    key: (row) => row.submitted_at,
  },
  'most-returned': {
    by: 'r.returns DESC, r.document_id DESC',
    beyond: '(r.returns, r.document_id) < (CAST(? AS INTEGER), ?)',
    key: (row) => String(row.returns),
  },
};

/** What waits for a reviewer, paged by key. */
export function listReviewItems(
  connection: Connection,
  query: {
    readonly filter: ReviewFilter;
    /** Categories of the filter: one of each list is asked for. */
    readonly categories: readonly (readonly CategoryId[])[];
    readonly reader: PersonId;
    readonly after: string | null;
    readonly limit: number;
  },
): ListPart<ReviewItem> {
  const { filter, categories, reader, after, limit } = query;
  const where = ['r.waiting = 1'];
  const values: unknown[] = [];
  const narrow = (condition: string, ...parameters: readonly unknown[]) => {
    where.push(condition);
    values.push(...parameters);
  };
  // Whoever is asked for a second annotation may not see the first one. They are few: read once, not for each row.
  narrow(
    `r.document_id NOT IN (SELECT d.formula_id FROM side_document d WHERE d.type = 'second-annotation'
       AND d.state = 'open' AND d.person_id = ? AND d.formula_id IS NOT NULL)`,
    reader,
  );
  if (!filter.own) narrow('r.submitter <> ?', reader);
  if (filter.submitter !== null) narrow('r.submitter = ?', filter.submitter);
  if (filter.layers.length > 0) {
    narrow(
      `(${filter.layers
        .map((layer) => (layer === 'regions' ? "(r.type = 'page')" : `f.${layer}_state = 'submitted'`))
        .join(' OR ')})`,
    );
  }
  for (const alternatives of categories) {
    narrow(
      `EXISTS (SELECT 1 FROM formula_category c WHERE c.formula_id = f.id
         AND c.category_id IN (SELECT value FROM json_each(?)))`,
      JSON.stringify(alternatives),
    );
  }
  // Hundreds of thousands may wait: formulas are only looked up where the filter asks for what is theirs.
  const counted = filter.layers.length > 0 || categories.length > 0 ? withFormulas : 'review_item r';
  const total =
    connection
      .prepare<readonly unknown[], { n: number }>(`SELECT count(*) AS n FROM ${counted} WHERE ${where.join(' AND ')}`)
      .get(...values)?.n ?? 0;
  const order = orders[filter.order];
  const cut = after?.lastIndexOf(' ') ?? -1;
  if (after !== null && cut >= 0) narrow(order.beyond, after.slice(0, cut), after.slice(cut + 1));
  const rows = connection
    .prepare<readonly unknown[], QueueRow>(
      `SELECT ${columns} FROM ${withFormulas} JOIN page p ON p.id = r.page_id
       WHERE ${where.join(' AND ')} ORDER BY ${order.by} LIMIT ?`,
    )
    .all(...values, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(itemFromRow),
    next: rows.length > limit && last ? `${order.key(last)} ${last.document_id}` : null,
    total,
  };
}

function itemFromRow(row: QueueRow): ReviewItem {
  const isFormula = row.type === 'formula';
  return {
    document: { type: row.type, id: isFormula ? FormulaId.parse(row.document_id) : PageId.parse(row.document_id) },
    page: PageId.parse(row.page_id),
    pageName: row.source_name,
    imageSha256: row.image_sha256,
    pageWidth: row.page_width,
    pageHeight: row.page_height,
    region: {
      x: row.x ?? 0,
      y: row.y ?? 0,
      width: row.width ?? row.page_width,
      height: row.height ?? row.page_height,
    },
    layers: isFormula ? formulaLayersOf(row as Parameters<typeof formulaLayersOf>[0]) : { regions: regionsOf(row) },
    latex: row.latex ?? '',
    symbolCount: row.symbol_count ?? 0,
    submitter: row.submitter,
    submittedAt: row.submitted_at,
    returns: row.returns,
    openThreads: row.open_threads,
    score: row.score,
  };
}
