import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { RelationId, SymbolId } from '#schemas/domain/id.ts';
import { absentLayer, type Layer } from '#schemas/domain/layer.ts';
import { formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import type { BoxedFormula } from '#shared/matching/box-formula.ts';
import type { ClassRegistry } from '../ingest/pages/class-registry.ts';

const machineDraft: Layer = { state: 'drafted', source: 'machine', reason: null };

/** Whether a formula is to be boxed: LaTeX, and nobody's work on symbols or layout. */
export function canBeBoxed(document: AnnotationDocument): boolean {
  const formula = formulaOf(document);
  return (
    formula !== null &&
    formula.latex.trim() !== '' &&
    formula.unusable === null &&
    formula.layers.symbols.state === 'absent' &&
    formula.layers.layout.state === 'absent' &&
    symbolsOf(document).length + relationsOf(document).length === 0
  );
}

/** What turns boxes of a picture into records of a project. */
interface Drafting {
  readonly origin: { readonly x: number; readonly y: number };
  readonly classes: ClassRegistry;
  readonly newId: () => string;
}

/**
 * The formula with the boxes as drafts of the machine. The layout comes with them where every symbol was found; without
 * one of them the tree would say what nobody wrote.
 */
export function withDraftedBoxes(
  document: AnnotationDocument,
  boxed: Extract<BoxedFormula, { ok: true }>,
  { origin, classes, newId }: Drafting,
): AnnotationDocument {
  const formula = formulaOf(document);
  if (!formula) return document;
  const ids = new Map(boxed.symbols.map(({ key }) => [key, SymbolId.parse(newId())]));
  const isWhole = boxed.missing.length === 0;
  const drafted: Formula = {
    ...formula,
    layers: { ...formula.layers, symbols: machineDraft, layout: isWhole ? machineDraft : absentLayer },
  };
  const records = new Map<string, DocumentRecord>([[drafted.id, drafted]]);
  for (const { key, label, box } of boxed.symbols) {
    const id = ids.get(key);
    if (!id) continue;
    const place = { ...box, x: box.x + origin.x, y: box.y + origin.y };
    records.set(id, { kind: 'symbol', id, symbolClass: classes.classOf(label), box: place });
  }
  for (const { parent, child, type } of isWhole ? boxed.relations : []) {
    const [from, to] = [ids.get(parent), ids.get(child)];
    if (!from || !to) continue;
    const id = RelationId.parse(newId());
    records.set(id, { kind: 'relation', id, parent: from, child: to, type });
  }
  return { ...document, records };
}
