import { saveFile } from '#renderer/ui/csv/save-file.ts';
import type { RequirementsSheet, RequirementsVersion } from '#schemas/contract/requirements.ts';

/** The sheet at one version. */
export interface HeldSheet {
  readonly version: RequirementsVersion;
  readonly sheet: RequirementsSheet;
  readonly markdown: string;
}

/** What a sheet is saved as, by the name of a file without its ending. */
export const sheetFiles = [
  {
    label: 'Markdown',
    save: ({ markdown }: HeldSheet, name: string) => saveFile(`${name}.md`, 'text/markdown', markdown),
  },
  {
    label: 'JSON',
    save: ({ version, sheet }: HeldSheet, name: string) =>
      saveFile(`${name}.json`, 'application/json', `${JSON.stringify({ version, ...sheet }, null, 2)}\n`),
  },
] as const;
