import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument, DocumentRecord, DocumentRef, SchemaRecord } from '#schemas/domain/document.ts';
import { SchemaRecord as SchemaRecordSchema } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { formulaLayerNames } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import type { Relation } from '#schemas/domain/relation.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import { emptyDocument } from '#shared/annotation/document.ts';
import { signatureOf } from '#shared/quota/contribution.ts';
import type { Connection } from '../connection.ts';
import { formulaLayersOf, type LayerColumns, layerValues, regionsOf } from './layer-columns.ts';
import { SideDocumentRows } from './side-document-rows.ts';

interface PageRow extends LayerColumns<'regions'> {
  readonly id: Page['id'];
  readonly source_sha256: Page['sourceSha256'];
  readonly source_name: string;
  readonly image_sha256: Page['imageSha256'];
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  readonly ink_renderer_version: string | null;
  readonly perceptual_hash: string;
  readonly holds: Page['holds'];
  readonly writer: string | null;
  readonly imported_at: string;
  readonly batch: string | null;
  readonly revision: number;
}

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

/** Gives the canonical form that is stored beside the LaTeX; null where it does not parse. */
export interface Canonicaliser {
  readonly version: string;
  canonicalise(latex: string): string | null;
}

/** Reads and writes documents as rows. Every method runs inside a transaction of its caller. */
export class DocumentRows {
  readonly #connection: Connection;
  readonly #canonicaliser: () => Canonicaliser;
  readonly #sideDocuments: SideDocumentRows;
  readonly #parsedRecords = new Map<string, { readonly text: string; readonly record: SchemaRecord }>();

  constructor(connection: Connection, canonicaliser: () => Canonicaliser) {
    this.#connection = connection;
    this.#sideDocuments = new SideDocumentRows(connection);
    this.#canonicaliser = canonicaliser;
  }

  read(ref: DocumentRef): AnnotationDocument {
    switch (ref.type) {
      case 'page':
        return this.#readPage(ref);
      case 'formula':
        return this.#readFormula(ref);
      case 'thread':
      case 'second-annotation':
      case 'second-sample':
      case 'duplicate-decision':
      case 'saved-view':
        return this.#sideDocuments.read(ref);
      default:
        return this.#readSchemaRecord(ref);
    }
  }

  /** Writes what a patch changed. `after` is the whole document with its new revision. */
  write(after: AnnotationDocument, patch: AnnotationPatch, page: Page | null): void {
    switch (after.ref.type) {
      case 'page':
        this.#writePage(after);
        return;
      case 'formula':
        this.#writeFormula(after, patch, page);
        return;
      case 'thread':
      case 'second-annotation':
      case 'second-sample':
      case 'duplicate-decision':
      case 'saved-view':
        this.#sideDocuments.write(after);
        return;
      default:
        this.#writeSchemaRecord(after);
    }
  }

  /** Revision that a document gets when it is added: one more than it had when it was removed. */
  revisionOfRemoved(id: string): number {
    const row = this.#connection
      .prepare<[string], { revision: number }>('SELECT revision FROM removed_document WHERE id = ?')
      .get(id);
    return row?.revision ?? 0;
  }

  rememberRemoved(id: string, revision: number): void {
    this.#connection
      .prepare<[string, number], never>('INSERT OR REPLACE INTO removed_document (id, revision) VALUES (?, ?)')
      .run(id, revision);
  }

  formulaIdsOfPage(page: string): readonly string[] {
    return this.#connection
      .prepare<[string], { id: string }>('SELECT id FROM formula WHERE page_id = ? ORDER BY id')
      .all(page)
      .map((row) => row.id);
  }

  /**
   * Makes the canonical LaTeX of the next formulas behind an id anew: after a change of the policy, or of the canonicaliser
   * itself. Gives those whose canonical form is another now; `last` is null where there are no more.
   */
  canonicaliseNext(
    after: string,
    limit: number,
  ): { readonly last: string | null; readonly changed: readonly string[] } {
    const canonicaliser = this.#canonicaliser();
    const update = this.#connection.prepare<[string | null, string, string], never>(
      'UPDATE formula SET latex_canonical = ?, canonicaliser_version = ? WHERE id = ?',
    );
    const rows = this.#connection
      .prepare<[string, number], { id: string; latex: string; canonical: string | null }>(
        'SELECT id, latex, latex_canonical AS canonical FROM formula WHERE id > ? ORDER BY id LIMIT ?',
      )
      .all(after, limit);
    const changed: string[] = [];
    for (const { id, latex, canonical: before } of rows) {
      if (latex === '') continue;
      const canonical = canonicaliser.canonicalise(latex);
      if (canonical !== before) changed.push(id);
      update.run(canonical, canonicaliser.version, id);
    }
    return { last: rows.at(-1)?.id ?? null, changed };
  }

  /** Notes that all of it was made by the canonicaliser of this program. */
  markCanonicalCurrent(): void {
    this.#connection
      .prepare<[string], never>("INSERT OR REPLACE INTO derivation (name, version) VALUES ('canonical-latex', ?)")
      .run(this.#canonicaliser().version);
  }

  /** Notes that some of it is still as another policy made it: whoever opens the file makes it anew. */
  markCanonicalStale(): void {
    this.#connection.execute("DELETE FROM derivation WHERE name = 'canonical-latex'");
  }

  /** Whether the canonical LaTeX was made by the canonicaliser of this program. */
  isCanonicalCurrent(): boolean {
    const row = this.#connection
      .prepare<[], { version: string }>("SELECT version FROM derivation WHERE name = 'canonical-latex'")
      .get();
    return row?.version === this.#canonicaliser().version;
  }

  schemaRecords(): readonly { readonly record: SchemaRecord; readonly revision: number }[] {
    return this.#connection
      .prepare<[], { id: string; record: string; revision: number }>(
        'SELECT id, record, revision FROM schema_record ORDER BY type, id',
      )
      .all()
      .map(({ id, record: text, revision }) => ({ record: this.#parseSchemaRecord(id, text), revision }));
  }

  /** Hundreds of them are read for every list and figure: each is parsed again only where its text has changed. */
  #parseSchemaRecord(id: string, text: string): SchemaRecord {
    const parsed = this.#parsedRecords.get(id);
    if (parsed?.text === text) return parsed.record;
    const record = SchemaRecordSchema.parse(JSON.parse(text));
    this.#parsedRecords.set(id, { text, record });
    return record;
  }

  #readPage(ref: DocumentRef): AnnotationDocument {
    const row = this.#connection.prepare<[string], PageRow>('SELECT * FROM page WHERE id = ?').get(ref.id);
    if (!row) return emptyDocument(ref);
    return { ref, revision: row.revision, records: new Map([[row.id, pageFromRow(row)]]) };
  }

  #readFormula(ref: DocumentRef): AnnotationDocument {
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

  #readSchemaRecord(ref: DocumentRef): AnnotationDocument {
    const row = this.#connection
      .prepare<[string, string], { record: string; revision: number }>(
        'SELECT record, revision FROM schema_record WHERE id = ? AND type = ?',
      )
      .get(ref.id, ref.type);
    if (!row) return emptyDocument(ref);
    return {
      ref,
      revision: row.revision,
      records: new Map([[ref.id, this.#parseSchemaRecord(ref.id, row.record)]]),
    };
  }

  #writeSchemaRecord(after: AnnotationDocument): void {
    const record = after.records.get(after.ref.id);
    if (!record) {
      this.#connection.prepare<[string], never>('DELETE FROM schema_record WHERE id = ?').run(after.ref.id);
      return;
    }
    this.#connection
      .prepare<[string, string, string, number], never>(
        `INSERT INTO schema_record (id, type, record, revision) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET record = excluded.record, revision = excluded.revision`,
      )
      .run(record.id, record.kind, JSON.stringify(record), after.revision);
  }

  #writePage(after: AnnotationDocument): void {
    const page = after.records.get(after.ref.id);
    if (page?.kind !== 'page') {
      this.#connection.prepare<[string], never>('DELETE FROM page WHERE id = ?').run(after.ref.id);
      return;
    }
    this.#connection
      .prepare<readonly unknown[], never>(
        `INSERT INTO page (id, source_sha256, source_name, image_sha256, width, height, orientation, ink_renderer_version,
           perceptual_hash, holds, writer, imported_at, batch, regions_state, regions_source, regions_reason, revision)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET holds = excluded.holds, writer = excluded.writer,
           regions_state = excluded.regions_state, regions_source = excluded.regions_source,
           regions_reason = excluded.regions_reason, revision = excluded.revision`,
      )
      .run(
        page.id,
        page.sourceSha256,
        page.sourceName,
        page.imageSha256,
        page.width,
        page.height,
        page.orientation,
        page.inkRendererVersion,
        page.perceptualHash,
        page.holds,
        page.writer,
        page.importedAt,
        page.batch,
        ...layerValues(page.regions),
        after.revision,
      );
  }

  #writeFormula(after: AnnotationDocument, patch: AnnotationPatch, page: Page | null): void {
    const formula = after.records.get(after.ref.id);
    if (formula?.kind !== 'formula') {
      this.#connection.prepare<[string], never>('DELETE FROM formula WHERE id = ?').run(after.ref.id);
      return;
    }
    if (!page) {
      throw new AppError(
        'invalid-input',
        `Formula ${formula.id} names the page ${formula.page}, which does not exist.`,
        {
          formula: formula.id,
          page: formula.page,
        },
      );
    }
    const root = patch.updated.find(({ before }) => before.id === formula.id)?.before;
    const isNew = patch.added.some((record) => record.id === formula.id);
    if (!isNew && (root === undefined || (root.kind === 'formula' && standsAs(root, formula)))) {
      this.#writeFormulaContent(after, formula);
    } else {
      this.#writeFormulaRow(after, formula);
    }
    this.#writeCategories(formula, patch);
    for (const record of patch.removed) this.#removePart(formula.id, record);
    for (const { after: record } of patch.updated) this.#writePart(formula.id, record);
    for (const record of patch.added) this.#writePart(formula.id, record);
  }

  #writeFormulaRow(after: AnnotationDocument, formula: Formula): void {
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
      .run(this.#formulaValues(after, formula));
  }

  /** What most edits change: no column of an index is among it. */
  #writeFormulaContent(after: AnnotationDocument, formula: Formula): void {
    this.#connection
      .prepare<[Record<string, unknown>], never>(
        `UPDATE formula SET x = @x, y = @y, width = @width, height = @height, placement = @placement, latex = @latex,
           latex_canonical = @canonical, canonicaliser_version = @canonicaliser, reading_order = @order,
           symbols_source = @symbolsSource, symbols_reason = @symbolsReason, layout_source = @layoutSource,
           layout_reason = @layoutReason, latex_source = @latexSource, latex_reason = @latexReason, note = @note,
           symbol_count = @symbolCount, revision = @revision WHERE id = @id`,
      )
      .run(this.#formulaValues(after, formula));
  }

  #formulaValues(after: AnnotationDocument, formula: Formula) {
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

function pageFromRow(row: PageRow): Page {
  return {
    kind: 'page',
    id: row.id,
    sourceSha256: row.source_sha256,
    sourceName: row.source_name,
    imageSha256: row.image_sha256,
    width: row.width,
    height: row.height,
    orientation: row.orientation,
    inkRendererVersion: row.ink_renderer_version,
    perceptualHash: row.perceptual_hash,
    holds: row.holds,
    writer: row.writer,
    importedAt: row.imported_at,
    batch: row.batch,
    regions: regionsOf(row),
  };
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
