/** Folder of a relative path with `/` between folders; empty for a file at the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Last part of a relative path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Extension in lower case without the dot; empty where there is none. A leading dot makes a hidden file, no extension. */
export function extensionOf(path: string): string {
  const name = fileNameOf(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** File name without its extension. */
export function stemOf(path: string): string {
  const name = fileNameOf(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? name : name.slice(0, dot);
}

/** Files that systems leave behind in folders (`.DS_Store`, `._page.png`, `__MACOSX/…`, `Thumbs.db`): never a source. */
export function isLeftoverOfSystem(path: string): boolean {
  const parts = path.split('/');
  const name = (parts.at(-1) ?? '').toLowerCase();
  return (
    parts.some((part) => part.startsWith('.') || part === '__MACOSX') || name === 'thumbs.db' || name === 'desktop.ini'
  );
}
