import { describe, expect, test } from 'vitest';
import { sniffImage } from './sniff-image.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('sniffImage', () => {
  test.each([
    ['png', '\x89PNG\r\n\x1a\n'],
    ['jpeg', '\xff\xd8\xff\xe0'],
    ['webp', 'RIFF\x10\0\0\0WEBPVP8 '],
    ['tiff', 'II*\0\x08\0\0\0'],
    ['tiff', 'MM\0*\0\0\0\x08'],
    ['tiff', 'II+\0\x08\0\0\0'],
    ['bmp', `BM${'\0'.repeat(12)}\x28\0\0\0`],
  ])('recognizes %s', (type, start) => {
    expect(sniffImage(latin1(start))).toEqual({ kind: 'image', type });
  });

  test.each([
    ['GIF', 'GIF89a'],
    ['PDF', '%PDF-1.7'],
    ['HEIC', '\0\0\0\x18ftypheic'],
    ['AVIF', '\0\0\0\x1cftypavif'],
    ['JPEG XL', '\xff\x0a'],
    ['JPEG 2000', '\0\0\0\x0cjP  \r\n\x87\n'],
    ['Photoshop', '8BPS\0\x01'],
    ['Netpbm', 'P6\n3 2\n255\n'],
    ['camera raw', 'II*\0\x10\0\0\0CR\x02'],
    ['ZIP archive', 'PK\x03\x04'],
  ])('names %s in order to refuse it', (name, start) => {
    expect(sniffImage(latin1(start))).toEqual({ kind: 'unsupported', name });
  });

  test.each([
    ['text', 'x^2 + y^2 = 1\n'],
    ['text', '한글 문장'],
    ['text', 'BMW is a make of car, and this is a note about it'],
    ['SVG', '  <svg xmlns="http://www.w3.org/2000/svg">'],
    ['SVG', '\ufeff<?xml version="1.0"?>\n<!-- drawing -->\n<svg width="1"/>'],
    ['HTML', '<!DOCTYPE html><html>'],
    ['XML', '<?xml version="1.0"?><ink/>'],
    ['Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n'],
  ])('sees through %s with the name of an image', (name, text) => {
    expect(sniffImage(Buffer.from(text))).toEqual({ kind: 'text', name });
  });

  test('sees text whose last character is cut', () => {
    expect(sniffImage(Buffer.from('한글').subarray(0, 5))).toEqual({ kind: 'text', name: 'text' });
  });

  test('sees UTF-16 text', () => {
    const text = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('\\frac', 'utf16le')]);
    expect(sniffImage(text)).toEqual({ kind: 'text', name: 'text' });
  });

  test('knows nothing of other bytes', () => {
    expect(sniffImage(Buffer.from([0, 1, 2, 3]))).toEqual({ kind: 'unknown' });
    expect(sniffImage(Buffer.alloc(2048))).toEqual({ kind: 'unknown' });
  });

  test('says that a file is empty', () => {
    expect(sniffImage(new Uint8Array(0))).toEqual({ kind: 'empty' });
  });
});
