import { type ShapeFeature, shapeDistance } from '../shape/shape-feature.ts';

/** A symbol that people labelled, as its ink looks. */
export interface LabelledShape {
  readonly label: string;
  readonly feature: ShapeFeature;
  /** Looked at more closely, to tell classes apart. */
  readonly fine: FineShape;
}

/** A shape with what its square does not show. */
export interface FineShape {
  readonly feature: ShapeFeature;
  /** Logarithms of width / height, and of the longer side / that of a typical symbol of the formula. */
  readonly aspect: number;
  readonly size: number;
}

export interface ClassSuggestion {
  readonly label: string;
  /** 0 for ink like that of a labelled symbol, towards 1 for ink like none. */
  readonly distance: number;
}

/** What the symbols of a project look like, by label: nearest neighbours, no training. */
export interface CropIndex {
  readonly size: number;
  /** Distance to the nearest labelled symbols of a label; null where there are too few to say. */
  readonly distanceTo: (label: string, feature: ShapeFeature) => number | null;
  /** The likeliest labels for some ink, the nearest first. */
  readonly suggest: (shape: FineShape, count: number) => readonly ClassSuggestion[];
}

/** The mean over so many nearest neighbours: one alone may be mislabelled. */
const neighbours = 2;

export function createCropIndex(shapes: readonly LabelledShape[]): CropIndex {
  const byLabel = Map.groupBy(shapes, ({ label }) => label);
  const distanceTo = (label: string, feature: ShapeFeature): number | null => {
    const own = byLabel.get(label);
    return own && own.length >= neighbours
      ? meanOfNearest(own, (shape) => shapeDistance(shape.feature, feature))
      : null;
  };
  return {
    size: shapes.length,
    distanceTo,
    suggest: (shape, count) =>
      Array.from(
        byLabel,
        ([label, own]): ClassSuggestion => ({
          label,
          distance: meanOfNearest(own, ({ fine }) => fineDistance(fine, shape)),
        }),
      )
        .sort((a, b) => a.distance - b.distance)
        .slice(0, count),
  };
}

const aspectWeight = 0.1;
const sizeWeight = 0.1;

function fineDistance(a: FineShape, b: FineShape): number {
  return (
    shapeDistance(a.feature, b.feature) +
    aspectWeight * Math.min(1, Math.abs(a.aspect - b.aspect)) +
    sizeWeight * Math.min(1, Math.abs(a.size - b.size))
  );
}

function meanOfNearest(shapes: readonly LabelledShape[], distanceOf: (shape: LabelledShape) => number): number {
  const nearest: number[] = [];
  for (const shape of shapes) {
    const distance = distanceOf(shape);
    const place = nearest.findIndex((other) => distance < other);
    if (place >= 0) nearest.splice(place, 0, distance);
    else if (nearest.length < neighbours) nearest.push(distance);
    if (nearest.length > neighbours) nearest.pop();
  }
  return nearest.reduce((sum, distance) => sum + distance, 0) / Math.max(1, nearest.length);
}
