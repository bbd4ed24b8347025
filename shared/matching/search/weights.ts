/** What the parts of a match cost. Found on half of the writers of CROHME; all lengths are in em of the formula. */
export const weights = {
  /** Spread of the logarithm of a symbol's size about its printed size. */
  sizeSpread: 0.45,
  size: 1,
  shape: 7,
  /** How much of a shape is told by labelled symbols of the project, where there are; the rest by print. */
  crops: 0.35,
  /** A part too many, as a broken stroke has, and a part too few. */
  extraPart: 1.2,
  missingPart: 0.9,
  /** Spreads of the place beside the parent: too far right, too far left, up or down. */
  gapSpread: 0.55,
  overlapSpread: 0.3,
  lineSpread: 0.38,
  scriptSpread: 0.5,
  place: 1,
  side: 3,
  /** Spread of the place in the whole, as a share of the formula's size. */
  wholeSpread: 0.12,
  whole: 0.35,
  missingGlyph: 7,
  missingDot: 4,
  /** Taking one side of a cut, beside what it costs to be there. */
  cutSide: 0.8,
  unusedLeast: 0.5,
  unusedPerEm: 8,
  unusedMost: 6,
} as const;

/** States that the search keeps after each glyph, and candidates that it tries for each. */
export const beamWidth = 100;
export const quickBeamWidth = 40;
export const candidatesPerGlyph = 40;
