import type { CategoryId, PageId, Sha256 } from '#schemas/domain/id.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { SubModelId } from '#schemas/domain/sub-model.ts';
import { type DatasetOptionName, type DatasetOptions, schemaOfOptions } from '#schemas/formats/dataset-options.ts';
import type { DatasetRecipe, FormatId } from '#schemas/formats/dataset-recipe.ts';
import type { FrozenFormula, FrozenPage, FrozenPicture } from '#schemas/formats/frozen-release.ts';

/** Whole pixels of an upright page; origin top-left. */
export interface PixelWindow {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How a cut picture looks; what is not given is left as it is on the page. */
export interface PictureLook {
  readonly polarity?: DatasetOptions['polarity'];
  /** Height in pixels to scale to, the width with it. */
  readonly height?: number;
  /** Pixels to scale the longer side to. */
  readonly longestSide?: number;
  readonly resampling?: DatasetOptions['resampling'];
  /** Whether it is filled up to a square, before it is scaled. */
  readonly square?: boolean;
  /** Pixels of the background on each side, before it is filled up to a square. */
  readonly padding?: number;
  /**
   * What fills a picture up to a size or a square; `page`: what is around the window, and beyond the page the ground that
   * the polarity asks for.
   */
  readonly background?: DatasetOptions['cropBackground'];
  /** Default: PNG. `shown`: scaled down for people to look at, JPEG where it is a photo and PNG where it is flat. */
  readonly type?: DatasetOptions['imageType'] | 'shown';
}

/** A window of an upright picture. */
export interface PictureCut {
  readonly picture: FrozenPicture;
  readonly window: PixelWindow;
  /** A cut that would be smaller has a white ground around it. */
  readonly minimumSide: number;
  readonly look?: PictureLook;
}

/** One thing that a format puts into a dataset. Paths are relative to its folder, `/` between folders. */
export type Entry =
  /**
   * Text for the end of a file (UTF-8); the first entry of a path begins it. A file can grow in several parts at once,
   * which are put together in their order; without a number it is part 0.
   */
  | { readonly kind: 'text'; readonly path: string; readonly text: string; readonly part?: number }
  /** The same for bytes. A file is text or bytes from its first entry to its last. */
  | { readonly kind: 'bytes'; readonly path: string; readonly bytes: Uint8Array }
  /** A whole file of text (UTF-8): for datasets with a file an item, of which none stays open. */
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  /** The stored bytes of a picture without its metadata, never re-encoded. */
  | { readonly kind: 'copy'; readonly path: string; readonly picture: FrozenPicture }
  /** A window of the upright picture, as PNG unless its look says otherwise. */
  | ({ readonly kind: 'crop'; readonly path: string } & PictureCut)
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
  /** Groups of classes by number: those that it was frozen with, so that a group keeps its number in later releases. */
  readonly groups: readonly string[];
  /** Whether formulas of a page that it holds may have been left out of it, although something of them is accepted. */
  mayLackFormulas(page: PageId, side: SplitSide): boolean;
  /** Keys of a category and its facet, as they were frozen. */
  categoryOf(id: CategoryId): { readonly facet: string; readonly category: string } | undefined;
  /** Pages whose regions are accepted. Their pictures, as those of formulas, say whether they are transparent. */
  pages(): AsyncIterable<{ readonly side: SplitSide; readonly page: FrozenPage }>;
  /** Formulas; those of one page come one after the other. */
  formulas(): AsyncIterable<{ readonly side: SplitSide; readonly formula: FrozenFormula }>;
}

/** What a format can ask for while it writes. */
export interface WritingTools {
  /** Absolute path at which the dataset will stand; none inside a zip or tar file. */
  readonly place?: string;
  /**
   * Cuts of a picture as files in memory, in the order asked for: for formats whose files hold pictures inside
   * (Parquet, tar). The picture is decoded once a call; several calls at once run on all cores, see `readAhead`.
   */
  cutBytes(picture: FrozenPicture, cuts: readonly Omit<PictureCut, 'picture'>[]): Promise<readonly Uint8Array[]>;
  /** The stored bytes of a picture without their metadata. */
  storedBytes(picture: FrozenPicture): Promise<Uint8Array>;
}

/** Lines that load a dataset in a trainer. */
export interface LoadingExample {
  /** Name of the trainer or library. */
  readonly trainer: string;
  readonly language: 'python' | 'sh' | 'yaml';
  /**
   * Paths in it begin at the folder of the dataset, which `{folder}` stands for; `{side}` is the first side that holds
   * items, which is train where there are any. A function where what loads it depends on how it was written.
   */
  readonly code: string | ((dataset: LoadedDataset) => string);
}

/** What lines that load a dataset depend on. */
export interface LoadedDataset {
  /** Sides that hold items. */
  readonly sides: readonly SplitSide[];
  /** Options with which it was written. */
  readonly options: DatasetRecipe['options'];
  /** Characters (code points) of the longest label that it may hold. */
  readonly longestLabel: number;
  /** Whether a label may hold a space. */
  readonly hasSpaces: boolean;
  /** Codes of what was noted of it. */
  readonly noted: ReadonlySet<string>;
}

/**
 * A way to write the dataset of one sub-model. A format is pure: it says what is to be written, one writer writes it.
 * Every item that the release has for the sub-model is either counted in the summary or skipped with a reason.
 */
export interface DatasetFormat<Name extends DatasetOptionName> {
  /** Name of its folder: `<out>/<sub-model>/<id>/`. One id for one layout, also where several sub-models have it. */
  readonly id: FormatId;
  /** Name for people, the same in every language. */
  readonly title: string;
  readonly subModel: SubModelId;
  /** Grows when the same release gives other files. */
  readonly version: string;
  /** The options that it knows. */
  readonly options: readonly Name[];
  /** Whether it is written where nobody chose formats. */
  readonly isUsual: boolean;
  readonly loading: readonly LoadingExample[];
  write(
    release: ReleaseReader,
    options: Pick<DatasetOptions, Name>,
    tools: WritingTools,
  ): AsyncGenerator<Entry, FormatSummary>;
}

/** A format whose options are checked when it is used, so that formats with different options stand in one list. */
export interface RegisteredFormat extends Omit<DatasetFormat<DatasetOptionName>, 'write'> {
  /** All options with their values: those given, the presets for the rest. @throws ZodError for one that it does not know. */
  parseOptions(options: DatasetRecipe['options']): DatasetRecipe['options'];
  /** @throws ZodError for options that it does not know. */
  write(
    release: ReleaseReader,
    options: DatasetRecipe['options'],
    tools: WritingTools,
  ): AsyncGenerator<Entry, FormatSummary>;
}

export function registerFormat<Name extends DatasetOptionName>(format: DatasetFormat<Name>): RegisteredFormat {
  // Made when it is first needed: there are dozens of formats, and a command uses a few of them.
  let schema: ReturnType<typeof schemaOfOptions<Name>> | null = null;
  const parse = (options: DatasetRecipe['options']) => {
    schema ??= schemaOfOptions(format.options);
    return schema.parse(options);
  };
  return {
    ...format,
    parseOptions: (options) => ({ ...parse(options) }),
    write: (release, options, tools) => format.write(release, parse(options), tools),
  };
}
