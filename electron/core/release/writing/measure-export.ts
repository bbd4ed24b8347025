import type { Container } from '#schemas/formats/dataset-recipe.ts';
import type { Entry, ReleaseReader, WritingTools } from '#shared/formats/dataset-format.ts';
import type { DatasetPlan } from '../exporting/find-format.ts';
import { estimateCut } from './pictures/estimate-cut.ts';

export interface MeasuredExport {
  readonly reader: ReleaseReader;
  readonly plans: readonly DatasetPlan[];
  readonly container: Container;
  /** What the disk gives out at least: a file in a folder takes whole ones. */
  readonly blockBytes: number;
  /** Called now and then. What it throws ends the measuring. */
  readonly onStep: () => void;
}

/** A file's line in the manifest. */
const lineBytes = 170;
/** `README.md`, the manifest without its lines, and `preview.html` with its pictures. */
export const extraBytes = 700_000;
const stepEvery = 500;

/**
 * Bytes that an export will take on the disk: every format says what it would write, and nothing is written. Texts and
 * copies count as they are, cuts as `estimateCut` says. In an archive texts count twice, because they stand beside it
 * until they have their last line.
 */
export async function measureExport(measured: MeasuredExport): Promise<number> {
  let total = extraBytes;
  for (const plan of measured.plans) total += await measureDataset(plan, measured);
  return total;
}

async function measureDataset(
  { format, options }: DatasetPlan,
  { reader, container, blockBytes, onStep }: MeasuredExport,
): Promise<number> {
  const isFolder = container === 'folder';
  const onDisk = (bytes: number) => (isFolder ? Math.ceil(bytes / blockBytes) * blockBytes : bytes);
  const growing = new Map<string, number>();
  let total = 0;
  let steps = 0;
  for await (const entry of format.write(reader, options, unwrittenPictures)) {
    steps += 1;
    if (steps % stepEvery === 0) onStep();
    const bytes = bytesOf(entry);
    if (bytes === null) continue;
    const { path } = entry as Extract<Entry, { path: string }>;
    if (entry.kind === 'text' || entry.kind === 'bytes') {
      const before = growing.get(path);
      growing.set(path, (before ?? 0) + bytes);
      if (before === undefined) total += lineBytes;
    } else total += onDisk(bytes) + lineBytes;
  }
  for (const bytes of growing.values()) total += isFolder ? onDisk(bytes) : 2 * bytes;
  return total;
}

/** Null for what is no file. */
function bytesOf(entry: Entry): number | null {
  switch (entry.kind) {
    case 'text':
    case 'file':
      return Buffer.byteLength(entry.text);
    case 'bytes':
      return entry.bytes.length;
    case 'copy':
      return entry.picture.byteCount;
    case 'crop':
      return estimateCut(entry);
    case 'skipped':
    case 'noted':
      return null;
  }
}

/** Pictures of the right length that nobody looks at. */
const unwrittenPictures: WritingTools = {
  cutBytes: async (picture, cuts) => cuts.map((cut) => new Uint8Array(estimateCut({ ...cut, picture }))),
  storedBytes: async ({ byteCount }) => new Uint8Array(byteCount),
};
