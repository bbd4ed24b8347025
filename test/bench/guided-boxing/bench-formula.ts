import type { Box } from '#schemas/domain/geometry.ts';
import type { Picture } from '#shared/matching/ink/picture.ts';

/** A formula with its truth: what the bench of guided boxing looks at. */
export interface BenchFormula {
  readonly name: string;
  /** Who wrote it, where that is known: halves for tuning and reporting are made of writers. */
  readonly writer: string;
  readonly latex: string;
  readonly picture: Picture;
  readonly symbols: readonly { readonly label: string; readonly box: Box }[];
}
