import type * as ParquetLibrary from 'hyparquet-writer';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { DatasetOptions } from '#schemas/formats/dataset-options.ts';
import type { ReleaseReader } from '../dataset-format.ts';
import {
  type DatasetFormat,
  type Entry,
  type FormatSummary,
  registerFormat,
  type WritingTools,
} from '../dataset-format.ts';
import { cutOfFormula } from '../formulas/formula-picture.ts';
import { type LatexItem, type LatexOptionName, latexItems, latexOptions } from '../formulas/latex-items.ts';
import { type FormulaPictureOptionName, formulaLook, formulaPictureOptions } from '../writing/crop-look.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { groupByPicture, picturesOf } from '../writing/picture-bytes.ts';
import { readAhead } from '../writing/read-ahead.ts';
import { noItems } from '../writing/side-counts.ts';

type Options = LatexOptionName | FormulaPictureOptionName;

/**
 * Parquet as Hugging Face publishes image datasets: `data/<side>-00000-of-00001.parquet` with the columns `image`
 * (`bytes` and `path`), `text` (what a model is to write), `latex` (as it was written), `id` and `writer`. The key
 * `huggingface` of the file says that `image` is a picture.
 */
const format: DatasetFormat<Options> = {
  id: 'parquet',
  title: 'Parquet',
  subModel: 'converter',
  version: '3',
  options: [...latexOptions, ...formulaPictureOptions],
  isUsual: false,
  loading: [
    {
      trainer: 'Hugging Face datasets',
      language: 'python',
      code: "from datasets import load_dataset\nload_dataset('parquet', data_dir='{folder}/data')",
    },
  ],
  write: writeParquet,
};

export const converterParquet = registerFormat(format);

/** Rows of a row group, and bytes of their pictures: enough to compress, few enough to be read one group at a time. */
const rowsPerGroup = 64;
const bytesPerGroup = 16_000_000;
/** Pages under way at once. */
const pagesAhead = 8;

async function* writeParquet(
  release: ReleaseReader,
  options: Pick<DatasetOptions, Options>,
  tools: WritingTools,
): AsyncGenerator<Entry, FormatSummary> {
  yield* nameNotHeld('categories');
  const look = formulaLook(options);
  // Loaded by whoever writes Parquet, and by nobody else.
  const library = await import('hyparquet-writer');
  const files = new Map<SplitSide, SideFile>();
  const written = noItems();
  const wanted = async function* () {
    for await (const item of latexItems(release, options)) {
      if (item.kind === 'skipped') yield item;
      else {
        const { picture } = item.formula;
        yield { ...item, picture, ...cutOfFormula({ ...item, picture }, look) };
      }
    }
  };
  const pictured = readAhead(groupByPicture(wanted()), pagesAhead, (group) =>
    picturesOf(
      group.filter((item) => item.kind === 'item'),
      tools,
    ),
  );
  for await (const { value: group, result } of pictured) {
    const pictures = [...result];
    for (const item of group) {
      if (item.kind === 'skipped') {
        yield item;
        continue;
      }
      const { side } = item;
      const file = files.get(side) ?? new SideFile(library, `data/${side}-00000-of-00001.parquet`);
      files.set(side, file);
      written[side] += 1;
      yield* item.notes;
      yield* file.add({ ...item, bytes: pictures.shift() ?? new Uint8Array(), path: `${item.name}.${item.extension}` });
    }
  }
  for (const side of splitSides) {
    const file = files.get(side);
    if (file) yield* file.end();
  }
  return written;
}

interface Row extends Pick<LatexItem, 'name' | 'text' | 'raw' | 'formula'> {
  readonly bytes: Uint8Array;
  readonly path: string;
}

const text = { converted_type: 'UTF8', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' } as const;

/** Columns as pyarrow writes them: all may be null, none is. */
const schema = [
  { name: 'root', num_children: 5 },
  { name: 'image', num_children: 2, repetition_type: 'OPTIONAL' as const },
  { name: 'bytes', type: 'BYTE_ARRAY' as const, repetition_type: 'OPTIONAL' as const },
  { name: 'path', ...text },
  { name: 'text', ...text },
  { name: 'latex', ...text },
  { name: 'id', ...text },
  { name: 'writer', ...text },
];

const column = (dtype: string) => ({ dtype, _type: 'Value' });

const huggingFace = JSON.stringify({
  info: {
    features: {
      image: { _type: 'Image' },
      text: column('string'),
      latex: column('string'),
      id: column('string'),
      writer: column('string'),
    },
  },
});

/** The file of one side, given out piece by piece. */
class SideFile {
  readonly #path: string;
  readonly #bytes: ParquetLibrary.ByteWriter;
  readonly #parquet: ParquetLibrary.ParquetWriter;
  #rows: Row[] = [];
  #pictureBytes = 0;

  constructor(library: typeof ParquetLibrary, path: string) {
    this.#path = path;
    this.#bytes = new library.ByteWriter();
    this.#parquet = new library.ParquetWriter({
      writer: this.#bytes,
      schema,
      createdBy: 'quotient',
      kvMetadata: [{ key: 'huggingface', value: huggingFace }],
    });
  }

  *add(row: Row): Generator<Entry> {
    this.#rows.push(row);
    this.#pictureBytes += row.bytes.length;
    if (this.#rows.length >= rowsPerGroup || this.#pictureBytes >= bytesPerGroup) yield* this.#writeGroup();
  }

  *end(): Generator<Entry> {
    if (this.#rows.length > 0) yield* this.#writeGroup();
    void this.#parquet.finish();
    yield this.#take();
  }

  *#writeGroup(): Generator<Entry> {
    const rows = this.#rows;
    this.#rows = [];
    this.#pictureBytes = 0;
    // Pictures are compressed already, and a minimum of pictures says nothing.
    const image = {
      name: 'image',
      data: rows.map(({ bytes, path }) => ({ bytes, path })),
      codec: 'UNCOMPRESSED' as const,
      statistics: false,
    };
    const columnData = [
      image,
      { name: 'text', data: rows.map((row) => row.text) },
      { name: 'latex', data: rows.map((row) => row.raw) },
      { name: 'id', data: rows.map((row) => row.name) },
      { name: 'writer', data: rows.map((row) => row.formula.writer ?? '') },
    ];
    void this.#parquet.write({ columnData, rowGroupSize: rows.length });
    yield this.#take();
  }

  /** What was written since the last time. */
  #take(): Entry {
    const bytes = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    return { kind: 'bytes', path: this.#path, bytes };
  }
}
