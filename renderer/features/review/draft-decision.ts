import type { LayerName, LayerState } from '#schemas/domain/layer.ts';
import type { Pin } from '#schemas/domain/thread.ts';

export type LayerChoice = 'accept' | 'later' | 'return';

/** A reason that is not sent yet. */
export interface DraftReason {
  readonly key: string;
  /** Null: a remark, which returns nothing. */
  readonly layer: LayerName | null;
  readonly pin: Pin;
  readonly text: string;
}

/** What a reviewer is about to answer to one document. */
export interface DraftDecision {
  /** Choices other than what `choicesOf` begins with. */
  readonly choices: Readonly<Partial<Record<LayerName, LayerChoice>>>;
  readonly reasons: readonly DraftReason[];
  readonly overall: string;
  readonly settles: boolean;
}

export const emptyDecision: DraftDecision = { choices: {}, reasons: [], overall: '', settles: true };

type LayerStates = Readonly<Partial<Record<LayerName, { readonly state: LayerState }>>>;

/** The choice for every layer that waits: accepted unless somebody chose otherwise or gave a reason against it. */
export function choicesOf(layers: LayerStates, draft: DraftDecision): ReadonlyMap<LayerName, LayerChoice> {
  const choices = new Map<LayerName, LayerChoice>();
  for (const [name, layer] of Object.entries(layers)) {
    const layerName = name as LayerName;
    if (layer.state === 'submitted') choices.set(layerName, draft.choices[layerName] ?? 'accept');
  }
  return choices;
}

/** A decision with a reason more; the layer that it is given for is returned. */
export function withReason(draft: DraftDecision, reason: DraftReason): DraftDecision {
  const choices = reason.layer === null ? draft.choices : { ...draft.choices, [reason.layer]: 'return' as const };
  return { ...draft, choices, reasons: [...draft.reasons, reason] };
}

/** What stands in the way of sending, or how the decision is called. */
export type DecisionKind = 'accept' | 'return' | 'mixed' | 'nothing' | 'needs-reason';

export function kindOfDecision(choices: ReadonlyMap<LayerName, LayerChoice>, draft: DraftDecision): DecisionKind {
  const returned = [...choices].flatMap(([layer, choice]) => (choice === 'return' ? [layer] : []));
  const accepted = [...choices.values()].includes('accept');
  const hasReason = (layer: LayerName) =>
    draft.overall.trim() !== '' || draft.reasons.some((reason) => reason.layer === layer);
  if (!returned.every(hasReason)) return 'needs-reason';
  if (returned.length === 0) return accepted ? 'accept' : draft.reasons.length > 0 ? 'mixed' : 'nothing';
  return accepted ? 'mixed' : 'return';
}
