import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { type FormulaLayerName, type Layer, type LayerName, layerStates } from '#schemas/domain/layer.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { hasContent, sourceAfterMove } from '#shared/annotation/layer-rules.ts';
import { type Actor, hasRole } from './actor.ts';

export interface StateChange {
  readonly to: 'drafted' | 'submitted' | 'accepted' | 'returned';
  readonly reason: string | null;
  readonly emptyOnPurpose: boolean;
}

/** The documents with the chosen layers moved to a state. Throws one sentence for the first that may not move. */
export function moveLayers(
  documents: readonly AnnotationDocument[],
  selections: readonly { readonly layers: readonly LayerName[] }[],
  change: StateChange,
  actor: Actor,
): readonly AnnotationDocument[] {
  if (change.to === 'returned' && change.reason === null) {
    throw new AppError('invalid-input', 'Work is returned with a reason: say what is to be done.', { field: 'reason' });
  }
  return documents.map((document, index) => {
    const layers = selections[index]?.layers ?? [];
    return document.ref.type === 'page'
      ? movePage(document, layers, change, actor)
      : moveFormula(document, layers, change, actor);
  });
}

function moveFormula(
  document: AnnotationDocument,
  layers: readonly LayerName[],
  change: StateChange,
  actor: Actor,
): AnnotationDocument {
  const formula = formulaOf(document);
  if (!formula)
    throw new AppError('not-found', `There is no formula ${document.ref.id} in this project.`, { id: document.ref.id });
  const moved: Record<FormulaLayerName, Layer> = { ...formula.layers };
  for (const layer of layers) {
    if (layer === 'regions') {
      throw new AppError('invalid-input', 'The regions layer belongs to the page, not to a formula.', {
        reason: 'regions-of-page',
        layer,
      });
    }
    const after = moveLayer(layer, moved[layer], hasContent(document, layer), change, actor);
    moved[layer] = { ...after, source: sourceAfterMove(moved[layer], change.to) };
  }
  return { ...document, records: new Map(document.records).set(formula.id, { ...formula, layers: moved }) };
}

function movePage(
  document: AnnotationDocument,
  layers: readonly LayerName[],
  change: StateChange,
  actor: Actor,
): AnnotationDocument {
  const page = pageOf(document);
  if (!page)
    throw new AppError('not-found', `There is no page ${document.ref.id} in this project.`, { id: document.ref.id });
  if (layers.some((layer) => layer !== 'regions')) {
    throw new AppError('invalid-input', 'A page has the regions layer only.', { reason: 'page-has-regions-only' });
  }
  if (page.holds === 'one-formula') {
    throw new AppError('conflict', 'This page is one formula: it has no regions to submit.', { id: page.id });
  }
  const regions = moveLayer('regions', page.regions, page.regions.state !== 'absent', change, actor);
  return { ...document, records: new Map([[page.id, { ...page, regions }]]) };
}

/**
 * Rules: annotators submit what has content (or what they say is empty on purpose) and take back what they submitted;
 * reviewers accept and return what was submitted, also drafts; nothing absent is returned.
 */
function moveLayer(name: LayerName, layer: Layer, hasContentNow: boolean, change: StateChange, actor: Actor): Layer {
  const { to } = change;
  if (layer.state === to && to !== 'returned') return layer;
  if (
    (to === 'submitted' || to === 'accepted') &&
    !hasContentNow &&
    layer.state === 'absent' &&
    !change.emptyOnPurpose
  ) {
    throw new AppError('conflict', `The layer ${name} is empty. Fill it, or say that it is empty on purpose.`, {
      layer: name,
    });
  }
  if (to === 'submitted' && layer.state === 'accepted' && !hasRole(actor, 'reviewer')) {
    throw new AppError('conflict', `The layer ${name} is accepted already.`, { layer: name });
  }
  if (
    (to === 'returned' || to === 'drafted') &&
    layer.state === 'absent' &&
    !(to === 'drafted' && change.emptyOnPurpose)
  ) {
    throw new AppError('conflict', `The layer ${name} is absent: there is nothing to take back.`, { layer: name });
  }
  if (
    to === 'drafted' &&
    layerStates.indexOf(layer.state) > layerStates.indexOf('submitted') &&
    !hasRole(actor, 'reviewer')
  ) {
    throw new AppError('forbidden', `The layer ${name} is accepted: only a reviewer can take that back.`, {
      layer: name,
    });
  }
  return { state: to, source: layer.source ?? 'person', reason: reasonAfter(layer, hasContentNow, change) };
}

/** Why it was returned, or why nothing is there on purpose: that stays known while the layer stays empty. */
function reasonAfter(layer: Layer, hasContentNow: boolean, { to, reason, emptyOnPurpose }: StateChange): string | null {
  if (to === 'returned') return reason;
  if (hasContentNow) return null;
  return emptyOnPurpose ? reason : layer.state === 'returned' ? null : layer.reason;
}
