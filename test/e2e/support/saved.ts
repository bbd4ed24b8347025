import { readFile } from 'node:fs/promises';
import type { Seat } from './journey.ts';

/** Presses the button that saves what `name` says, and reads what is saved. */
export async function saved(
  { page, say }: Pick<Seat, 'page' | 'say'>,
  kind: 'CSV' | 'SVG' | 'PNG',
  name: string,
): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: say('common', 'saveAs', { kind, name }) }).click(),
  ]);
  return await readFile(await download.path());
}

/** Rows of a CSV file whose cells hold no quotes, as objects by column. */
export function rowsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = csv.replace('\ufeff', '').trimEnd().split('\r\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, place) => [names[place] ?? '', cell])));
}
