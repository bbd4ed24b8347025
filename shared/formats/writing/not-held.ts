import { reason } from '#schemas/domain/reason.ts';
import type { Entry } from '../dataset-format.ts';

const names = {
  'not-held-boxes': 'boxes of symbols',
  'not-held-crop-place': 'where in its crop a symbol lies',
  'not-held-placement': 'whether a formula stands inline or isolated',
  'not-held-unusable': 'that no truth could be made of a formula',
  'not-held-layout': 'relations between symbols',
  'not-held-order': 'a reading order that does not follow from a tree',
  'not-held-raw-latex': 'the LaTeX as it was written, beside its canonical form',
  'not-held-writer': 'who wrote a page',
  'not-held-categories': 'categories',
  'not-held-labels': 'labels, because classes are written as groups or as one',
} as const;

export type NotHeld = keyof typeof names extends `not-held-${infer Thing}` ? Thing : never;

/** Says once for a dataset what its format has no place for. */
export function* nameNotHeld(...things: readonly NotHeld[]): Generator<Entry> {
  for (const thing of things) {
    const code = `not-held-${thing}` as const;
    yield { kind: 'noted', item: thing, reason: reason(code, `This format has no place for: ${names[code]}.`) };
  }
}
