import { isObject, textOf } from '../reading/json-text.ts';

/** One result of an annotation: what was entered in one tag, for one region or for the picture. */
export type Result = Readonly<Record<string, unknown>>;

/** The texts of a text area, each as it was entered. */
export function textsOf({ value }: Result): readonly string[] {
  const text = isObject(value) ? value['text'] : null;
  const texts: readonly unknown[] = Array.isArray(text) ? text : [text];
  return texts.flatMap((one) => textOf(one) ?? []);
}
