import type { UploadFile } from '#renderer/transport/upload.ts';

/** Files that systems put beside people's files; nobody means to import them. */
const systemFile = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/i;

/** Whether a file is one that the system made for itself. */
export function isSystemFile(path: string): boolean {
  return systemFile.test(path.split('/').at(-1) ?? '') || path.startsWith('__MACOSX/');
}

/** Entries of a drop. Must be called while the drop event is handled: the browser forgets them after it. */
export function entriesOfDrop(items: Iterable<DataTransferItem>): readonly FileSystemEntry[] {
  return [...items]
    .filter((item) => item.kind === 'file')
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
}

/** All files of dropped entries, folders to their depth, named by their path below what was dropped. */
export async function filesOfEntries(entries: readonly FileSystemEntry[]): Promise<readonly UploadFile[]> {
  const files: UploadFile[] = [];
  for await (const file of walkEntries(entries)) files.push(file);
  return files;
}

async function* walkEntries(entries: readonly FileSystemEntry[]): AsyncGenerator<UploadFile> {
  for (const entry of entries) {
    const name = entry.fullPath.replace(/^\/+/, '');
    if (isFile(entry)) {
      if (!isSystemFile(name)) yield { name, file: await readFile(entry) };
    } else if (isFolder(entry)) {
      yield* walkEntries(await readFolder(entry));
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function readFile(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives a folder's entries in parts (Chromium: 100) until it gives none. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return all;
    all.push(...part);
  }
}

/** Files of a file dialog; those of a picked folder carry their path below it. */
export function filesOfDialog(list: readonly File[]): readonly UploadFile[] {
  return list
    .map((file) => ({ name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file }))
    .filter(({ name }) => !isSystemFile(name));
}
