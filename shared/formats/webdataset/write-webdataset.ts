import { reason } from '#schemas/domain/reason.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import { type BoxDataset, regionBoxes, symbolBoxes } from '../boxes/box-dataset.ts';
import { noteFrame } from '../crops/crop-frame.ts';
import { cropItems } from '../crops/crop-items.ts';
import {
  type DatasetFormat,
  type Entry,
  type FormatSummary,
  type LoadingExample,
  type PictureCut,
  registerFormat,
  type WritingTools,
} from '../dataset-format.ts';
import { cutOfFormula } from '../formulas/formula-picture.ts';
import { type LatexOptionName, latexItems, latexOptions } from '../formulas/latex-items.ts';
import { classTable } from '../samples/class-table.ts';
import { boxFields, cropFields, latexFields, type SampleFields } from '../samples/sample-fields.ts';
import { loadBoxSides, SidesWithoutBoxes } from '../samples/sides-without-boxes.ts';
import { textBytes } from '../tar/tar-member.ts';
import {
  type CropOptionName,
  cropOptions,
  type FormulaPictureOptionName,
  formulaLook,
  formulaPictureOptions,
} from '../writing/crop-look.ts';
import { jsonText } from '../writing/json-lines.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { groupByPicture, picturesOf } from '../writing/picture-bytes.ts';
import { readAhead } from '../writing/read-ahead.ts';
import { noItems } from '../writing/side-counts.ts';
import { Shards } from './shards.ts';

const loading: readonly LoadingExample[] = [
  {
    trainer: 'webdataset',
    language: 'python',
    code: "import glob\nimport webdataset as wds\nshards = sorted(glob.glob('{folder}/{side}-*.tar'))\nwds.WebDataset(shards, shardshuffle=False).decode('pil').to_tuple('png;jpg;webp;bmp', 'json')",
  },
  loadBoxSides(
    "load_dataset('webdataset', data_dir='{folder}')",
    (side) => `load_dataset('webdataset', data_files='{folder}/${side}-*.tar', split='train')`,
  ),
];

/**
 * WebDataset: uncompressed tar shards `<side>-000000.tar`; files of one sample share their name up to its first dot and
 * lie beside each other: the picture, `json` with its columns, and `cls` or `txt`, the target alone. Extensions are the
 * columns of the dataset, so all pictures have one: Hugging Face datasets refuses others, or drops them.
 */
const shared = { id: 'webdataset', title: 'WebDataset', version: '4', isUsual: false, loading } as const;

const extractor: DatasetFormat<never> = {
  ...shared,
  subModel: 'extractor',
  options: [],
  write: async function* (release, _options, tools) {
    yield* nameNotHeld('categories');
    return yield* writeBoxes(regionBoxes(release, { minimumSide: 1 }), true, tools);
  },
};

const detector: DatasetFormat<'classes'> = {
  ...shared,
  subModel: 'detector',
  options: ['classes'],
  write: async function* (release, { classes }, tools) {
    yield* nameNotHeld('layout', 'categories', ...(classes === 'all' ? [] : (['labels'] as const)));
    return yield* writeBoxes(symbolBoxes(release, { classes, minimumSide: 1 }), false, tools);
  },
};

const recognizer: DatasetFormat<CropOptionName> = {
  ...shared,
  subModel: 'recognizer',
  options: cropOptions,
  write: async function* (release, options, tools) {
    yield* nameNotHeld('layout', 'categories');
    yield* noteFrame(options);
    yield classTable(
      release.classes.map(({ trainingIndex, label, group }) => ({ index: trainingIndex, name: label, group })),
    );
    const samples = async function* () {
      for await (const item of cropItems(release, options)) {
        if (item.kind === 'skipped') yield item;
        else {
          const { picture, ...cut } = item.cut;
          const target = { extension: 'cls', text: `${item.trainingClass.trainingIndex}` };
          yield {
            ...item,
            key: item.name,
            picture,
            extension: 'png',
            cut,
            fields: cropFields(item),
            hasLists: true,
            target,
          };
        }
      }
    };
    return yield* writeShards(samples, tools, allPng);
  },
};

const converter: DatasetFormat<LatexOptionName | FormulaPictureOptionName> = {
  ...shared,
  subModel: 'converter',
  options: [...latexOptions, ...formulaPictureOptions],
  write: async function* (release, options, tools) {
    yield* nameNotHeld('categories');
    const look = formulaLook(options);
    const samples = async function* () {
      for await (const item of latexItems(release, options)) {
        if (item.kind === 'skipped') yield item;
        else {
          const { picture } = item.formula;
          const target = { extension: 'txt', text: item.text };
          const cut = cutOfFormula({ ...item, picture }, look);
          yield { ...item, key: item.name, picture, ...cut, fields: latexFields(item), hasLists: true, target };
        }
      }
    };
    return yield* writeShards(samples, tools);
  },
};

export const extractorWebdataset = registerFormat(extractor);
export const detectorWebdataset = registerFormat(detector);
export const recognizerWebdataset = registerFormat(recognizer);
export const converterWebdataset = registerFormat(converter);

/** One sample before its picture is read. */
interface Sample {
  readonly kind: 'item';
  readonly side: SplitSide;
  readonly key: string;
  readonly picture: FrozenPicture;
  readonly extension: string;
  /** Null: the stored bytes. */
  readonly cut: Omit<PictureCut, 'picture'> | null;
  readonly fields: SampleFields;
  /** Whether its lists hold anything that tells their type. */
  readonly hasLists: boolean;
  readonly target: { readonly extension: string; readonly text: string } | null;
  readonly notes: readonly Entry[];
}

async function* writeBoxes(
  dataset: BoxDataset,
  hasRegions: boolean,
  tools: WritingTools,
): AsyncGenerator<Entry, FormatSummary> {
  yield classTable(dataset.classes);
  const samples = async function* (): AsyncGenerator<Sample | Extract<Entry, { kind: 'skipped' }>> {
    for await (const item of dataset.items()) {
      if (item.kind === 'skipped') yield item;
      else {
        const cut = cutOfFormula(item, null);
        const hasLists = item.objects.length > 0;
        yield { ...item, key: item.name, ...cut, fields: boxFields(item, hasRegions), hasLists, target: null };
      }
    }
  };
  return yield* writeShards(samples, tools);
}

/** Pages under way at once. */
const pagesAhead = 8;

type Samples = AsyncIterable<Sample | Extract<Entry, { kind: 'skipped' }>>;

/**
 * @param samples gives the same ones whenever it is asked
 * @param known what is known of all of them without looking at each
 */
async function* writeShards(
  samples: () => Samples,
  tools: WritingTools,
  known: Survey | null = null,
): AsyncGenerator<Entry, FormatSummary> {
  const shards = new Shards();
  const written = noItems();
  const survey = known ?? (await surveySamples(samples()));
  const pictured = readAhead(groupByPicture(beginWith(survey.leaders, samples())), pagesAhead, (group) =>
    picturesOf(
      group.filter((sample) => sample.kind === 'item'),
      tools,
    ),
  );
  for await (const { value: group, result } of pictured) {
    const pictures = [...result];
    for (const sample of group) {
      if (sample.kind === 'skipped') {
        yield sample;
        continue;
      }
      const { side, key, fields, target } = sample;
      const extension = survey.extension ?? 'jpg';
      written[side] += 1;
      yield* sample.notes;
      if (sample.extension !== extension) yield { kind: 'noted', item: key, reason: calledJpeg };
      yield* shards.add(side, key, [
        { extension, bytes: pictures.shift() ?? new Uint8Array() },
        { extension: 'json', bytes: textBytes(jsonText(fields)) },
        ...(target === null ? [] : [{ extension: target.extension, bytes: textBytes(target.text) }]),
      ]);
    }
  }
  yield* survey.sides.notes();
  yield* shards.end();
  return written;
}

const calledJpeg = reason(
  'picture-called-jpg',
  'The picture is called .jpg, because all pictures of a WebDataset have one extension, and holds PNG or WebP; loaders open it by its content.',
);

interface Survey {
  /** Extension of all pictures; null where they are of several types. */
  readonly extension: string | null;
  /** For each side that begins with samples whose lists are empty, the first other one. */
  readonly leaders: ReadonlyMap<SplitSide, Sample>;
  readonly sides: SidesWithoutBoxes;
}

const allPng: Survey = { extension: 'png', leaders: new Map(), sides: new SidesWithoutBoxes() };

/** What has to be known of all samples before the first is written. */
async function surveySamples(samples: Samples): Promise<Survey> {
  const extensions = new Set<string>();
  const leaders = new Map<SplitSide, Sample>();
  const begun = new Set<SplitSide>();
  const typed = new Set<SplitSide>();
  const sides = new SidesWithoutBoxes();
  for await (const sample of samples) {
    if (sample.kind === 'skipped') continue;
    const { side, extension, hasLists } = sample;
    extensions.add(extension);
    sides.count(side, hasLists);
    if (hasLists && !typed.has(side)) {
      if (begun.has(side)) leaders.set(side, sample);
      typed.add(side);
    }
    begun.add(side);
  }
  const [first, another] = [...extensions];
  return { extension: another === undefined ? (first ?? null) : null, leaders, sides };
}

/** Types of columns are guessed from the first samples of a shard: those that tell them come first. */
async function* beginWith(
  leaders: Survey['leaders'],
  samples: Samples,
): AsyncGenerator<Sample | Extract<Entry, { kind: 'skipped' }>> {
  yield* leaders.values();
  for await (const sample of samples) {
    if (sample.kind === 'skipped' || leaders.get(sample.side)?.key !== sample.key) yield sample;
  }
}
