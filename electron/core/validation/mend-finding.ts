import type { FindingRemedy } from '#schemas/contract/validation.ts';
import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import type { Finding, FindingKind } from '#schemas/domain/finding.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { Page } from '#schemas/domain/page.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import type { CategorySchema } from '#shared/schema/change-categories.ts';
import { addWhereFree } from '#shared/schema/propose-categories.ts';

/** Findings that can be mended without a look at the picture: the mend is the same for everybody. */
export const fixableKinds: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'box-empty',
  'box-duplicate',
  'box-tiny',
  'box-outside',
  'order-differs',
  'media-orphan',
]);

/** What somebody has to say before findings of a kind can be mended. */
export const remedyOf: Readonly<Partial<Record<FindingKind, NonNullable<FindingRemedy>['kind']>>> = {
  'category-missing': 'categories',
  'symbol-unlabelled': 'symbol-class',
};

/** The document with a finding mended; as it was where there is nothing to mend any more. */
export function mendFinding(
  document: AnnotationDocument,
  { kind, place }: Finding,
  page: Page,
  remedy: FindingRemedy,
  schema: CategorySchema,
): AnnotationDocument {
  const formula = formulaOf(document);
  if (!formula || place.type !== 'formula') return document;
  if (kind === 'order-differs') return withRecord(document, { ...formula, order: null });
  if (remedy?.kind === 'categories') {
    // What somebody has chosen meanwhile stays.
    const categories = addWhereFree(formula.categories, remedy.categories, schema);
    return withRecord(document, { ...formula, categories: [...categories] });
  }
  if (remedy?.kind === 'symbol-class') return withClasses(document, place.symbols, remedy.symbolClass);
  const [symbol] = place.symbols;
  if (symbol === undefined || !document.records.has(symbol)) return document;
  return kind === 'box-outside' ? clipToPage(document, symbol, page, formula) : withoutSymbol(document, symbol);
}

/** Symbols that still have no class get one. */
function withClasses(
  document: AnnotationDocument,
  ids: readonly SymbolId[],
  symbolClass: SymbolClassId,
): AnnotationDocument {
  return ids.reduce((before, id) => {
    const record = before.records.get(id);
    return record?.kind === 'symbol' && record.symbolClass === null
      ? withRecord(before, { ...record, symbolClass })
      : before;
  }, document);
}

/** Cuts a box to the page, or takes it away where nothing of it is on the page; a region grows around what is outside it. */
function clipToPage(document: AnnotationDocument, id: SymbolId, page: Page, formula: Formula): AnnotationDocument {
  const symbol = document.records.get(id);
  if (symbol?.kind !== 'symbol') return document;
  const x = Math.max(0, symbol.box.x);
  const y = Math.max(0, symbol.box.y);
  const width = Math.min(page.width, symbol.box.x + symbol.box.width) - x;
  const height = Math.min(page.height, symbol.box.y + symbol.box.height) - y;
  if (width <= 0 || height <= 0) return withoutSymbol(document, id);
  const { region } = formula;
  const left = Math.min(region.x, x);
  const top = Math.min(region.y, y);
  const grown = {
    x: left,
    y: top,
    width: Math.max(region.x + region.width, x + width) - left,
    height: Math.max(region.y + region.height, y + height) - top,
  };
  const clipped = withRecord(document, { ...symbol, box: { x, y, width, height } });
  return page.holds === 'formulas' ? withRecord(clipped, { ...formula, region: grown }) : clipped;
}

/** Takes a symbol away; what hung on it hangs on what it hung on, so that a tree stays one. */
function withoutSymbol(document: AnnotationDocument, id: SymbolId): AnnotationDocument {
  const records = new Map(document.records);
  records.delete(id);
  const relations = [...document.records.values()].filter((record) => record.kind === 'relation');
  const parent = relations.find(({ child }) => child === id);
  for (const relation of relations) {
    if (relation.parent !== id && relation.child !== id) continue;
    if (relation.parent === id && parent) records.set(relation.id, { ...relation, parent: parent.parent });
    else records.delete(relation.id);
  }
  const formula = formulaOf(document);
  if (formula?.order) records.set(formula.id, { ...formula, order: formula.order.filter((other) => other !== id) });
  return { ...document, records };
}

function withRecord(document: AnnotationDocument, record: DocumentRecord): AnnotationDocument {
  return { ...document, records: new Map(document.records).set(record.id, record) };
}
