import { z } from 'zod';
import { reason } from '#schemas/domain/reason.ts';
import { splitSides } from '#schemas/domain/split.ts';
import { SymbolRecord } from '#schemas/formats/aligner-record.ts';
import { isInside } from './check-coco.ts';
import type { DatasetFacts, DatasetFiles, Finding } from './check-dataset.ts';

const broken = reason('record-broken', 'A line is no record of the format.');
const imageMissing = reason('image-missing', 'An image that is listed is not in the dataset.');
const boxOutside = reason('box-outside-image', 'A box lies outside its image, or is empty.');
const unknownClass = reason('class-unknown', 'A symbol has a class or a label that the class map lacks.');

const Line = z.object({
  id: z.string(),
  image: z.string().optional(),
  width: z.number().positive(),
  height: z.number().positive(),
  symbols: z.array(SymbolRecord).optional(),
});

/** `<side>.jsonl`: every line a record, its image there, its boxes inside, its classes those of the map. */
export async function* checkRecords(files: DatasetFiles, { classes }: DatasetFacts): AsyncGenerator<Finding> {
  const labels = new Map(classes.map(({ trainingIndex, label }) => [trainingIndex, label]));
  for (const side of splitSides) {
    for await (const line of files.readLines(`${side}.jsonl`)) {
      yield { kind: 'item' };
      const record = parseLine(line);
      if (!record) {
        yield { kind: 'problem', item: line.slice(0, 100), reason: broken };
        continue;
      }
      const { id, image, symbols = [] } = record;
      if (image !== undefined && !files.names.has(image)) yield { kind: 'problem', item: id, reason: imageMissing };
      if (symbols.some(({ bbox }) => !isInside(bbox, record))) yield { kind: 'problem', item: id, reason: boxOutside };
      if (symbols.some((symbol) => labels.get(symbol.class) !== symbol.label)) {
        yield { kind: 'problem', item: id, reason: unknownClass };
      }
    }
  }
}

function parseLine(line: string): z.infer<typeof Line> | null {
  try {
    return Line.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
