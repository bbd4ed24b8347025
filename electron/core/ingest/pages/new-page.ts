import type { ImportOptions } from '#schemas/contract/imports.ts';
import type { DocumentRecord } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { type CategoryId, FormulaId, PageId, RelationId, SymbolId } from '#schemas/domain/id.ts';
import { absentLayer, type Layer, type LayerName } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import type { ImportedFormula, ImportRecord } from '#schemas/formats/import-record.ts';
import type { Runtime } from '../../project/runtime.ts';
import type { ClassRegistry } from './class-registry.ts';
import type { BoxOfSymbol, PreparedPage } from './prepare-page.ts';
import type { RuleCategories } from './rule-categories.ts';

/** What decides how imported truth becomes records. */
export interface Conversion {
  readonly options: ImportOptions;
  readonly classes: ClassRegistry;
  /** Categories of the formulas of a page, by its name; without it, those of the options, and none for known pages. */
  readonly categories?: Pick<RuleCategories, 'of' | 'onto' | 'keptInstead'>;
  readonly runtime: Runtime;
  /** Name of the import, remembered on each new page. */
  readonly batch: string;
}

/** Patches that make a page with its formulas. */
export function patchesOfNewPage(
  prepared: Extract<PreparedPage, { kind: 'new' }>,
  conversion: Conversion,
): readonly AnnotationPatch[] {
  const { record, picture, sourceSha256 } = prepared;
  const { options, runtime } = conversion;
  const isOneFormula = record.formulas.some((formula) => formula.region === null);
  const page: Page = {
    kind: 'page',
    id: PageId.parse(runtime.newId()),
    sourceSha256,
    sourceName: record.sources[0] ?? sourceSha256,
    ...picture,
    holds: isOneFormula || (record.formulas.length === 0 && options.as === 'symbols') ? 'one-formula' : 'formulas',
    writer: record.writer,
    importedAt: runtime.now(),
    batch: conversion.batch,
    regions: record.hasRegions ? importedLayer('regions', record, options) : absentLayer,
  };
  const formulas = record.formulas.map((formula) => makeFormula(page, formula, prepared, conversion));
  return [[page], ...formulas].map(added);
}

function makeFormula(
  page: Page,
  imported: ImportedFormula,
  { record, boxOf }: { readonly record: ImportRecord; readonly boxOf: BoxOfSymbol },
  conversion: Conversion,
): readonly DocumentRecord[] {
  const { options, runtime } = conversion;
  const { parts, idOf } = partsOf(imported, boxOf, conversion);
  const layer = (name: LayerName, isThere: boolean) => (isThere ? importedLayer(name, record, options) : absentLayer);
  const formula: Formula = {
    kind: 'formula',
    id: FormulaId.parse(runtime.newId()),
    page: page.id,
    region: imported.region ?? { x: 0, y: 0, width: page.width, height: page.height },
    placement: imported.placement,
    latex: imported.latex ?? '',
    order: imported.order?.map((key) => idOf(key)) ?? null,
    categories: [...categoriesFor(page.sourceName, conversion)],
    layers: {
      symbols: layer('symbols', imported.symbols !== null),
      layout: layer('layout', imported.relations !== null || imported.order !== null),
      latex: layer('latex', imported.latex !== null),
    },
    unusable: imported.unusable ?? null,
    note: '',
  };
  return [formula, ...parts];
}

/** Categories that the formulas of a page arrive with, in the order of their ids. */
export function categoriesFor(name: string, { categories, options }: Conversion): readonly CategoryId[] {
  return categories?.of(name) ?? [...options.categories].sort();
}

/** Symbols and relations of an imported formula with ids of their own. */
export function partsOf(
  imported: ImportedFormula,
  boxOf: BoxOfSymbol,
  { classes, runtime }: Pick<Conversion, 'classes' | 'runtime'>,
): { readonly parts: readonly DocumentRecord[]; readonly idOf: (key: string) => SymbolId } {
  const ids = new Map<string, SymbolId>();
  const symbols = (imported.symbols ?? []).map((symbol): DocumentRecord => {
    const id = SymbolId.parse(runtime.newId());
    ids.set(symbol.key, id);
    return { kind: 'symbol', id, symbolClass: classes.classOf(symbol.label), box: boxOf(symbol) };
  });
  const idOf = (key: string): SymbolId => {
    const id = ids.get(key);
    if (!id) throw new RangeError(`There is no symbol ${key} in the record.`);
    return id;
  };
  const relations = (imported.relations ?? []).map(
    ({ parent, child, type }): DocumentRecord => ({
      kind: 'relation',
      id: RelationId.parse(runtime.newId()),
      parent: idOf(parent),
      child: idOf(child),
      type,
    }),
  );
  return { parts: [...symbols, ...relations], idOf };
}

/** State of an imported layer: what was asked for, but no more than drafted where a part of the source is missing. */
export function importedLayer(name: LayerName, record: ImportRecord, options: ImportOptions): Layer {
  return { state: record.incomplete.includes(name) ? 'drafted' : options.status, source: 'imported', reason: null };
}

function added(records: readonly DocumentRecord[]): AnnotationPatch {
  const [root] = records;
  if (!root || root.kind === 'symbol' || root.kind === 'relation' || root.kind === 'comment')
    throw new RangeError('A document starts with its root.');
  return { document: { type: root.kind, id: root.id }, base: 0, added: [...records], updated: [], removed: [] };
}
