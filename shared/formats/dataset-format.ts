import type { z } from 'zod';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { SubModelId } from '#schemas/domain/sub-model.ts';
import type { FrozenFormula, FrozenPage, FrozenPicture } from '#schemas/formats/frozen-release.ts';

/** Whole pixels of an upright page; origin top-left. */
export interface PixelWindow {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One thing that a format puts into a dataset. Paths are relative to its folder, `/` between folders. */
export type Entry =
  /** Text for the end of a file (UTF-8); the first entry of a path begins it. */
  | { readonly kind: 'text'; readonly path: string; readonly text: string }
  /** The stored bytes of a picture without its metadata, never re-encoded. */
  | { readonly kind: 'copy'; readonly path: string; readonly picture: FrozenPicture }
  /** A window of the upright picture as PNG, on a white ground where it would be smaller than `minimumSide` pixels. */
  | {
      readonly kind: 'crop';
      readonly path: string;
      readonly picture: FrozenPicture;
      readonly window: PixelWindow;
      readonly minimumSide: number;
    }
  /** Items that are not in the dataset, and why. `item` names them for a person. */
  | { readonly kind: 'skipped'; readonly item: string; readonly reason: Reason; readonly count: number }
  /** Something done to an item that is in. */
  | { readonly kind: 'noted'; readonly item: string; readonly reason: Reason };

/** Items that a format has put in, by side. */
export type FormatSummary = Readonly<Record<SplitSide, number>>;

/** A frozen release as formats read it; every reading gives the same in the same order. */
export interface ReleaseReader {
  readonly number: number;
  readonly contentSha256: Sha256;
  readonly seed: number;
  /** The frozen class map, by training index. */
  readonly classes: readonly TrainingClass[];
  /** Pages whose regions are accepted. */
  pages(): AsyncIterable<{ readonly side: SplitSide; readonly page: FrozenPage }>;
  /** Formulas; those of one page come one after the other. */
  formulas(): AsyncIterable<{ readonly side: SplitSide; readonly formula: FrozenFormula }>;
}

/**
 * A way to write the dataset of one sub-model. A format is pure: it says what is to be written, one writer writes it.
 * Every item that the release has for the sub-model is either counted in the summary or skipped with a reason.
 */
export interface DatasetFormat<Options> {
  /** Name of its folder: `<out>/<sub-model>/<id>/`. */
  readonly id: string;
  readonly subModel: SubModelId;
  /** Grows when the same release gives other files. */
  readonly version: string;
  readonly options: z.ZodType<Options>;
  write(release: ReleaseReader, options: Options): AsyncGenerator<Entry, FormatSummary>;
}

/** A format whose options are checked when it is used, so that formats with different options stand in one list. */
export interface RegisteredFormat {
  readonly id: string;
  readonly subModel: SubModelId;
  readonly version: string;
  /** @throws ZodError where `options` lacks what the format needs. */
  write(release: ReleaseReader, options: unknown): AsyncGenerator<Entry, FormatSummary>;
}

export function registerFormat<Options>(format: DatasetFormat<Options>): RegisteredFormat {
  const { id, subModel, version } = format;
  return { id, subModel, version, write: (release, options) => format.write(release, format.options.parse(options)) };
}
