import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyIn, Namespace } from './resources.ts';
import { SaidSentences } from './said-sentences.ts';

/** Values that fill `{{name}}` places; `count` also picks singular or plural. */
export type TextValues = Readonly<Record<string, string | number>>;
export type Text<N extends Namespace> = (key: KeyIn<N>, values?: TextValues) => string;

const said = new SaidSentences();

/** Sentences of one namespace in the language of the screen; a key that does not exist is a type error. */
export function useText<N extends Namespace>(namespace: N): Text<N> {
  const name: string = namespace;
  const { t, i18n } = useTranslation(name);
  const { language } = i18n;
  return useMemo(
    () => (key, values) => {
      const path: string = key;
      const place = `${language} ${name} ${path}`;
      return values === undefined
        ? said.recall(place, () => t(path))
        : said.recall(`${place} ${JSON.stringify(values)}`, () => t(path, { ...values }));
    },
    [t, name, language],
  );
}
