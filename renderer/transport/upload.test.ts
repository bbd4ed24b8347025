import { describe, expect, it } from 'vitest';
import { UploadId } from '#schemas/domain/id.ts';
import { type UploadProgress, uploadAddress, uploadFiles } from './upload.ts';

const upload = UploadId.parse('abc');
const files = Array.from({ length: 9 }, (_, index) => ({
  name: `folder/${index}.png`,
  file: new File(['x'.repeat(index + 1)], `${index}.png`),
}));
const totalBytes = 45;

describe('uploadAddress', () => {
  it('keeps every character of a name', () => {
    const address = new URL(uploadAddress(upload, '손글씨/a&b=c?#%.png'));
    expect(address.pathname).toBe('/upload/abc');
    expect(address.searchParams.get('name')).toBe('손글씨/a&b=c?#%.png');
  });
});

describe('uploadFiles', () => {
  it('sends every file once, four at a time, and counts bytes up to the whole', async () => {
    const sent: string[] = [];
    const progress: UploadProgress[] = [];
    let atOnce = 0;
    let mostAtOnce = 0;
    await uploadFiles(upload, files, {
      signal: new AbortController().signal,
      onProgress: (step) => progress.push(step),
      send: async (address, file, _signal, onSent) => {
        mostAtOnce = Math.max(mostAtOnce, ++atOnce);
        onSent(0);
        await Promise.resolve();
        onSent(file.size);
        atOnce -= 1;
        sent.push(new URL(address).searchParams.get('name') ?? '');
      },
    });
    expect(sent.toSorted()).toEqual(files.map(({ name }) => name));
    expect(mostAtOnce).toBe(4);
    expect(progress.at(-1)).toEqual({ files: 9, sentBytes: totalBytes, totalBytes });
    expect(progress.every(({ sentBytes }) => sentBytes <= totalBytes)).toBe(true);
  });

  it('stops the others at the first refusal', async () => {
    const refusal = { code: 'too-large', message: 'too large', parameters: {} };
    let begun = 0;
    const sending = uploadFiles(upload, files, {
      signal: new AbortController().signal,
      onProgress: () => {},
      send: async (_address, _file, signal) => {
        begun += 1;
        if (begun === 2) throw refusal;
        await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
      },
    });
    await expect(sending).rejects.toBe(refusal);
    expect(begun).toBe(4);
  });

  it('rejects when it is cancelled', async () => {
    const abort = new AbortController();
    const sending = uploadFiles(upload, files, {
      signal: abort.signal,
      onProgress: () => {},
      send: async () => abort.abort(),
    });
    await expect(sending).rejects.toMatchObject({ name: 'AbortError' });
  });
});
