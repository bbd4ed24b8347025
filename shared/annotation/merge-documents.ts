import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import { type FormulaLayerName, formulaLayerNames, type Layer, layerStates } from '#schemas/domain/layer.ts';
import { formulaOf, relationsOf, symbolsOf } from './document.ts';
import { isEqual } from './equal.ts';

/** Something that both sides changed in different ways; ours was kept. */
export interface MergeConflict {
  readonly record: string;
  readonly kind: DocumentRecord['kind'];
  /** Name of the member; `layers.` and the name of a layer; or null where one side removed what the other changed. */
  readonly field: string | null;
  readonly ours: unknown;
  readonly theirs: unknown;
}

export interface MergedDocument {
  /** At our revision, so that the difference to our document is the patch to commit. */
  readonly document: AnnotationDocument;
  readonly conflicts: readonly MergeConflict[];
}

/**
 * Joins two states of one document that went apart from a common one: what only one side changed is taken, what both
 * changed alike is taken once, and what both changed differently stays as it is with us and is named. A layer whose
 * content comes from both sides has the lesser of the two states, and is not accepted: nobody has looked at the mixture.
 * What one reviewer returned and another accepted, or returned for another reason, stays as it is with us and is named.
 *
 * @param base The state that both started from; null where none is known, which makes every difference a conflict.
 */
export function mergeDocuments(
  base: AnnotationDocument | null,
  ours: AnnotationDocument,
  theirs: AnnotationDocument,
): MergedDocument {
  const conflicts: MergeConflict[] = [];
  const records = new Map<string, DocumentRecord>();
  for (const id of new Set([...ours.records.keys(), ...theirs.records.keys()])) {
    const merged = mergeRecord(
      base?.records.get(id),
      ours.records.get(id),
      theirs.records.get(id),
      base !== null,
      conflicts,
    );
    if (merged) records.set(id, merged);
  }
  const document = { ref: ours.ref, revision: ours.revision, records };
  return { document: settleFormula(document, { base, ours, theirs }, conflicts), conflicts };
}

function mergeRecord(
  base: DocumentRecord | undefined,
  ours: DocumentRecord | undefined,
  theirs: DocumentRecord | undefined,
  hasBase: boolean,
  conflicts: MergeConflict[],
): DocumentRecord | undefined {
  if (isEqual(ours, theirs)) return ours;
  if (hasBase && isEqual(base, theirs)) return ours;
  if (hasBase && isEqual(base, ours)) return theirs;
  // What one side never had is new on the other; what it had, it removed. Without a base nobody can tell which it is.
  if (!ours || !theirs) {
    const known = ours ?? theirs;
    if (!known || (hasBase && !base)) return known;
    conflicts.push({ record: known.id, kind: known.kind, field: null, ours: ours ?? null, theirs: theirs ?? null });
    return ours;
  }
  if (ours.kind !== theirs.kind) {
    conflicts.push({ record: ours.id, kind: ours.kind, field: null, ours, theirs });
    return ours;
  }
  return mergeFields(base, ours, theirs, conflicts);
}

/** Members that are merged as sets, element by element. */
export const setMembers: ReadonlySet<string> = new Set(['categories', 'aliases']);

type Fields = Readonly<Record<string, unknown>>;

function mergeFields(
  base: DocumentRecord | undefined,
  ours: DocumentRecord,
  theirs: DocumentRecord,
  conflicts: MergeConflict[],
): DocumentRecord {
  const [b, o, t] = [base, ours, theirs] as unknown as [Fields | undefined, Fields, Fields];
  const merged: Record<string, unknown> = { ...o };
  for (const field of Object.keys(t)) {
    // States of layers follow from what becomes of their content.
    if (field === 'layers' && ours.kind === 'formula') continue;
    if (isEqual(o[field], t[field]) || (b && isEqual(b[field], t[field]))) continue;
    if (b && isEqual(b[field], o[field])) merged[field] = t[field];
    else if (setMembers.has(field)) {
      const set = mergeSets(b?.[field], o[field], t[field]);
      merged[field] = field === 'categories' ? set.sort() : set;
    } else conflicts.push({ record: ours.id, kind: ours.kind, field, ours: o[field], theirs: t[field] });
  }
  return merged as unknown as DocumentRecord;
}

/** Sets, ours first: what either side added is in, what either removed is out. */
function mergeSets(base: unknown, ours: unknown, theirs: unknown): string[] {
  const [b, o, t] = [base, ours, theirs].map((value) => new Set(Array.isArray(value) ? value.map(String) : []));
  const all = new Set([...(o ?? []), ...(t ?? [])]);
  return [...all].filter((id) => (o?.has(id) && t?.has(id)) || !b?.has(id));
}

interface Sides {
  readonly base: AnnotationDocument | null;
  readonly ours: AnnotationDocument;
  readonly theirs: AnnotationDocument;
}

/** Keeps a merged formula whole: no relation without its ends, no order of other symbols, states that fit the content. */
function settleFormula(
  merged: AnnotationDocument,
  { base, ours, theirs }: Sides,
  conflicts: MergeConflict[],
): AnnotationDocument {
  const formula = formulaOf(merged);
  const [was, own, other] = [base && formulaOf(base), formulaOf(ours), formulaOf(theirs)];
  if (!formula || !own || !other) return merged;
  const records = new Map(merged.records);
  const edges = new Set<string>();
  for (const relation of relationsOf(merged)) {
    const edge = `${relation.parent} ${relation.child}`;
    if (records.has(relation.parent) && records.has(relation.child) && !edges.has(edge)) edges.add(edge);
    else {
      records.delete(relation.id);
      const isOurs = ours.records.has(relation.id);
      conflicts.push({
        record: relation.id,
        kind: 'relation',
        field: null,
        ours: isOurs ? relation : null,
        theirs: isOurs ? null : relation,
      });
    }
  }
  const symbols = new Set(symbolsOf({ ...merged, records }).map(({ id }) => id));
  const isWhole =
    formula.order !== null && formula.order.length === symbols.size && formula.order.every((id) => symbols.has(id));
  const order = isWhole ? formula.order : null;
  const settled = { ...merged, records: records.set(formula.id, { ...formula, order }) };
  const layers = { ...own.layers };
  for (const layer of formulaLayerNames) {
    const content = contentOf(layer, settled);
    const isOf = (document: AnnotationDocument | null) =>
      document !== null && isEqual(content, contentOf(layer, document));
    const [isOurs, isTheirs] = [isOf(ours), isOf(theirs)];
    const [mine, their] = [own.layers[layer], other.layers[layer]];
    const known = !isOurs || isOf(base) ? was?.layers[layer] : undefined;
    const isDisputed = isOurs === isTheirs && isDecidedOtherwise(known, mine, their, isOurs);
    if (isDisputed) {
      layers[layer] = mine;
      conflicts.push({ record: own.id, kind: own.kind, field: `layers.${layer}`, ours: mine, theirs: their });
    } else if (isOurs && isTheirs) layers[layer] = layerOfSame(known, mine, their);
    else layers[layer] = layerOfMerge({ isOurs, isTheirs }, mine, their);
  }
  records.set(formula.id, { ...formula, order, layers });
  return settled;
}

/**
 * A layer after a merge whose content is of one side at most: that has the state which that side gave it; what comes from
 * both has the lesser state, at most submitted.
 */
export function layerOfMerge(
  { isOurs, isTheirs }: { readonly isOurs: boolean; readonly isTheirs: boolean },
  own: Layer,
  other: Layer,
): Layer {
  if (isOurs) return own;
  if (isTheirs) return other;
  const lesser = layerStates.indexOf(own.state) < layerStates.indexOf(other.state) ? own : other;
  if (lesser.state === 'absent') return { state: 'drafted', source: 'person', reason: null };
  return lesser.state === 'accepted' ? { ...lesser, state: 'submitted' } : lesser;
}

/**
 * Whether reviewers decided differently on both sides since the common state: one returned what the other accepted, or
 * each returned it for another reason. Of a mixture nobody has seen more than a part, so there only two returns meet.
 *
 * @param was in the common state; undefined where that is unknown, or of other content
 * @param isSame whether both have the same content
 */
export function isDecidedOtherwise(was: Layer | undefined, own: Layer, other: Layer, isSame: boolean = true): boolean {
  if (was && (isEqual(was, own) || isEqual(was, other))) return false;
  if (own.state === 'returned' && other.state === 'returned') return own.reason !== other.reason;
  const states = new Set([own.state, other.state]);
  return isSame && states.has('returned') && states.has('accepted');
}

/**
 * A layer whose content is the same on both sides. Accepting and returning it are changes like any other: what only one
 * side did since the common state counts. Otherwise it is the one that somebody brought further, short of a return.
 *
 * @param was in the common state; undefined where that is unknown, or of other content
 */
function layerOfSame(was: Layer | undefined, own: Layer, other: Layer): Layer {
  if (was && isEqual(was, own)) return other;
  if (was && isEqual(was, other)) return own;
  if (own.state === 'returned') return own;
  if (other.state === 'returned') return other;
  return layerStates.indexOf(own.state) >= layerStates.indexOf(other.state) ? own : other;
}

function contentOf(name: FormulaLayerName, document: AnnotationDocument): unknown {
  const formula = formulaOf(document);
  switch (name) {
    case 'symbols':
      return symbolsOf(document);
    case 'layout':
      return [relationsOf(document), formula?.order ?? null];
    case 'latex':
      return formula?.latex ?? '';
  }
}
