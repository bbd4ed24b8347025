import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalisedName } from '#schemas/domain/name.ts';
import type { Language } from './language.ts';

/** The language of the screen and how to change it. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'ko' ? 'ko' : 'en';
  const change = useCallback(
    (next: Language) => {
      void i18n.changeLanguage(next);
    },
    [i18n],
  );
  return [language, change];
}

/** Gives names that a project holds in both languages in the language of the screen. */
export function useLocalisedName(): (name: LocalisedName) => string {
  const [language] = useLanguage();
  return useCallback((name) => name[language], [language]);
}
