import type { LoadingExample } from '../dataset-format.ts';

/**
 * Lines that load `<side>.jsonl` with Hugging Face datasets. Only sides that hold items are named: a file without lines
 * is one that it refuses.
 */
export const loadJsonlSides: LoadingExample = {
  trainer: 'Hugging Face datasets',
  language: 'python',
  code: ({ sides }) => {
    const files = sides.map((side) => `'${side}': '{folder}/${side}.jsonl'`).join(', ');
    return `from datasets import load_dataset\nload_dataset('json', data_files={${files}})`;
  },
};
