import { isWindowsDevice } from '#schemas/domain/windows-device.ts';

/** Characters that no file system of the three desktop systems takes everywhere. */
const notInNames = /[<>:"/\\|?*\u0000-\u001f\u007f]/g;

const longestNameInBytes = 240;

/** A folder name made of a project's name: the same words, safe on every file system. */
export function folderNameOf(projectName: string): string {
  const words = projectName.normalize('NFC').replace(notInNames, ' ').replace(/\s+/g, ' ').trim();
  const name = cutToBytes(words, longestNameInBytes).replace(/[. ]+$/, '');
  return isWindowsDevice(name) ? `project ${name}` : name;
}

function cutToBytes(text: string, longest: number): string {
  const encoder = new TextEncoder();
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    bytes += encoder.encode(character).length;
    if (bytes > longest) break;
    kept += character;
  }
  return kept;
}

/** The path that a new folder will have, for reading only: joined the way the parent's own path is written. */
export function joinedPath(parentPath: string, folderName: string): string {
  const separator = parentPath.includes('\\') && !parentPath.includes('/') ? '\\' : '/';
  return parentPath.endsWith(separator) ? `${parentPath}${folderName}` : `${parentPath}${separator}${folderName}`;
}
