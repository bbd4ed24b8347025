import type { Entry } from '../dataset-format.ts';
import { csvRow } from '../writing/csv.ts';

/** `classes.csv`: the label of each class number, for readers and people. */
export function classTable(
  classes: readonly { readonly index: number; readonly name: string; readonly group: string }[],
): Entry {
  const rows = classes.map(({ index, name, group }) => csvRow([name, index, group]));
  return { kind: 'text', path: 'classes.csv', text: csvRow(['label', 'training_index', 'group']) + rows.join('') };
}
