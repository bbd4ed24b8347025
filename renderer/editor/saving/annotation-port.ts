import type { Committed, LayerSelection, PageWork } from '#schemas/contract/annotation.ts';
import type { AppErrorShape } from '#schemas/domain/app-error.ts';
import type { DocumentShape } from '#schemas/domain/document.ts';
import type { OperationId, PageId } from '#schemas/domain/id.ts';
import type { EditSource } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';

/** What became of something that was sent to the core. */
export type SaveOutcome =
  | { readonly kind: 'committed'; readonly committed: Committed }
  /** Somebody was faster; the documents as they are now. */
  | { readonly kind: 'stale'; readonly documents: readonly DocumentShape[] }
  | { readonly kind: 'refused'; readonly error: AppErrorShape }
  /** No answer: nobody knows whether it was done. */
  | { readonly kind: 'unreachable' };

export type LoadOutcome =
  | { readonly kind: 'loaded'; readonly work: PageWork }
  | { readonly kind: 'refused'; readonly error: AppErrorShape }
  | { readonly kind: 'unreachable' };

export interface LayerMove {
  readonly layers: readonly LayerSelection[];
  readonly to: 'drafted' | 'submitted' | 'accepted' | 'returned';
  readonly reason: string | null;
  readonly emptyOnPurpose: boolean;
  /** Whether LaTeX that cannot be read is accepted: somebody was asked. */
  readonly faultyLatex: boolean;
}

/** The way to the core, as the editor needs it. Nothing here throws for an expected outcome. */
export interface AnnotationPort {
  readonly load: (page: PageId) => Promise<LoadOutcome>;
  readonly commit: (patches: readonly AnnotationPatch[], drawnBy: EditSource) => Promise<SaveOutcome>;
  readonly undo: (operation: OperationId) => Promise<SaveOutcome>;
  readonly setState: (move: LayerMove) => Promise<SaveOutcome>;
}

/** Runs something later; the result calls it off. Milliseconds. */
export type Schedule = (delay: number, run: () => void) => () => void;
