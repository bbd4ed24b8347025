/** The languages of the program, in the order in which the switch shows them. */
export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'quotient-language';

function isLanguage(value: string | null): value is Language {
  return value === 'en' || value === 'ko';
}

/** The language a person chose on this machine, else the first of `preferred` (BCP 47 tags) that the program speaks, else English. */
export function pickLanguage(stored: string | null, preferred: readonly string[]): Language {
  if (isLanguage(stored)) return stored;
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}

/** Reads the stored choice and the browser's preference. */
export function detectLanguage(): Language {
  return pickLanguage(localStorage.getItem(storageKey), navigator.languages);
}

/** Keeps the choice on this machine. */
export function storeLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}
