import type { Picture } from '#shared/matching/ink/picture.ts';
import type { EarlierBoxes } from '#shared/matching/keep-boxes.ts';

/** What a matching thread is asked. Boxes in pixels of the picture. */
export interface MatchJob {
  readonly picture: Picture;
  /** Empty: boxes of the ink alone. */
  readonly latex: string;
  readonly earlier: EarlierBoxes;
}
