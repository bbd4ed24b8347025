import { AppError } from '#schemas/domain/app-error.ts';
import { isWindowsDevice } from '#schemas/domain/windows-device.ts';

const longestNameInBytes = 255;
const longestPath = 1000;
// oxlint-disable-next-line no-control-regex
const controlCharacter = /[\u0000-\u001f\u007f]/;

/**
 * Checks the name of a file or folder that Quotient is to make: it must be one on every system.
 *
 * @throws AppError `invalid-input`
 */
export function checkFileName(name: string): void {
  refuse(name, findFault(name) ?? findWindowsFault(name));
}

/**
 * Checks the relative path, with `/` between folders, under which somebody sends a file: it must stay inside the
 * folder it is written to, and be a name here.
 *
 * @throws AppError `invalid-input`
 */
export function checkRelativePath(path: string, platform: NodeJS.Platform = process.platform): void {
  if (path.length > longestPath) refuse(path, ['file-path-long', `it is longer than ${longestPath} characters`]);
  if (path.startsWith('/') || path.startsWith('\\') || /^[A-Za-z]:/.test(path))
    refuse(path, ['file-path-absolute', 'it is an absolute path']);
  for (const part of path.split('/')) {
    refuse(path, findFault(part) ?? (platform === 'win32' ? findWindowsFault(part) : null));
  }
}

/** What is wrong, as a code and in words. */
type Fault = readonly [reason: string, words: string];

function findFault(name: string): Fault | null {
  if (name === '') return ['file-name-empty', 'a name in it is empty'];
  if (name === '.' || name === '..') return ['file-name-elsewhere', 'it leads to another folder'];
  if (controlCharacter.test(name)) return ['file-name-control', 'it holds a control character'];
  if (/[\\/]/.test(name)) return ['file-name-separator', 'it holds \\ or /'];
  if (isWindowsDevice(name)) return ['file-name-reserved', 'Windows reserves it'];
  if (Buffer.byteLength(name) > longestNameInBytes)
    return ['file-name-long', `it is longer than ${longestNameInBytes} bytes`];
  return null;
}

function findWindowsFault(name: string): Fault | null {
  if (/[:*?"<>|]/.test(name)) return ['file-name-characters', 'it holds one of : * ? " < > |'];
  if (/[. ]$/.test(name)) return ['file-name-ending', 'it ends in a space or a full stop'];
  return null;
}

function refuse(name: string, fault: Fault | null): void {
  if (fault === null) return;
  const [reason, words] = fault;
  const shown = name.replaceAll(new RegExp(controlCharacter, 'g'), '�').slice(0, 300);
  throw new AppError('invalid-input', `“${shown}” cannot be the name of a file or folder here: ${words}.`, {
    name: shown,
    reason,
  });
}
