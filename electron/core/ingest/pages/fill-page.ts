import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { type CategoryId, FormulaId } from '#schemas/domain/id.ts';
import { type FormulaLayerName, type Layer } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { ImportedFormula, ImportRecord } from '#schemas/formats/import-record.ts';
import { formulaOf, pageOf, symbolsOf } from '#shared/annotation/document.ts';
import { emptyFormula } from '#shared/annotation/empty-formula.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { describeDifferences, matchLayout, pairRegions } from './compare-truth.ts';
import { type Conversion, categoriesFor, importedLayer, partsOf } from './new-page.ts';
import type { BoxOfSymbol } from './prepare-page.ts';
import type { RuleCategories } from './rule-categories.ts';

/** What a source adds to a page that the project has already. */
export interface Filling {
  readonly patches: readonly AnnotationPatch[];
  readonly filledLayers: number;
  /** Formulas that a page of one formula got as regions, and untouched ones that made room for them. */
  readonly regions?: { readonly gained: number; readonly replaced: number };
  /** What the source says of the formulas that got LaTeX. */
  readonly filledLatex?: readonly ImportedFormula[];
  /** Formulas that got a category that the import names. */
  readonly categorised: number;
  /** Truth that differs from what the project holds: reported, not overwritten. */
  readonly differing: readonly Reason[];
}

type Kept = ReturnType<RuleCategories['keptInstead']>[number];

type Layers = Omit<Filling, 'categorised'>;

const nothing: Layers = { patches: [], filledLayers: 0, differing: [] };

/**
 * Fills absent layers of a known page with what a source says of it, gives its formulas the categories that the import
 * names, where they have no other of the facet, and names what differs.
 *
 * @param isWorkedOn whether somebody has worked on the page: then no formula makes room for regions
 */
export function fillPage(
  pageDocument: AnnotationDocument,
  formulas: readonly AnnotationDocument[],
  record: ImportRecord,
  boxOf: BoxOfSymbol,
  conversion: Conversion,
  isWorkedOn: boolean,
): Filling {
  const page = pageOf(pageDocument);
  if (!page) return { ...nothing, categorised: 0 };
  const filling = fillLayers({ page, pageDocument, formulas, isWorkedOn }, record, boxOf, conversion);
  const changed = new Set(filling.patches.map(({ document }) => document.id));
  // Formulas that make room for regions go, and the new ones have their categories from the start.
  const isRedone = filling.regions !== undefined;
  const given = isRedone ? [] : formulas.flatMap((document) => giveCategories(document, record, conversion) ?? []);
  const patches = given.flatMap(({ patch, document }) => (patch && !changed.has(document.ref.id) ? [patch] : []));
  return {
    ...filling,
    patches: [...filling.patches, ...patches],
    categorised: given.filter(({ patch }) => patch !== null).length,
    differing: [...filling.differing, ...given.flatMap(({ differing }) => differing)],
  };
}

/** What came with the layers that were filled. */
export function countsFilled({ patches, filledLatex = [] }: Pick<Filling, 'patches' | 'filledLatex'>): {
  readonly symbols: number;
  readonly relations: number;
  readonly latex: number;
} {
  const added = patches.flatMap((patch) => patch.added);
  const count = (kind: DocumentRecord['kind']) => added.filter((record) => record.kind === kind).length;
  return { symbols: count('symbol'), relations: count('relation'), latex: filledLatex.length };
}

interface KnownPage {
  readonly page: Page;
  readonly pageDocument: AnnotationDocument;
  readonly formulas: readonly AnnotationDocument[];
  readonly isWorkedOn: boolean;
}

function fillLayers(known: KnownPage, record: ImportRecord, boxOf: BoxOfSymbol, conversion: Conversion): Layers {
  const { formulas } = known;
  if (record.hasRegions) return fillRegions(known, record, boxOf, conversion);
  const [imported] = record.formulas;
  if (!imported || record.formulas.length > 1) return nothing;
  const [formula] = formulas;
  if (!formula || formulas.length > 1) {
    return saysAnything(imported) ? { ...nothing, differing: [manyFormulas(record, formulas.length)] } : nothing;
  }
  return fillFormula(formula, imported, record, boxOf, conversion);
}

function saysAnything(imported: ImportedFormula): boolean {
  return imported.latex !== null || imported.symbols !== null || imported.relations !== null;
}

function fillFormula(
  document: AnnotationDocument,
  imported: ImportedFormula,
  record: ImportRecord,
  boxOf: BoxOfSymbol,
  conversion: Conversion,
): Layers {
  const formula = formulaOf(document);
  if (!formula) return nothing;
  const layers: Record<FormulaLayerName, Layer> = { ...formula.layers };
  const filled: FormulaLayerName[] = [];
  const fill = (layer: FormulaLayerName) => {
    layers[layer] = importedLayer(layer, record, conversion.options);
    filled.push(layer);
  };
  const records = new Map<string, DocumentRecord>(document.records);
  let { latex, order } = formula;
  const saysLayout = imported.relations !== null || imported.order !== null;
  if (imported.latex !== null && isAbsent(formula, 'latex')) {
    latex = imported.latex;
    fill('latex');
  }
  if (imported.symbols !== null && isAbsent(formula, 'symbols') && symbolsOf(document).length === 0) {
    const { parts, idOf } = partsOf(imported, boxOf, conversion);
    for (const part of parts) records.set(part.id, part);
    fill('symbols');
    if (saysLayout && isAbsent(formula, 'layout')) {
      order = imported.order?.map(idOf) ?? null;
      fill('layout');
    } else for (const part of parts) if (part.kind === 'relation') records.delete(part.id);
  } else if (saysLayout && imported.symbols !== null && isAbsent(formula, 'layout')) {
    const layout = matchLayout(document, imported, boxOf, conversion);
    if (layout) {
      for (const relation of layout.relations) records.set(relation.id, relation);
      order = layout.order;
      fill('layout');
    }
  }
  const categories = [...categoriesOnto(formula, conversion)];
  records.set(formula.id, { ...formula, latex, order, layers, categories });
  const patch = filled.length === 0 ? null : diffDocuments(document, { ...document, records });
  const compared = leaveOut(imported, filled);
  return {
    patches: patch ? [patch] : [],
    filledLayers: filled.length,
    filledLatex: filled.includes('latex') ? [imported] : [],
    differing: [...describeDifferences(document, compared, boxOf, conversion, record.sources.join(', '))],
  };
}

/** Categories that the import names go where the formula has none of the facet; what people chose stays, and is told. */
function giveCategories(
  document: AnnotationDocument,
  record: ImportRecord,
  conversion: Conversion,
): {
  readonly document: AnnotationDocument;
  readonly patch: AnnotationPatch | null;
  readonly differing: readonly Reason[];
} | null {
  const formula = formulaOf(document);
  if (!formula || !conversion.categories) return null;
  const categories = [...categoriesOnto(formula, conversion)];
  const records = new Map(document.records).set(formula.id, { ...formula, categories });
  const patch = diffDocuments(document, { ...document, records });
  const differing = conversion.categories.keptInstead(categories).map((one) => otherCategory(record, one));
  return { document, patch, differing };
}

function categoriesOnto({ categories }: Formula, conversion: Conversion): readonly CategoryId[] {
  return conversion.categories?.onto(categories) ?? categories;
}

function otherCategory(record: ImportRecord, { kept, named }: Kept): Reason {
  const file = record.sources.join(', ');
  const message = `${file}: the formula is in the project already as “${kept.name.en}”, where this import names “${named.name.en}”: it keeps what it has. Assign the other in the library.`;
  return reason('categories-differ', message, {
    file,
    kept: { term: 'category', category: kept.id },
    named: { term: 'category', category: named.id },
  });
}

/** What was filled just now needs no comparison. */
function leaveOut(imported: ImportedFormula, filled: readonly FormulaLayerName[]): ImportedFormula {
  return {
    ...imported,
    latex: filled.includes('latex') ? null : imported.latex,
    symbols: filled.includes('symbols') ? null : imported.symbols,
    relations: filled.includes('layout') ? null : imported.relations,
  };
}

function isAbsent(formula: Formula, layer: FormulaLayerName): boolean {
  return formula.layers[layer].state === 'absent';
}

function fillRegions(
  { page, pageDocument: document, formulas, isWorkedOn }: KnownPage,
  record: ImportRecord,
  boxOf: BoxOfSymbol,
  conversion: Conversion,
): Layers {
  const { options, runtime } = conversion;
  const regions = formulas.flatMap((formula) => formulaOf(formula) ?? []);
  const [only] = regions;
  if (only && isWorkedOn && page.holds === 'one-formula' && record.formulas.length > 0) {
    return { ...nothing, differing: [formulaKept(record)] };
  }
  const isUntouched = page.regions.state === 'absent' && (!only || isOnlyWholePage(page, formulas));
  if (!isUntouched) {
    const pairs = pairRegions(formulas, record.formulas);
    return pairs
      ? joinLayers(pairs.map(([formula, imported]) => fillFormula(formula, imported, record, boxOf, conversion)))
      : { ...nothing, differing: [regionsDiffer(record, regions.length)] };
  }
  const filled: Page = { ...page, holds: 'formulas', regions: importedLayer('regions', record, options) };
  const pagePatch = diffDocuments(document, { ...document, records: new Map([[page.id, filled]]) });
  const removals = formulas.map((formula): AnnotationPatch => {
    const removed = [...formula.records.values()];
    return { document: formula.ref, base: formula.revision, added: [], updated: [], removed };
  });
  // What the one formula was said to be holds for those that take its place.
  const categories =
    (only && conversion.categories?.onto(only.categories, page.sourceName)) ??
    categoriesFor(page.sourceName, conversion);
  const additions = record.formulas.map((imported): AnnotationPatch => {
    const id = FormulaId.parse(runtime.newId());
    const region = imported.region ?? { x: 0, y: 0, width: page.width, height: page.height };
    const empty = emptyFormula({ id, page: page.id, region });
    const latex = imported.latex === null ? empty.layers.latex : importedLayer('latex', record, options);
    const formula: Formula = {
      ...empty,
      placement: imported.placement,
      latex: imported.latex ?? '',
      layers: { ...empty.layers, latex },
      categories: [...categories],
      unusable: imported.unusable ?? null,
    };
    return { document: { type: 'formula', id: formula.id }, base: 0, added: [formula], updated: [], removed: [] };
  });
  const filledLatex = record.formulas.filter(({ latex }) => latex !== null);
  return {
    patches: [...(pagePatch ? [pagePatch] : []), ...removals, ...additions],
    filledLayers: 1 + filledLatex.length,
    filledLatex,
    regions: { gained: additions.length, replaced: removals.length },
    differing: [],
  };
}

/** What several formulas of one page get. */
function joinLayers(layers: readonly Layers[]): Layers {
  return {
    patches: layers.flatMap(({ patches }) => patches),
    filledLayers: layers.reduce((sum, { filledLayers }) => sum + filledLayers, 0),
    filledLatex: layers.flatMap(({ filledLatex = [] }) => filledLatex),
    differing: layers.flatMap(({ differing }) => differing),
  };
}

/** A page that was imported as one formula and that nobody has worked on. */
function isOnlyWholePage(page: Page, formulas: readonly AnnotationDocument[]): boolean {
  const [only] = formulas;
  const formula = only ? formulaOf(only) : null;
  return (
    page.holds === 'one-formula' &&
    formulas.length === 1 &&
    only?.records.size === 1 &&
    formula?.latex === '' &&
    formula.note === '' &&
    formula.unusable === null &&
    Object.values(formula.layers).every((layer) => layer.state === 'absent')
  );
}

function formulaKept(record: ImportRecord): Reason {
  const file = record.sources.join(', ');
  const imported = record.formulas.length;
  return reason(
    'worked-formula-kept',
    `${file}: the page is one formula in the project, and somebody has worked on it, so it was kept and the regions of the source (${imported}) were left out. Remove the page in the library and import it again to have the regions.`,
    { file, imported },
  );
}

function manyFormulas(record: ImportRecord, count: number): Reason {
  const file = record.sources.join(', ');
  return reason(
    'page-holds-other-formulas',
    `${file}: the page holds ${count} formulas in the project, the source speaks of one: nothing was changed.`,
    { file, count },
  );
}

function regionsDiffer(record: ImportRecord, stored: number): Reason {
  const file = record.sources.join(', ');
  return reason(
    'regions-differ',
    `${file}: the project has ${stored} formula regions on this page, the source other ones (${record.formulas.length}): nothing was changed.`,
    { file, stored, imported: record.formulas.length },
  );
}
