import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { OperationId } from '#schemas/domain/id.ts';
import type { EditSource } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { LayerMove } from './annotation-port.ts';
import type { Decision } from './decision.ts';

export type ActId = number;

/** One thing that was done here and that the core shall know of. */
export interface Act {
  readonly id: ActId;
  readonly task:
    | { readonly kind: 'edit'; readonly drawnBy: EditSource }
    /** Takes back another act of this session. */
    | { readonly kind: 'take-back'; readonly act: ActId }
    | { readonly kind: 'move-layers'; readonly move: LayerMove };
  /** What it does; once it is saved, what the core applied, layer states and all. */
  patches: readonly AnnotationPatch[];
  /** The documents right after it, where it was made. */
  readonly own: ReadonlyMap<string, AnnotationDocument>;
  state: 'waiting' | 'saved' | 'dropped';
  /** Name of the saved act; null while it waits, and for one whose answer was lost. */
  operation: OperationId | null;
  /** Decided conflicts, by key. */
  readonly decisions: Map<string, Decision>;
}
