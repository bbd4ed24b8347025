import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyIn, Namespace } from './resources.ts';

/** Values that fill `{{name}}` places; `count` also picks singular or plural. */
export type TextValues = Readonly<Record<string, string | number>>;
export type Text<N extends Namespace> = (key: KeyIn<N>, values?: TextValues) => string;

/** Sentences without places to fill, by language, namespace and key: they are asked for again at each drawing. */
const plain = new Map<string, string>();

/** Sentences of one namespace in the language of the screen; a key that does not exist is a type error. */
export function useText<N extends Namespace>(namespace: N): Text<N> {
  const name: string = namespace;
  const { t, i18n } = useTranslation(name);
  const { language } = i18n;
  return useMemo(
    () => (key, values) => {
      const path: string = key;
      if (values !== undefined) return t(path, { ...values });
      const place = `${language} ${name} ${path}`;
      const known = plain.get(place);
      if (known !== undefined) return known;
      const sentence = t(path);
      plain.set(place, sentence);
      return sentence;
    },
    [t, name, language],
  );
}
