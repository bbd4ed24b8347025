import { createInstance, type i18n as I18n, type PostProcessorModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { fitParticles } from './ko/fit-particles.ts';
import { detectLanguage, type Language, storeLanguage } from './language.ts';
import { resources } from './resources.ts';

/** Starts the sentences of the program in one language. Values are put in as they are: React escapes what it shows. */
export function startI18n(language: Language): I18n {
  const instance = createInstance();
  const particles: PostProcessorModule = {
    type: 'postProcessor',
    name: 'particles',
    process: (text: string) => (instance.language === 'ko' ? fitParticles(text) : text),
  };
  void instance
    .use(initReactI18next)
    .use(particles)
    .init({
      lng: language,
      fallbackLng: 'en',
      resources,
      keySeparator: false,
      nsSeparator: false,
      defaultNS: 'common',
      postProcess: 'particles',
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
