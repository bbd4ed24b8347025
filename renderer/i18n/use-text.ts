import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyIn, Namespace } from './resources.ts';

/** Values that fill `{{name}}` places; `count` also picks singular or plural. */
export type TextValues = Readonly<Record<string, string | number>>;
export type Text<N extends Namespace> = (key: KeyIn<N>, values?: TextValues) => string;

/** Sentences of one namespace in the language of the screen; a key that does not exist is a type error. */
export function useText<N extends Namespace>(namespace: N): Text<N> {
  const name: string = namespace;
  const { t } = useTranslation(name);
  return useMemo(
    () => (key, values) => {
      const path: string = key;
      return t(path, { ...values });
    },
    [t],
  );
}
