const longestStem = 40;

/**
 * Name of an item's files without extension: what the source was called, as far as every file system and loader can
 * bear it (letters, digits, `-`, `_`; no dot, no space), and the item's id, which tells it from all others also where
 * upper and lower case are one.
 */
export function itemName(sourceName: string, id: string): string {
  const file = sourceName.slice(sourceName.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  const stem = (dot > 0 ? file.slice(0, dot) : file)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9-]+/g, '_')
    .slice(0, longestStem)
    .replace(/^[_-]+|[_-]+$/g, '');
  return stem === '' ? id : `${stem}_${id}`;
}
