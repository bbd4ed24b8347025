import { reason } from '#schemas/domain/reason.ts';
import type { SourceText } from '../source-text.ts';
import type { Locate } from './truth-of-graph.ts';

/** Strokes that a label graph can name: index into the ink's strokes by the id of the primitive. */
export interface NamedStrokes {
  readonly strokeOf: ReadonlyMap<string, number>;
  /** Ids of traces without points. */
  readonly empty: ReadonlySet<string>;
}

/** Finds an object of a label graph by its primitives among the strokes of the ink beside it. */
export function locateStrokes(
  source: SourceText,
  ink: { readonly path: string; readonly strokes: NamedStrokes },
): Locate {
  return (object) => {
    const strokes = new Set<number>();
    for (const primitive of object.primitives) {
      const stroke = ink.strokes.strokeOf.get(primitive);
      if (stroke !== undefined) strokes.add(stroke);
      else if (!ink.strokes.empty.has(primitive)) {
        const message = `${source.path}: the symbol "${object.label}" refers to stroke "${primitive}", which ${ink.path} does not hold. Check that the two files belong together.`;
        const parameters = { file: source.path, ink: ink.path, label: object.label, stroke: primitive };
        return reason('lg-stroke-undefined', message, parameters);
      }
    }
    if (strokes.size > 0) return { kind: 'strokes', strokes: [...strokes].sort((a, b) => a - b) };
    const message = `${source.path}: the symbol "${object.label}" (${object.id}) names no stroke. Add its strokes to the label graph.`;
    return reason('lg-symbol-without-ink', message, { file: source.path, label: object.label, symbol: object.id });
  };
}
