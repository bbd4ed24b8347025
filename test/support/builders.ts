import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import type { Category, Facet } from '#schemas/domain/facet.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import {
  CategoryId,
  FacetId,
  FormulaId,
  OperationId,
  PageId,
  PersonId,
  RelationId,
  Sha256,
  SymbolClassId,
  SymbolId,
} from '#schemas/domain/id.ts';
import { absentLayer, type Layer, type LayerState } from '#schemas/domain/layer.ts';
import type { AnnotationPatch, Operation } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import type { Person, Role } from '#schemas/domain/person.ts';
import type { Relation } from '#schemas/domain/relation.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import { emptyDocument } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The ULID with this number: greater numbers give greater ids. */
export function ulidOf(number: number): string {
  let rest = number;
  let digits = '';
  for (let place = 0; place < 16; place++) {
    digits = (crockford[rest % 32] ?? '0') + digits;
    rest = Math.floor(rest / 32);
  }
  return `01TEST0000${digits}`;
}

export const pageId = (number: number): PageId => PageId.parse(ulidOf(1_000_000 + number));
export const formulaId = (number: number): FormulaId => FormulaId.parse(ulidOf(2_000_000 + number));
export const symbolId = (number: number): SymbolId => SymbolId.parse(ulidOf(3_000_000 + number));
export const relationId = (number: number): RelationId => RelationId.parse(ulidOf(4_000_000 + number));
export const personId = (number: number): PersonId => PersonId.parse(ulidOf(5_000_000 + number));
export const operationId = (number: number): OperationId => OperationId.parse(ulidOf(6_000_000 + number));
export const symbolClassId = (number: number): SymbolClassId => SymbolClassId.parse(ulidOf(7_000_000 + number));

export const categoryId = (number: number): CategoryId => CategoryId.parse(ulidOf(8_000_000 + number));
export const facetId = (number: number): FacetId => FacetId.parse(ulidOf(8_500_000 + number));

export function sha256Number(number: number): Sha256 {
  return Sha256.parse(number.toString(16).padStart(64, '0'));
}

/** A layer in a state, with the source and reason that the state asks for. */
export function layerIn(state: LayerState): Layer {
  if (state === 'absent') return absentLayer;
  return { state, source: 'person', reason: state === 'returned' ? 'look again' : null };
}

export function aPage(number: number, change: Partial<Page> = {}): Page {
  return {
    kind: 'page',
    id: pageId(number),
    sourceSha256: sha256Number(number),
    sourceName: `page-${number}.png`,
    imageSha256: sha256Number(number),
    width: 400,
    height: 200,
    orientation: 1,
    inkRendererVersion: null,
    perceptualHash: number.toString(16).padStart(16, '0'),
    holds: 'one-formula',
    writer: null,
    importedAt: '2026-01-01T00:00:00.000Z',
    batch: null,
    regions: absentLayer,
    ...change,
  };
}

export function aFormula(number: number, change: Partial<Formula> = {}): Formula {
  return {
    kind: 'formula',
    id: formulaId(number),
    page: pageId(number),
    region: { x: 0, y: 0, width: 400, height: 200 },
    placement: null,
    latex: '',
    order: null,
    categories: [],
    layers: { symbols: absentLayer, layout: absentLayer, latex: absentLayer },
    unusable: null,
    note: '',
    ...change,
  };
}

export function aSymbol(number: number, change: Partial<FormulaSymbol> = {}): FormulaSymbol {
  return {
    kind: 'symbol',
    id: symbolId(number),
    symbolClass: null,
    box: { x: 10 * number, y: 10, width: 8, height: 12 },
    ...change,
  };
}

export function aRelation(number: number, parent: number, child: number, type = 'Right'): Relation {
  return { kind: 'relation', id: relationId(number), parent: symbolId(parent), child: symbolId(child), type };
}

export function aPerson(number: number, role: Role, name = `${role} ${number}`): Person {
  return { kind: 'person', id: personId(number), name, role, retired: false };
}

export function aSymbolClass(number: number, label: string): SymbolClass {
  return {
    kind: 'symbol-class',
    id: symbolClassId(number),
    label,
    aliases: [],
    group: 'other',
    position: number,
    retired: false,
    aliasOf: null,
  };
}

export function aFacet(number: number, selection: Facet['selection'] = 'many'): Facet {
  const name = { en: `Facet ${number}`, ko: `기준 ${number}` };
  return {
    kind: 'facet',
    id: facetId(number),
    key: `facet-${number}`,
    name,
    selection,
    position: number,
    retired: false,
  };
}

export function aCategory(number: number, facet: number, change: Partial<Category> = {}): Category {
  return {
    kind: 'category',
    id: categoryId(number),
    facet: facetId(facet),
    key: `category-${number}`,
    name: { en: `Category ${number}`, ko: `분류 ${number}` },
    position: number,
    retired: false,
    aliasOf: null,
    ...change,
  };
}

/** A document of these records; the first one is the root. */
export function documentOf(
  revision: number,
  ...records: readonly [DocumentRecord, ...DocumentRecord[]]
): AnnotationDocument {
  const [root] = records;
  if (root.kind === 'symbol' || root.kind === 'relation' || root.kind === 'comment')
    throw new Error('The first record must be a root.');
  return {
    ref: { type: root.kind, id: root.id },
    revision,
    records: new Map(records.map((record) => [record.id, record])),
  };
}

/** The patch that makes a document out of nothing. */
export function creating(...records: readonly [DocumentRecord, ...DocumentRecord[]]): AnnotationPatch {
  const after = documentOf(0, ...records);
  const patch = diffDocuments(emptyDocument(after.ref), after);
  if (!patch) throw new Error('A document without records.');
  return patch;
}

export function anOperation(
  number: number,
  patches: readonly AnnotationPatch[],
  change: Partial<Operation> = {},
): Operation {
  return {
    id: operationId(number),
    kind: 'edit',
    actor: personId(1),
    at: '2026-01-01T00:00:00.000Z',
    patches: [...patches],
    undoes: null,
    ...change,
  };
}
