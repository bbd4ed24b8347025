import { reason } from '#schemas/domain/reason.ts';
import { splitSides } from '#schemas/domain/split.ts';
import type { DatasetFacts, DatasetFiles, Finding } from './check-dataset.ts';

const classSetDiffers = reason('class-folders-differ', 'The sides do not hold the same class folders.');
const unknownClass = reason('class-unknown', 'A class folder is none of the class map.');

/** Class folders: the same on every side that holds anything, each a class of the map. */
export async function* checkImageFolder(files: DatasetFiles, { classes }: DatasetFacts): AsyncGenerator<Finding> {
  const indices = new Set(classes.map(({ trainingIndex }) => trainingIndex));
  const folders = new Map<string, Set<string>>();
  for (const name of files.names) {
    const [side = '', folder = '', ...rest] = name.split('/');
    if (rest.length !== 1 || !splitSides.some((known) => known === side)) continue;
    yield { kind: 'item' };
    const own = folders.get(side) ?? new Set<string>();
    folders.set(side, own.add(folder));
    if (!indices.has(Number(folder.split('_')[0]))) yield { kind: 'problem', item: name, reason: unknownClass };
  }
  const sets = [...folders.values()].map((set) => [...set].sort().join('\n'));
  if (new Set(sets).size > 1) yield { kind: 'problem', item: [...folders.keys()].join(', '), reason: classSetDiffers };
}
