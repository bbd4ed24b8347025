import { type ShapeFeature, shapeDistance } from '../shape/shape-feature.ts';

/** A symbol that people labelled, as matching sees its ink. */
export interface LabelledFeature {
  readonly label: string;
  readonly feature: ShapeFeature;
}

/** What the symbols of a project look like, by label, to hold ink against: nearest neighbours, no training. */
export interface CropCosts {
  /** Distance to the nearest labelled symbols of a label; null where there are too few to say. */
  readonly distanceTo: (label: string, feature: ShapeFeature) => number | null;
}

/** The mean over so many nearest neighbours: one alone may be mislabelled. */
const neighbours = 2;

/** Null without any labelled symbol. */
export function createCropCosts(symbols: readonly LabelledFeature[]): CropCosts | null {
  if (symbols.length === 0) return null;
  const byLabel = Map.groupBy(symbols, ({ label }) => label);
  return {
    distanceTo: (label, feature) => {
      const own = byLabel.get(label);
      if (!own || own.length < neighbours) return null;
      let [nearest, next] = [Infinity, Infinity];
      for (const symbol of own) {
        const distance = shapeDistance(symbol.feature, feature);
        if (distance < nearest) [nearest, next] = [distance, nearest];
        else if (distance < next) next = distance;
      }
      return (nearest + next) / 2;
    },
  };
}
