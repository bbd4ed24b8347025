import type { UploadId } from '#schemas/domain/id.ts';
import { hostRoot } from './link.ts';
import { shownErrorOfResponse } from './shown-error-of.ts';

export interface UploadFile {
  /** Path relative to what was dropped or picked, `/` between folders. */
  readonly name: string;
  readonly file: File;
}

export interface UploadProgress {
  readonly files: number;
  readonly sentBytes: number;
  readonly totalBytes: number;
}

export interface UploadOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: UploadProgress) => void;
  /** Sends one file; rejects with a `ShownError`. */
  readonly send?: typeof sendFile;
}

/** Browsers open six connections to a host; calls of the app need some of them. */
const filesAtOnce = 4;

/** Address that takes a file of an upload. */
export function uploadAddress(upload: UploadId, name: string): string {
  return new URL(`upload/${encodeURIComponent(upload)}?name=${encodeURIComponent(name)}`, hostRoot()).href;
}

/**
 * Sends files into an opened upload, several at once. Rejects with a `ShownError` at the first file that the host
 * refuses, and stops the others.
 */
export async function uploadFiles(
  upload: UploadId,
  files: readonly UploadFile[],
  options: UploadOptions,
): Promise<void> {
  const send = options.send ?? sendFile;
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const sentOfFile = files.map(() => 0);
  let sentBytes = 0;
  let filesDone = 0;
  let next = 0;
  const report = () => options.onProgress({ files: filesDone, sentBytes, totalBytes });

  const work = async () => {
    for (let index = next++; index < files.length && !signal.aborted; index = next++) {
      const item = files[index];
      if (item === undefined) return;
      await send(uploadAddress(upload, item.name), item.file, signal, (sent) => {
        sentBytes += sent - (sentOfFile[index] ?? 0);
        sentOfFile[index] = sent;
        report();
      });
      filesDone += 1;
      report();
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(filesAtOnce, files.length) }, work));
  } catch (error) {
    stop.abort();
    throw error;
  }
  options.signal.throwIfAborted();
}

/** One `PUT`, by XMLHttpRequest because `fetch` does not tell how much of a body has been sent. */
function sendFile(address: string, file: File, signal: AbortSignal, onSent: (bytes: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal.addEventListener('abort', abort);
    request.open('PUT', address);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => onSent(event.loaded));
    request.addEventListener('loadend', () => {
      signal.removeEventListener('abort', abort);
      if (signal.aborted) reject(new DOMException('The upload was cancelled.', 'AbortError'));
      else if (request.status >= 200 && request.status < 300) resolve();
      else reject(shownErrorOfResponse(request.status, request.responseText));
    });
    request.send(file);
  });
}
