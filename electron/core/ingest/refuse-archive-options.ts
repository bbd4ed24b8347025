import { basename } from 'node:path';
import { ImportOptions } from '#schemas/contract/imports.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';

const words: Readonly<Record<keyof ImportOptions, string>> = {
  format: 'the format',
  as: 'what boxes are',
  status: 'the state of truth',
  categories: 'categories',
  rules: 'that no category rules apply',
  classMap: 'a class map',
  batch: 'a name',
  testRepeats: 'that pages which repeat a locked test set are refused',
};

/**
 * Refuses what is chosen for an import and an archive cannot do: it brings the state of another project, whole.
 *
 * @throws AppError `invalid-input` that names the choices
 */
export function refuseArchiveOptions(path: string, options: ImportOptions): void {
  const preset = ImportOptions.parse({});
  const names = Object.keys(words) as (keyof ImportOptions)[];
  const chosen = names.filter((name) => canonicalJson(options[name]) !== canonicalJson(preset[name]));
  if (chosen.length === 0) return;
  const file = basename(path);
  const choices = chosen.map((name) => words[name]).join(', ');
  const message = `${file} is an archive, and what is in it comes in as it is there: leave out ${choices}.`;
  throw new AppError('invalid-input', message, { file, choices, reason: 'archive-import-options' });
}
