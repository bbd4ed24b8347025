import { stat } from 'node:fs/promises';
import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
} from 'hyparquet';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { readRange, type SourceFile } from '../source-file.ts';
import { type Features, featuresOf, nameClasses } from './class-labels.ts';
import type { OpenedContainer } from './open-container.ts';
import { parquetCodecs, unknownCodec } from './parquet-codecs.ts';

/** Rows that are decoded at once: pages are read in order, so neighbours are wanted next. */
const rowsAtOnce = 64;

/**
 * Lists the rows of a Parquet file as samples: `<row>.png`, the picture, and `<row>.json`, the other columns, in which
 * classes have the names that the file gives them. The picture is a column of `bytes` and `path` (Hugging Face), or one of plain bytes.
 */
export async function openParquet(path: string, shownAs: string): Promise<OpenedContainer> {
  try {
    const file = await bufferOf(path);
    const metadata = await parquetMetadataAsync(file);
    const image = imageColumn(metadata);
    if (image === null) {
      const names = parquetSchema(metadata).children.map(({ element }) => element.name);
      const message = `${shownAs}: no column holds pictures (there are ${names.join(', ')}), so there is nothing to import.`;
      return { kind: 'refused', reason: reason('parquet-without-pictures', message, { file: shownAs }) };
    }
    const codec = unknownCodec(metadata);
    if (codec !== null) return { kind: 'refused', reason: codecUnread(shownAs, codec) };
    const rows = new RowWindow(file, metadata);
    const count = Number(metadata.num_rows);
    const share = Math.round(file.byteLength / Math.max(1, count));
    const features = featuresOf(metadata.key_value_metadata ?? []);
    const places = { path, rows, image, share, features };
    const files = Array.from({ length: count }, (_, row) => membersOf({ ...places, row })).flat();
    return { kind: 'opened', files };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `${shownAs}: this Parquet file cannot be read (${why}). Download or make it again.`;
    return { kind: 'refused', reason: reason('archive-unreadable', message, { archive: shownAs, problem: why }) };
  }
}

function codecUnread(file: string, codec: string): Reason {
  const message = `${file}: it is packed with ${codec}, which is not read, so nothing came from it. Write it again with snappy, gzip, brotli or zstd.`;
  return reason('parquet-codec-unread', message, { file, codec });
}

async function bufferOf(path: string): Promise<AsyncBuffer> {
  const { size } = await stat(path);
  return {
    byteLength: size,
    slice: async (start, end = size) => {
      const bytes = await readRange(path, start, end - start);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    },
  };
}

function imageColumn(metadata: FileMetaData): string | null {
  const columns = parquetSchema(metadata).children;
  const nested = columns.find(({ children }) => children.some(({ element }) => element.name === 'bytes'));
  const plain = columns.find(
    ({ element }) =>
      element.type === 'BYTE_ARRAY' &&
      element.converted_type !== 'UTF8' &&
      /image|img|picture|bytes/i.test(element.name),
  );
  return (nested ?? plain)?.element.name ?? null;
}

type Row = Readonly<Record<string, unknown>>;

/** The rows around the one that was read last. */
class RowWindow {
  readonly #file: AsyncBuffer;
  readonly #metadata: FileMetaData;
  readonly #windows = new Map<number, Promise<readonly Row[]>>();

  constructor(file: AsyncBuffer, metadata: FileMetaData) {
    this.#file = file;
    this.#metadata = metadata;
  }

  async row(index: number): Promise<Row> {
    const start = Math.floor(index / rowsAtOnce) * rowsAtOnce;
    const found = this.#windows.get(start) ?? this.#read(start);
    return (await found)[index - start] ?? {};
  }

  #read(start: number): Promise<readonly Row[]> {
    const end = Math.min(start + rowsAtOnce, Number(this.#metadata.num_rows));
    const rows = parquetReadObjects({
      file: this.#file,
      metadata: this.#metadata,
      rowStart: start,
      rowEnd: end,
      utf8: false,
      compressors: parquetCodecs,
    });
    this.#windows.set(start, rows);
    // Two windows: pages are read some at a time, and those may lie on both sides of a border.
    for (const old of [...this.#windows.keys()].slice(0, -2)) this.#windows.delete(old);
    return rows;
  }
}

interface RowPlace {
  readonly path: string;
  readonly rows: RowWindow;
  readonly row: number;
  /** Column of the picture. */
  readonly image: string;
  /** Bytes that a row takes of the file. */
  readonly share: number;
  readonly features: Features;
}

function membersOf({ path, rows, row, image, share, features }: RowPlace) {
  const stem = String(row).padStart(6, '0');
  const picture = member(path, share, async () => pictureOf((await rows.row(row))[image], row));
  const fields = member(path, 0, async () => Buffer.from(fieldsOf(await rows.row(row), image, features), 'utf8'));
  return [
    { name: `${stem}.png`, file: picture },
    { name: `${stem}.json`, file: fields },
  ];
}

/** What a row weighs is not known before it is read; nearly all of it is its picture. */
function member(path: string, byteCount: number, read: () => Promise<Uint8Array>): SourceFile {
  return {
    path,
    byteCount,
    isRough: true,
    read,
    pieces: async function* () {
      yield await read();
    },
    readHead: async (count) => (await read()).subarray(0, count),
  };
}

function pictureOf(value: unknown, row: number): Uint8Array {
  const bytes = value instanceof Uint8Array ? value : isRow(value) ? value['bytes'] : null;
  if (bytes instanceof Uint8Array && bytes.length > 0) return bytes;
  throw new Error(`row ${row} has no picture`);
}

/** The columns of a row, with the names of classes; the number of a class stands beside its name. */
function fieldsOf(row: Row, image: string, features: Features): string {
  const columns = Object.entries(row).filter(([name]) => name !== image);
  const named = Object.fromEntries(columns.map(([name, value]) => [name, nameClasses(value, features[name])]));
  const isNamed = named['label'] !== row['label'];
  return JSON.stringify({ ...(isNamed ? { label_id: row['label'] } : {}), ...named }, (_name, value: unknown) => {
    if (typeof value === 'bigint') return Number(value);
    return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value;
  });
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}
