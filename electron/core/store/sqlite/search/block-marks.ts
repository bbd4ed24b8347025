import type { LayerName, LayerState } from '#schemas/domain/layer.ts';
import type { Page } from '#schemas/domain/page.ts';
import { statusOfStanding } from '#shared/quota/standing.ts';
import type { Connection } from '../connection.ts';
import { standingAct } from '../counting/standing-acts.ts';
import { actKinds, actValue, dayOf } from './marks.ts';
import { blockSize } from './number-set.ts';
import type { Space } from './set-rows.ts';
import type { SearchedText } from './text-rows.ts';

/** Attribute → value → numbers that have it, ascending; all of one block. */
export type BlockMarks = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

/** One block of items as the documents and the log say that the index should have it. */
export interface DescribedBlock {
  readonly marks: BlockMarks;
  readonly texts: readonly (SearchedText & { readonly number: number })[];
}

/** Attributes that follow from the documents and the log alone, and that the index is therefore checked for. */
export const derivedAttributes: Readonly<Record<Space, readonly string[]>> = {
  formula: [
    'all',
    'status',
    'holds',
    'regions',
    'symbols',
    'layout',
    'latex',
    'category',
    'class',
    'symbol-count',
    'note',
    'writer',
    'batch',
    'imported',
    'changed',
    'person',
    ...actKinds,
    'finding',
  ],
  page: ['all', 'holds', 'regions', 'writer', 'batch', 'imported', 'person'],
};

interface FormulaRow extends SearchedText {
  readonly number: number;
  readonly changedAt: string;
  readonly isUnusable: 0 | 1;
  readonly holds: Page['holds'];
  readonly symbols: LayerState;
  readonly layout: LayerState;
  readonly latexState: LayerState;
  readonly signature: string;
  readonly symbolCount: number;
  readonly regions: LayerState;
  readonly writer: string | null;
  readonly batch: string | null;
  readonly importedAt: string;
}

interface PageRow {
  readonly number: number;
  readonly name: string;
  readonly holds: string;
  readonly regions: string;
  readonly writer: string | null;
  readonly batch: string | null;
  readonly importedAt: string;
}

/** Reads what belongs into one block of the index, a few thousand items at once rather than each by itself. */
export function describeBlock(
  connection: Connection,
  space: Space,
  block: number,
  layersAsked: readonly LayerName[],
): DescribedBlock {
  const marks = new Map<string, Map<string, number[]>>();
  const mark: Mark = (attribute, value, number) => {
    const values = marks.get(attribute) ?? new Map<string, number[]>();
    if (values.size === 0) marks.set(attribute, values);
    const numbers = values.get(value);
    if (!numbers) values.set(value, [number]);
    // A formula has several symbols of one class, and a person edits it again and again.
    else if (numbers.at(-1) !== number) numbers.push(number);
  };
  const ends: readonly [number, number] = [block * blockSize, (block + 1) * blockSize - 1];
  const texts =
    space === 'formula' ? markFormulas(connection, ends, mark, layersAsked) : markPages(connection, ends, mark);
  markPeople(connection, space, ends, mark);
  return { marks, texts };
}

/** Every block that has numbers of a space. */
export function* blocksOf(connection: Connection, space: Space): Generator<number> {
  const highest = connection.column<[], number | null>(`SELECT max(number) FROM ${space}_entry`).get() ?? -1;
  for (let block = 0; block * blockSize <= highest; block++) yield block;
}

/** The last id of the next items behind an id; null where there are none. */
export function lastOfNext(connection: Connection, space: Space, after: string, limit: number): string | null {
  const last = connection
    .column<[string, number], string | null>(
      `SELECT max(id) FROM (SELECT id FROM ${space} WHERE id > ? ORDER BY id LIMIT ?)`,
    )
    .get(after, limit);
  return last ?? null;
}

/** Query of id, name, change, count and side of the items with ids above one and up to another. */
export function entriesOf(space: Space): string {
  const lastChange = (id: string) =>
    `(SELECT o.at FROM operation_document d JOIN operation o ON o.sequence = d.sequence
      WHERE d.document_id = ${id} ORDER BY d.sequence DESC LIMIT 1)`;
  return space === 'page'
    ? `SELECT p.id AS id, p.source_name AS name, coalesce(${lastChange('p.id')}, p.imported_at) AS changed_at,
         (SELECT count(*) FROM formula WHERE page_id = p.id) AS item_count, max(p.width, p.height) AS longest_side
       FROM page p WHERE p.id > ? AND p.id <= ?`
    : `SELECT f.id AS id, p.source_name AS name, coalesce(${lastChange('f.id')}, p.imported_at) AS changed_at,
         f.symbol_count AS item_count, max(f.width, f.height) AS longest_side
       FROM formula f JOIN page p ON p.id = f.page_id WHERE f.id > ? AND f.id <= ?`;
}

type Mark = (attribute: string, value: string, number: number) => void;
type Ends = readonly [first: number, last: number];

function markFormulas(
  connection: Connection,
  ends: Ends,
  mark: Mark,
  layersAsked: readonly LayerName[],
): DescribedBlock['texts'] {
  const rows = connection
    .prepare<Ends, FormulaRow>(
      `SELECT e.number, e.name, e.changed_at AS changedAt, f.unusable IS NOT NULL AS isUnusable, p.holds, f.symbols_state AS symbols, f.layout_state AS layout,
         f.latex_state AS latexState, f.signature, f.symbol_count AS symbolCount, f.latex,
         f.latex_canonical AS canonical, f.note, p.regions_state AS regions, p.writer, p.batch,
         p.imported_at AS importedAt
       FROM formula_entry e JOIN formula f ON f.id = e.id JOIN page p ON p.id = f.page_id
       WHERE e.number BETWEEN ? AND ? ORDER BY e.number`,
    )
    .all(...ends);
  for (const row of rows) {
    const { number } = row;
    mark('all', '', number);
    const { holds, regions, symbols, layout, latexState: latex } = row;
    const standing = { isUnusable: row.isUnusable === 1, holds, regions, symbols, layout, latex };
    mark('status', statusOfStanding(standing, layersAsked), number);
    if (holds === 'formulas') mark('holds', holds, number);
    mark('regions', row.regions, number);
    mark('symbols', row.symbols, number);
    mark('layout', row.layout, number);
    mark('latex', row.latexState, number);
    if (row.signature !== '') for (const category of row.signature.split(',')) mark('category', category, number);
    mark('symbol-count', String(row.symbolCount), number);
    if (row.note !== '') mark('note', '', number);
    markOrigin(row, mark);
    mark('changed', dayOf(row.changedAt), number);
  }
  for (const { number, symbolClass } of connection
    .prepare<Ends, { number: number; symbolClass: string | null }>(
      `SELECT e.number, s.class_id AS symbolClass FROM formula_entry e JOIN symbol s ON s.formula_id = e.id
       WHERE e.number BETWEEN ? AND ? ORDER BY e.number`,
    )
    .iterate(...ends)) {
    mark('class', symbolClass ?? '', number);
  }
  for (const { number, kind } of connection
    .prepare<Ends, { number: number; kind: string }>(
      `SELECT e.number, n.kind FROM formula_entry e JOIN finding n ON n.formula_id = e.id
       WHERE e.number BETWEEN ? AND ? ORDER BY e.number`,
    )
    .iterate(...ends)) {
    mark('finding', kind, number);
  }
  return rows;
}

function markPages(connection: Connection, ends: Ends, mark: Mark): DescribedBlock['texts'] {
  const rows = connection
    .prepare<Ends, PageRow>(
      `SELECT e.number, e.name, p.holds, p.regions_state AS regions, p.writer, p.batch, p.imported_at AS importedAt
       FROM page_entry e JOIN page p ON p.id = e.id WHERE e.number BETWEEN ? AND ? ORDER BY e.number`,
    )
    .all(...ends);
  for (const row of rows) {
    mark('all', '', row.number);
    mark('holds', row.holds, row.number);
    mark('regions', row.regions, row.number);
    markOrigin(row, mark);
  }
  return rows.map(({ number, name }) => ({ number, name, latex: '', canonical: null, note: '' }));
}

function markOrigin(
  { number, writer, batch, importedAt }: Pick<PageRow, 'number' | 'writer' | 'batch' | 'importedAt'>,
  mark: Mark,
) {
  if (writer !== null) mark('writer', writer, number);
  if (batch !== null) mark('batch', batch, number);
  mark('imported', dayOf(importedAt), number);
}

/** Everybody who ever changed an item; those that were removed are left out by `all`. */
function markPeople(connection: Connection, space: Space, ends: Ends, mark: Mark): void {
  for (const { number, actor } of connection
    .prepare<Ends, { number: number; actor: string }>(
      `SELECT e.number, o.actor FROM ${space}_entry e
       JOIN operation_document d ON d.document_id = e.id JOIN operation o ON o.sequence = d.sequence
       WHERE e.number BETWEEN ? AND ? AND o.kind <> 'import' ORDER BY e.number`,
    )
    .iterate(...ends)) {
    mark('person', actor, number);
  }
  if (space === 'page') return;
  const byValue = new Map<string, Set<number>>();
  for (const { number, actor, kind, at } of connection
    .prepare<readonly unknown[], { number: number; actor: string; kind: string; at: string }>(
      `SELECT e.number, o.actor, o.kind, o.at FROM formula_entry e
       JOIN operation_document d ON d.document_id = e.id JOIN operation o ON o.sequence = d.sequence
       WHERE e.number BETWEEN ? AND ? AND o.kind IN (SELECT value FROM json_each(?))
         AND ${standingAct('d.document_id', 'o.id')} ORDER BY e.number`,
    )
    .iterate(...ends, JSON.stringify(actKinds))) {
    const name = `${kind} ${actValue(actor, at)}`;
    const numbers = byValue.get(name) ?? new Set();
    // An act of one person on one day may be done twice, with others in between.
    if (!numbers.has(number)) mark(kind, actValue(actor, at), number);
    byValue.set(name, numbers.add(number));
  }
}
