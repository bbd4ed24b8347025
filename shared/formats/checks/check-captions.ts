import { reason } from '#schemas/domain/reason.ts';
import { splitSides } from '#schemas/domain/split.ts';
import type { DatasetFiles, Finding } from './check-dataset.ts';

const badLine = reason('caption-line-broken', 'A line is not a name, a tab and tokens with one space between.');
const imageMissing = reason('image-missing', 'An image that is listed is not in the dataset.');
const unknownToken = reason('token-unknown', 'A token is not in the dictionary.');

/** `caption.txt`: a line and an image for each formula, every token in `dictionary.txt`. */
export async function* checkCaptions(files: DatasetFiles): AsyncGenerator<Finding> {
  const dictionary = new Set<string>();
  for await (const token of files.readLines('dictionary.txt')) dictionary.add(token);
  for (const side of splitSides) {
    const folder = `data/${side}`;
    for await (const line of files.readLines(`${folder}/caption.txt`)) {
      yield { kind: 'item' };
      const [name = '', caption = '', ...more] = line.split('\t');
      const tokens = caption.split(' ');
      if (name === '' || more.length > 0 || tokens.includes('')) yield { kind: 'problem', item: line, reason: badLine };
      else if (tokens.some((token) => !dictionary.has(token)))
        yield { kind: 'problem', item: name, reason: unknownToken };
      const images = ['.png', '.jpg', '.webp', '.bmp'].map((extension) => `${folder}/img/${name}${extension}`);
      if (!images.some((image) => files.names.has(image))) yield { kind: 'problem', item: name, reason: imageMissing };
    }
  }
}
