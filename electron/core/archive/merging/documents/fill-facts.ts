import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { type FormulaLayerName, formulaLayerNames } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { isDecidedOtherwise } from '#shared/annotation/merge-documents.ts';
import { applyPatch, diffDocuments } from '#shared/annotation/patch.ts';
import { describeConflict } from '../archive-conflict.ts';

/** Layers of which each side has content of its own, by what names it: what was decided on one is no decision on the other. */
const layersApart: ReadonlyMap<string, readonly FormulaLayerName[]> = new Map([
  ['latex-differs', ['latex']],
  // The layout is one of these symbols.
  ['symbols-differ', ['symbols', 'layout']],
  ['layout-differs', ['layout']],
]);

/** Whether nothing of it may be taken: it is unusable in the archive, and somebody has worked on it here as usable. */
export function isRuledOut(own: Formula, theirs: Formula): boolean {
  return theirs.unusable !== null && own.unusable === null && hasWork(own);
}

function hasWork({ layers, latex }: Formula): boolean {
  return latex !== '' || Object.values(layers).some(({ state }) => state !== 'absent');
}

export function ruledOut(source: string, why: string): Reason {
  const message = `${source}: the formula is unusable in the archive (${why}) and somebody has worked on it here, so nothing of it was taken. Mark it unusable here, too, if that is right.`;
  return reason('archive-unusable-there', message, { source, why });
}

/**
 * Fills what a formula says of itself beside its layers, where nothing is said here: its place in the text, its note, and
 * why no truth can be made of it.
 *
 * @param filling what the layers that are filled change of the document, and which of the others differ
 */
export function fillFacts(
  document: AnnotationDocument,
  filling: { readonly patches: readonly AnnotationPatch[]; readonly differing: readonly Reason[] },
  theirs: Formula,
  source: string,
): { readonly patches: readonly AnnotationPatch[]; readonly differing: readonly Reason[] } {
  const ofLayers = filling.patches.find(({ document: { id } }) => id === document.ref.id);
  const outcome = ofLayers && applyPatch(document, ofLayers);
  const filled = outcome?.kind === 'applied' ? outcome.document : document;
  const [own, formula] = [formulaOf(document), formulaOf(filled)];
  if (!own || !formula) return filling;
  const facts: Formula = {
    ...formula,
    placement: own.placement ?? theirs.placement,
    note: own.note === '' ? theirs.note : own.note,
    unusable: own.unusable ?? theirs.unusable,
  };
  const records = new Map(filled.records).set(facts.id, facts);
  const patch = diffDocuments(document, { ...filled, revision: document.revision, records });
  return {
    patches: [...filling.patches.filter((one) => one !== ofLayers), ...(patch ? [patch] : [])],
    differing: [...filling.differing, ...differences(own, theirs, filling.differing, source)],
  };
}

function differences(own: Formula, theirs: Formula, known: readonly Reason[], source: string): readonly Reason[] {
  const reasons: Reason[] = [];
  const apart = new Set(known.flatMap(({ code }) => layersApart.get(code) ?? []));
  if (own.placement !== null && theirs.placement !== null && own.placement !== theirs.placement) {
    reasons.push(otherPlacement(theirs.placement, source));
  }
  if (own.note !== '' && theirs.note !== '' && own.note !== theirs.note) {
    const message = `${source}: the formula has another note in the archive (“${theirs.note}”); the one that is here was kept. Add the other in the editor if it is wanted.`;
    reasons.push(reason('archive-note-differs', message, { source, note: theirs.note }));
  }
  if (own.unusable !== null && theirs.unusable === null && hasWork(theirs)) {
    const message = `${source}: the formula is unusable here (${own.unusable}) and not in the archive, and stays so. Make it usable in the editor if that is wrong.`;
    reasons.push(reason('archive-unusable-here', message, { source, why: own.unusable }));
  }
  for (const layer of formulaLayerNames) {
    const [ours, other] = [own.layers[layer], theirs.layers[layer]];
    if (apart.has(layer) || !isDecidedOtherwise(undefined, ours, other)) continue;
    const place = { record: own.id, kind: own.kind, field: `layers.${layer}` };
    reasons.push(describeConflict(source, { ...place, ours, theirs: other }));
  }
  return reasons;
}

function otherPlacement(there: NonNullable<Formula['placement']>, source: string): Reason {
  if (there === 'inline') {
    const message = `${source}: the formula stands in the text in the archive and on a line of its own here, and stays so. Change it in the editor if that is wrong.`;
    return reason('archive-placement-inline', message, { source });
  }
  const message = `${source}: the formula stands on a line of its own in the archive and in the text here, and stays so. Change it in the editor if that is wrong.`;
  return reason('archive-placement-isolated', message, { source });
}
