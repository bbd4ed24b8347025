import type { LoadingExample } from '../dataset-format.ts';
import { emptyListsCode } from './empty-lists.ts';

/**
 * Lines that load `<side>.jsonl` with Hugging Face datasets. Only sides that hold items are named: a file without lines
 * is one that it refuses.
 *
 * @param types of all columns, as members of its `Features`; said where it cannot guess them
 */
export function loadJsonlSides(types: Readonly<Record<string, string>> | null = null): LoadingExample {
  return {
    trainer: 'Hugging Face datasets',
    language: 'python',
    code: ({ sides, noted }) => {
      const files = `data_files={${sides.map((side) => `'${side}': '{folder}/${side}.jsonl'`).join(', ')}}`;
      if (types === null || !noted.has(emptyListsCode)) {
        return `from datasets import load_dataset\nload_dataset('json', ${files})`;
      }
      const members = Object.entries(types).map(([column, type]) => `    '${column}': ${type},\n`);
      return `from datasets import Features, Value, load_dataset\ntypes = Features({\n${members.join('')}})\nload_dataset('json', ${files}, features=types)`;
    },
  };
}
