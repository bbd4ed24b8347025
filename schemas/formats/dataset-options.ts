import { z } from 'zod';

/** What an option of a format can be, in words that a form, a command line and a schema are made from. */
export type DatasetOption =
  | { readonly kind: 'choice'; readonly values: readonly [string, ...string[]]; readonly preset: string }
  | { readonly kind: 'count'; readonly least: number; readonly most: number; readonly preset: number }
  | { readonly kind: 'switch'; readonly preset: boolean };

function choice<const Value extends string>(values: readonly [Value, ...Value[]], preset: NoInfer<Value>) {
  return { kind: 'choice', values, preset } as const;
}

function count(least: number, most: number, preset: number) {
  return { kind: 'count', least, most, preset } as const;
}

function toggle(preset: boolean) {
  return { kind: 'switch', preset } as const;
}

/**
 * Every option that a format can have; a format names those that it knows. One table, so that the same wish has the
 * same name in every format, form and command. A new option joins here, with its words in the languages of the app.
 */
export const datasetOptions = {
  /** Classes of boxes: every symbol class, the groups of classes, or one class `symbol`. */
  classes: choice(['all', 'groups', 'one'], 'all'),
  /** Classes of the regions of formulas: one class `formula`, or by how a formula stands in its text. */
  regions: choice(['one', 'placement'], 'one'),
  /** Pixels added on each side of a symbol's crop. */
  cropPadding: count(0, 64, 2),
  /** Whether a crop is filled up to a square. */
  cropSquare: toggle(false),
  /** Side in pixels that the longer side of a crop is scaled to; 0: as it was cut. */
  cropSize: count(0, 1024, 0),
  /** What stands around a symbol in its crop: the page, white, or black. */
  cropBackground: choice(['page', 'white', 'black'], 'page'),
  /** Ink on ground as it is on the page, or the same for all pictures. */
  polarity: choice(['as-is', 'dark-on-light', 'light-on-dark'], 'as-is'),
  /** How pictures are scaled. */
  resampling: choice(['nearest', 'linear', 'lanczos'], 'lanczos'),
  /** Height in pixels that pictures of formulas are scaled to; 0: as they were cut. */
  imageHeight: count(0, 4096, 0),
  /** LaTeX in its canonical form, or as it was written. */
  latex: choice(['canonical', 'raw'], 'canonical'),
  /** Whether each digit of a number is a token of its own. */
  splitDigits: toggle(true),
  /** How pictures of formulas are encoded where they are not copied. */
  imageType: choice(['png', 'bmp'], 'png'),
  /** Whether a dataset in a folder names its own absolute place, for loaders that want one. */
  absolutePath: toggle(false),
} as const satisfies Readonly<Record<string, DatasetOption>>;

export type DatasetOptionName = keyof typeof datasetOptions;

type ValueOf<Option> = Option extends { kind: 'choice'; values: readonly (infer Value)[] }
  ? Value
  : Option extends { kind: 'count' }
    ? number
    : boolean;

/** Values of all options. */
export type DatasetOptions = { readonly [Name in DatasetOptionName]: ValueOf<(typeof datasetOptions)[Name]> };

export const datasetOptionNames = Object.keys(datasetOptions) as readonly DatasetOptionName[];

/** Schema of one option, with its preset. */
export function schemaOfOption(option: DatasetOption): z.ZodType<string | number | boolean> {
  switch (option.kind) {
    case 'choice':
      return z.enum(option.values).default(option.preset);
    case 'count':
      return z.int().min(option.least).max(option.most).default(option.preset);
    case 'switch':
      return z.boolean().default(option.preset);
  }
}

/** Schema of the options that a format names; any other is refused. */
export function schemaOfOptions<Name extends DatasetOptionName>(
  names: readonly Name[],
): z.ZodType<Pick<DatasetOptions, Name>> {
  const shape = Object.fromEntries(names.map((name) => [name, schemaOfOption(datasetOptions[name])]));
  // The table says what each member is; the compiler cannot follow it through `fromEntries`.
  return z.strictObject(shape) as unknown as z.ZodType<Pick<DatasetOptions, Name>>;
}
