import { fileNameOf } from '../path.ts';
import { csvRecords } from '../reading/csv-rows.ts';
import type { SourceFiles } from '../reading/source-reader.ts';

/** Names of numbered categories from a `classes.csv` with the columns `label` and `training_index`; null without one. */
export async function readCategoryNames(files: SourceFiles): Promise<readonly string[] | null> {
  const path = files.paths.find((name) => fileNameOf(name) === 'classes.csv');
  if (path === undefined) return null;
  const decoded = await files.text(path);
  if (decoded.kind === 'undecodable') return null;
  const names: string[] = [];
  for (const row of csvRecords(decoded.text)) {
    const [label, index] = [row.get('label'), Number(row.get('training_index'))];
    if (label !== undefined && Number.isInteger(index) && index >= 0) names[index] = label;
  }
  return names.length === 0 ? null : names;
}
