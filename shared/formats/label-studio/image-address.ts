import { isImagePath } from '../images/list-images.ts';
import { textOf } from '../reading/json-text.ts';

/** The address of the picture that the data of a task name; null where they name none. */
export function imageAddressOf(data: Readonly<Record<string, unknown>>): string | null {
  return textOf(data['image'] ?? data['ocr'] ?? data['img'] ?? Object.values(data).find(isImageAddress));
}

function isImageAddress(value: unknown): boolean {
  return typeof value === 'string' && isImagePath(value.replace(/[?#].*$/, ''));
}
