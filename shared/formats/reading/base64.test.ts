import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeBase64 } from './base64.ts';

it('gives the bytes that were written, padded or not, in lines, or as an address of data', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64');
      const lines = text.replace(/.{10}/g, '$&\r\n');
      for (const written of [text, text.replace(/=+$/, ''), lines, `data:image/png;base64,${text}`]) {
        expect(decodeBase64(written)).toEqual(bytes);
      }
    }),
  );
});

it('is null for any sign that is none of its own', () => {
  for (const sign of ['-', '_', '*', '\u0000', '\u007f', '\u0141', '수', '🙂'])
    expect(decodeBase64(`QUJD${sign}UQ=`)).toBeNull();
});
