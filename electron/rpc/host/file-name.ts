import { AppError } from '#schemas/domain/app-error.ts';

const reservedOnWindows = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/i;
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
  if (path.length > longestPath) refuse(path, `it is longer than ${longestPath} characters`);
  if (path.startsWith('/') || path.startsWith('\\') || /^[A-Za-z]:/.test(path)) refuse(path, 'it is an absolute path');
  for (const part of path.split('/')) {
    refuse(path, findFault(part) ?? (platform === 'win32' ? findWindowsFault(part) : null));
  }
}

function findFault(name: string): string | null {
  if (name === '') return 'a name in it is empty';
  if (name === '.' || name === '..') return 'it leads to another folder';
  if (controlCharacter.test(name)) return 'it holds a control character';
  if (/[\\/]/.test(name)) return 'it holds \\ or /';
  if (reservedOnWindows.test(name)) return 'Windows reserves it';
  if (Buffer.byteLength(name) > longestNameInBytes) return `it is longer than ${longestNameInBytes} bytes`;
  return null;
}

function findWindowsFault(name: string): string | null {
  if (/[:*?"<>|]/.test(name)) return 'it holds one of : * ? " < > |';
  if (/[. ]$/.test(name)) return 'it ends in a space or a full stop';
  return null;
}

function refuse(name: string, fault: string | null): void {
  if (fault === null) return;
  const shown = name.replaceAll(new RegExp(controlCharacter, 'g'), '�').slice(0, 300);
  throw new AppError('invalid-input', `“${shown}” cannot be the name of a file or folder here: ${fault}.`, {
    name: shown,
  });
}
