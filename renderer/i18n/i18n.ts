import { createInstance, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { detectLanguage, type Language, storeLanguage } from './language.ts';
import { resources } from './resources.ts';

/** Starts the sentences of the program in one language. Values are put in as they are: React escapes what it shows. */
export function startI18n(language: Language): I18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources,
    keySeparator: false,
    nsSeparator: false,
    defaultNS: 'common',
    interpolation: { escapeValue: false, skipOnVariables: true },
    initAsync: false,
    react: { useSuspense: false },
  });
  return instance;
}

/** Starts in the language of this person and keeps `<html lang>` and the stored choice in step with it. */
export function startI18nOfBrowser(): I18n {
  const instance = startI18n(detectLanguage());
  document.documentElement.lang = instance.language;
  instance.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    if (language === 'en' || language === 'ko') storeLanguage(language);
  });
  return instance;
}
