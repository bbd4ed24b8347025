import { namePlaces } from '#renderer/transport/desktop/name-files.ts';
import { folders } from '#renderer/transport/folders.ts';
import { entriesOfDrop, filesOfDialog, filesOfEntries } from './dropped-files.ts';
import type { ImportSource } from './import-choices.ts';

/**
 * What was dropped, as the source of an import; null for nothing. Must be called while the drop event is handled. In the
 * desktop window the core reads everything where it lies, so nothing is listed here, and one folder is shown as such.
 * Rejects with a `ShownError`.
 */
export async function sourceOfDrop({ items, files }: DataTransfer): Promise<ImportSource | null> {
  const entries = entriesOfDrop(items);
  const dropped = [...files];
  if (namePlaces === null) {
    // Drops that programs make hold files without entries.
    const inside = entries.length > 0 ? await filesOfEntries(entries) : filesOfDialog(dropped);
    return inside.length === 0 ? null : { kind: 'files', files: inside };
  }
  if (dropped.length === 0) return null;
  const [entry] = entries;
  if (dropped.length === 1 && entry?.isDirectory) {
    const [place] = await namePlaces(dropped);
    return place === undefined ? null : { kind: 'folder', folder: await folders.browse(place) };
  }
  return { kind: 'files', files: dropped.map((file) => ({ name: file.name, file })) };
}
