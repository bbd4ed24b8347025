import { startI18n } from '#renderer/i18n/i18n.ts';
import type { Language } from '#renderer/i18n/language.ts';
import type { KeyIn, Namespace } from '#renderer/i18n/resources.ts';

/** A sentence of the program as a window of one language shows it. */
export type Say = <N extends Namespace>(
  namespace: N,
  key: KeyIn<N>,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** The sentences of a language: what people look for on the screen is what tests look for. */
export function wordsOf(language: Language): Say {
  const i18n = startI18n(language);
  return (namespace, key, values = {}) => {
    const translate: (key: string, values: Readonly<Record<string, string | number>>) => string = i18n.getFixedT(
      language,
      namespace,
    );
    return translate(key, values);
  };
}
