import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument, DocumentRecord, DocumentRef } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { formulaLayerNames } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import type { Relation } from '#schemas/domain/relation.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import { emptyDocument } from '#shared/annotation/document.ts';
import { signatureOf } from '#shared/quota/contribution.ts';
import type { Connection } from '../connection.ts';
import type { Canonicaliser } from './canonicaliser.ts';
import { formulaLayersOf, type LayerColumns } from './layer-columns.ts';

interface FormulaRow extends LayerColumns<'symbols'>, LayerColumns<'layout'>, LayerColumns<'latex'> {
  readonly id: Formula['id'];
  readonly page_id: Formula['page'];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly placement: Formula['placement'];
  readonly latex: string;
  readonly reading_order: string | null;
  readonly unusable: string | null;
  readonly note: string;
  readonly signature: string;
  readonly revision: number;
}

interface SymbolRow {
  readonly id: FormulaSymbol['id'];
  readonly class_id: FormulaSymbol['symbolClass'];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface RelationRow {
  readonly id: Relation['id'];
  readonly parent_id: Relation['parent'];
  readonly child_id: Relation['child'];
  readonly type: string;
}

/**
 * Documents of formulas as rows, their symbols and relations in tables of their own. Every method runs inside a transaction
 * of its caller.
 */
export class FormulaDocumentRows {
  readonly #connection: Connection;
  readonly #canonicaliser: () => Canonicaliser;

  constructor(connection: Connection, canonicaliser: () => Canonicaliser) {
    this.#connection = connection;
    this.#canonicaliser = canonicaliser;
  }

  read(ref: DocumentRef): AnnotationDocument {
    const row = this.#connection.prepare<[string], FormulaRow>('SELECT * FROM formula WHERE id = ?').get(ref.id);
    if (!row) return emptyDocument(ref);
    const records = new Map<string, DocumentRecord>([[row.id, formulaFromRow(row)]]);
    const symbols = this.#connection
      .prepare<[string], SymbolRow>(
        'SELECT id, class_id, x, y, width, height FROM symbol WHERE formula_id = ? ORDER BY id',
      )
      .all(ref.id);
    for (const symbol of symbols) {
      const { id, class_id: symbolClass, x, y, width, height } = symbol;
      records.set(id, { kind: 'symbol', id, symbolClass, box: { x, y, width, height } });
    }
    const relations = this.#connection
      .prepare<[string], RelationRow>(
        'SELECT id, parent_id, child_id, type FROM relation WHERE formula_id = ? ORDER BY id',
      )
      .all(ref.id);
    for (const { id, parent_id: parent, child_id: child, type } of relations) {
      records.set(id, { kind: 'relation', id, parent, child, type });
    }
    return { ref, revision: row.revision, records };
  }

  /** Writes what a patch changed; `after` is the whole document. The page is null where there is none. */
  write(after: AnnotationDocument, patch: AnnotationPatch, page: Page | null): void {
    const formula = after.records.get(after.ref.id);
    if (formula?.kind !== 'formula') {
      this.#connection.prepare<[string], never>('DELETE FROM formula WHERE id = ?').run(after.ref.id);
      return;
    }
    if (!page) {
      throw new AppError(
        'invalid-input',
        `Formula ${formula.id} names the page ${formula.page}, which does not exist.`,
        { reason: 'formula-without-page', formula: formula.id, page: formula.page },
      );
    }
    const root = patch.updated.find(({ before }) => before.id === formula.id)?.before;
    const isNew = patch.added.some((record) => record.id === formula.id);
    if (!isNew && (root === undefined || (root.kind === 'formula' && standsAs(root, formula)))) {
      this.#writeContent(after, formula);
    } else {
      this.#writeRow(after, formula);
    }
    this.#writeCategories(formula, patch);
    for (const record of patch.removed) this.#removePart(formula.id, record);
    for (const { after: record } of patch.updated) this.#writePart(formula.id, record);
    for (const record of patch.added) this.#writePart(formula.id, record);
  }

  #writeRow(after: AnnotationDocument, formula: Formula): void {
    this.#connection
      .prepare<[Record<string, unknown>], never>(
        `INSERT INTO formula (id, page_id, x, y, width, height, placement, latex, latex_canonical, canonicaliser_version,
           reading_order, symbols_state, symbols_source, symbols_reason, layout_state, layout_source, layout_reason,
           latex_state, latex_source, latex_reason, unusable, note, signature, symbol_count, revision)
         VALUES (@id, @page, @x, @y, @width, @height, @placement, @latex, @canonical, @canonicaliser,
           @order, @symbolsState, @symbolsSource, @symbolsReason, @layoutState, @layoutSource, @layoutReason,
           @latexState, @latexSource, @latexReason, @unusable, @note, @signature, @symbolCount, @revision)
         ON CONFLICT (id) DO UPDATE SET x = excluded.x, y = excluded.y, width = excluded.width, height = excluded.height,
           placement = excluded.placement, latex = excluded.latex, latex_canonical = excluded.latex_canonical,
           canonicaliser_version = excluded.canonicaliser_version, reading_order = excluded.reading_order,
           symbols_state = excluded.symbols_state, symbols_source = excluded.symbols_source,
           symbols_reason = excluded.symbols_reason, layout_state = excluded.layout_state,
           layout_source = excluded.layout_source, layout_reason = excluded.layout_reason,
           latex_state = excluded.latex_state, latex_source = excluded.latex_source, latex_reason = excluded.latex_reason,
           unusable = excluded.unusable, note = excluded.note, signature = excluded.signature,
           symbol_count = excluded.symbol_count, revision = excluded.revision`,
      )
      .run(this.#values(after, formula));
  }

  /** What most edits change: no column of an index is among it. */
  #writeContent(after: AnnotationDocument, formula: Formula): void {
    this.#connection
      .prepare<[Record<string, unknown>], never>(
        `UPDATE formula SET x = @x, y = @y, width = @width, height = @height, placement = @placement, latex = @latex,
           latex_canonical = @canonical, canonicaliser_version = @canonicaliser, reading_order = @order,
           symbols_source = @symbolsSource, symbols_reason = @symbolsReason, layout_source = @layoutSource,
           layout_reason = @layoutReason, latex_source = @latexSource, latex_reason = @latexReason, note = @note,
           symbol_count = @symbolCount, revision = @revision WHERE id = @id`,
      )
      .run(this.#values(after, formula));
  }

  #values(after: AnnotationDocument, formula: Formula) {
    const canonicaliser = this.#canonicaliser();
    const { symbols, layout, latex } = formula.layers;
    return {
      id: formula.id,
      page: formula.page,
      x: formula.region.x,
      y: formula.region.y,
      width: formula.region.width,
      height: formula.region.height,
      placement: formula.placement,
      latex: formula.latex,
      canonical: formula.latex === '' ? null : canonicaliser.canonicalise(formula.latex),
      canonicaliser: canonicaliser.version,
      order: formula.order === null ? null : JSON.stringify(formula.order),
      symbolsState: symbols.state,
      symbolsSource: symbols.source,
      symbolsReason: symbols.reason,
      layoutState: layout.state,
      layoutSource: layout.source,
      layoutReason: layout.reason,
      latexState: latex.state,
      latexSource: latex.source,
      latexReason: latex.reason,
      unusable: formula.unusable,
      note: formula.note,
      signature: signatureOf(formula.categories),
      symbolCount: symbolCountOf(after),
      revision: after.revision,
    };
  }

  #writeCategories(formula: Formula, patch: AnnotationPatch): void {
    const before = patch.updated.find((update) => update.before.id === formula.id)?.before;
    const categoriesBefore = before?.kind === 'formula' ? before.categories : [];
    const isNew = patch.added.some((record) => record.id === formula.id);
    if (!before && !isNew) return;
    const remove = this.#connection.prepare<[string, string], never>(
      'DELETE FROM formula_category WHERE category_id = ? AND formula_id = ?',
    );
    const add = this.#connection.prepare<[string, string], never>(
      'INSERT INTO formula_category (category_id, formula_id) VALUES (?, ?)',
    );
    for (const category of categoriesBefore)
      if (!formula.categories.includes(category)) remove.run(category, formula.id);
    for (const category of formula.categories) if (!categoriesBefore.includes(category)) add.run(category, formula.id);
  }

  #writePart(formula: string, record: DocumentRecord): void {
    if (record.kind === 'symbol') {
      this.#connection
        .prepare<readonly unknown[], never>(
          `INSERT INTO symbol (formula_id, id, class_id, x, y, width, height) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (formula_id, id) DO UPDATE SET class_id = excluded.class_id, x = excluded.x, y = excluded.y,
             width = excluded.width, height = excluded.height`,
        )
        .run(formula, record.id, record.symbolClass, record.box.x, record.box.y, record.box.width, record.box.height);
    } else if (record.kind === 'relation') {
      this.#connection
        .prepare<readonly unknown[], never>(
          `INSERT INTO relation (formula_id, id, parent_id, child_id, type) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (formula_id, id) DO UPDATE SET parent_id = excluded.parent_id, child_id = excluded.child_id,
             type = excluded.type`,
        )
        .run(formula, record.id, record.parent, record.child, record.type);
    }
  }

  #removePart(formula: string, record: DocumentRecord): void {
    if (record.kind !== 'symbol' && record.kind !== 'relation') return;
    this.#connection
      .prepare<[string, string], never>(`DELETE FROM ${record.kind} WHERE formula_id = ? AND id = ?`)
      .run(formula, record.id);
  }
}

function symbolCountOf(document: AnnotationDocument): number {
  let count = 0;
  for (const record of document.records.values()) if (record.kind === 'symbol') count += 1;
  return count;
}

/** Whether a formula is found where it was: with its categories, layer states, and whether it can be used. */
function standsAs(before: Formula, after: Formula): boolean {
  return (
    signatureOf(before.categories) === signatureOf(after.categories) &&
    before.unusable === after.unusable &&
    formulaLayerNames.every((layer) => before.layers[layer].state === after.layers[layer].state)
  );
}

function formulaFromRow(row: FormulaRow): Formula {
  return {
    kind: 'formula',
    id: row.id,
    page: row.page_id,
    region: { x: row.x, y: row.y, width: row.width, height: row.height },
    placement: row.placement,
    latex: row.latex,
    order: row.reading_order === null ? null : (JSON.parse(row.reading_order) as Formula['order']),
    categories: row.signature === '' ? [] : (row.signature.split(',') as Formula['categories']),
    layers: formulaLayersOf(row),
    unusable: row.unusable,
    note: row.note,
  };
}
