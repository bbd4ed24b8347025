import { extensionOf, fileNameOf } from '../path.ts';
import type { SourceReader } from '../reading/source-reader.ts';
import { readCategoryNames } from '../samples/category-names.ts';
import { jsonlSamples } from '../samples/jsonl-samples.ts';
import { planSamples } from '../samples/plan-samples.ts';

const isLines = (path: string) => extensionOf(path) === 'jsonl' && fileNameOf(path) !== 'metadata.jsonl';

/** JSON lines that name their picture (`image`): the aligner's and converter's of this program, and simple pairs. */
export const jsonlReader: SourceReader = {
  format: 'jsonl',
  recognises: (files) =>
    files.some(({ path, head }) => isLines(path) && /"(image|file_name|img)"\s*:\s*"/.test(head ?? '')),
  plan: async (files, options) => {
    const { found, quarantined } = await jsonlSamples(
      files,
      files.paths.filter(isLines),
      ['image', 'file_name', 'img'],
      await readCategoryNames(files),
    );
    return planSamples(files, options, found, quarantined);
  },
};
