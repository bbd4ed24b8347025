import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { ExportedFile, ExportManifest } from '#schemas/formats/export-manifest.ts';
import { readPieces, writeAt } from '../../container/read-pieces.ts';

export const manifestName = 'manifest.json';

const firstLines = '{\n"format":"quotient-export",';

/** Everything in a manifest but the list of files. */
export type ManifestHead = Omit<ExportManifest, 'files' | 'format'>;

/**
 * Writes a manifest, one file a line, so that it can be written and read piece by piece.
 *
 * @param linesPath The lines of the ledger.
 * @returns its size in bytes.
 */
export async function writeManifest(path: string, head: ManifestHead, linesPath: string): Promise<number> {
  const members = Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)},\n`);
  const file = openSync(path, 'wx');
  try {
    let bytes = 0;
    const write = (piece: Uint8Array) => {
      writeAt(file, piece, bytes);
      bytes += piece.length;
    };
    write(Buffer.from(`${firstLines}\n${members.join('')}"files":[\n`));
    for await (const piece of readPieces(linesPath)) write(piece);
    write(Buffer.from('\n]\n}\n'));
    fsyncSync(file);
    return bytes;
  } finally {
    closeSync(file);
  }
}

/** The release that an export is of; null where the manifest is missing or not one of ours. */
export async function readManifestRelease(path: string): Promise<ExportManifest['release'] | null> {
  const file = await open(path).catch(() => null);
  if (!file) return null;
  try {
    for await (const line of createInterface({
      input: file.createReadStream({ encoding: 'utf8', autoClose: false }),
    })) {
      if (line.startsWith('{"path":')) return null;
      if (line.startsWith('"release":')) {
        return ExportManifest.shape.release.parse(JSON.parse(line.slice('"release":'.length).replace(/,$/, '')));
      }
    }
    return null;
  } catch {
    // Not JSON, or JSON of somebody else.
    return null;
  } finally {
    await file.close();
  }
}

/** Files of an export with their SHA-256, by path; null where the manifest is missing or not one of ours. */
export async function readManifestFiles(path: string): Promise<ReadonlyMap<string, string> | null> {
  const file = await open(path).catch(() => null);
  if (!file) return null;
  try {
    const files = new Map<string, string>();
    let head = '';
    const lines = createInterface({ input: file.createReadStream({ encoding: 'utf8', autoClose: false }) });
    for await (const line of lines) {
      if (head.length < firstLines.length) head += `${line}\n`;
      if (!line.startsWith('{"path":')) continue;
      const named = ExportedFile.parse(JSON.parse(line.replace(/,$/, '')));
      files.set(named.path, named.sha256);
    }
    return head.startsWith(firstLines) ? files : null;
  } catch {
    // Not JSON, or JSON of somebody else: no export of ours.
    return null;
  } finally {
    await file.close();
  }
}
