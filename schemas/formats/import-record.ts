import type { Box, Point } from '../domain/geometry.ts';
import type { LayerName } from '../domain/layer.ts';
import type { Reason } from '../domain/reason.ts';
import type { RelationType } from '../domain/relation.ts';

/** Pen strokes in the device units of the source, y down; a dot is a stroke of one point. */
export interface ImportedInk {
  readonly strokes: readonly (readonly Point[])[];
}

/** Where an imported symbol is: a box in upright page pixels, or strokes (indices into the page's ink). */
export type ImportedExtent =
  | { readonly kind: 'box'; readonly box: Box }
  | { readonly kind: 'strokes'; readonly strokes: readonly number[] };

export interface ImportedSymbol {
  /** Name inside this record; relations and order refer to it. */
  readonly key: string;
  /** Label exactly as the source wrote it (always text: `6.0`, `08`, `no`). */
  readonly label: string;
  readonly extent: ImportedExtent;
}

export interface ImportedRelation {
  readonly parent: string;
  readonly child: string;
  readonly type: RelationType;
}

/** One formula of a source. A layer that the source does not speak of is `null`: absent, not empty. */
export interface ImportedFormula {
  /** Region in upright page pixels; `null`: the page is this one formula. */
  readonly region: Box | null;
  /** How the formula stands on its page, where the source says so. */
  readonly placement: 'inline' | 'isolated' | null;
  readonly latex: string | null;
  readonly symbols: readonly ImportedSymbol[] | null;
  /** Tree of the layout; `null` where the source holds none. Parts of a tree where `layout` is incomplete. */
  readonly relations: readonly ImportedRelation[] | null;
  /** Reading order of symbol keys, where the source gives one and the relations are no complete tree. */
  readonly order: readonly string[] | null;
  /** Why no truth can be made of it, where the source says that none can. */
  readonly unusable?: string;
}

/**
 * What a reader makes of one source file (or of an image and the files beside it). `sources` are paths relative to
 * the import root, the one that gives the page its identity first.
 */
export interface ImportRecord {
  readonly sources: readonly string[];
  /** The picture: a file of its own, or ink to be rendered. */
  readonly picture:
    | { readonly kind: 'image'; readonly path: string }
    | { readonly kind: 'ink'; readonly ink: ImportedInk };
  /** Person whose hand wrote the page, where the source names one; a group for splits. */
  readonly writer: string | null;
  /** True where the source speaks of formula regions (also of there being none). */
  readonly hasRegions: boolean;
  readonly formulas: readonly ImportedFormula[];
  /**
   * Layers of which a part of the source could not be read, or which the source leaves unfinished. What is there is
   * kept, but it must not count as truth yet: such a layer arrives drafted, whatever state was asked for.
   */
  readonly incomplete: readonly LayerName[];
  /** What the reader mended or noticed, with place and reason; nothing is guessed silently. */
  readonly repairs: readonly Reason[];
}

/** A source, or a part of one, that could not be read, with file, place and reason. */
export interface QuarantinedSource {
  readonly source: string;
  readonly reason: Reason;
}

export type ImportOutcome =
  | { readonly kind: 'record'; readonly record: ImportRecord }
  | { readonly kind: 'quarantined'; readonly quarantined: QuarantinedSource };
