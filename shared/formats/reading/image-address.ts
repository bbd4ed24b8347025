import { isImagePath } from '../images/list-images.ts';
import { fileNameOf } from '../path.ts';
import { decodePercent } from './decode-percent.ts';
import { textOf } from './json-text.ts';

/** The address of the picture that the data of a task name; null where they name none. */
export function imageAddressOf(data: Readonly<Record<string, unknown>>): string | null {
  return textOf(data['image'] ?? data['ocr'] ?? data['img'] ?? Object.values(data).find(isImageAddress));
}

function isImageAddress(value: unknown): boolean {
  return typeof value === 'string' && isImagePath(withoutQuery(value));
}

/**
 * Paths that the picture of an address may have beside the export, the likeliest first: `/data/local-files/?d=images/a.png`,
 * `/data/upload/3/0a1b2c3d-a.png` (uploads get eight digits in front), `https://host/a%20b.png?signature=…` and plain
 * paths, which may hold any sign.
 */
export function pathsOfAddress(address: string): readonly [string, ...string[]] {
  const isPicture = isImageAddress(address);
  const whole =
    (isPicture ? null : /[?&]d=([^&]*)/.exec(address)?.[1]) ?? address.replace(/^[a-z0-9+.-]+:\/\/[^/]*\//i, '');
  const path = decodePercent(isPicture ? withoutQuery(whole) : whole);
  const others = [decodePercent(whole), whole];
  return [path, ...others, ...[path, ...others].map(withoutUpload)];
}

/** Pictures on servers are signed: `?X-Amz-Signature=…`. */
function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, '');
}

function withoutUpload(path: string): string {
  return fileNameOf(path).replace(/^[0-9a-f]{8}-/, '');
}
