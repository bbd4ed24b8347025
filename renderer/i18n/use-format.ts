import { dayAndTime } from './day-and-time.ts';
import { useLanguage } from './use-language.ts';

export interface Format {
  /** Whole numbers with thousands separators. */
  readonly number: (value: number) => string;
  /** Numbers with so many decimals at most. */
  readonly decimal: (value: number, digits: number) => string;
  /** A share of 1 as per cent without decimals; just below 100 % stays 99 %. */
  readonly percent: (share: number) => string;
  /** ISO 8601 time as local date and time. */
  readonly dateTime: (timestamp: string) => string;
  /** ISO 8601 date (or time) as local date. */
  readonly date: (timestamp: string) => string;
  /** Bytes in kB, MB, GB (powers of 1000). */
  readonly bytes: (count: number) => string;
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

function formatBytes(count: number, language: string): string {
  let power = 0;
  let value = count;
  while (value >= 1000 && power < byteUnits.length - 1) {
    value /= 1000;
    power += 1;
  }
  const unit = byteUnits[power] ?? 'byte';
  const maximumFractionDigits = power === 0 || value >= 100 ? 0 : 1;
  // Short for bytes is no plural in English.
  const unitDisplay = power === 0 ? 'long' : 'short';
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay, maximumFractionDigits }).format(value);
}

/** Rounds down so that nothing looks finished before it is. */
export function percentOf(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}

/** How each language writes: to make a formatter costs far more than to use it. */
const formats = new Map<string, Format>();

/** Numbers, dates and sizes as the language of the screen writes them. */
export function useFormat(): Format {
  const [language] = useLanguage();
  const known = formats.get(language);
  if (known) return known;
  const made = formatOf(language);
  formats.set(language, made);
  return made;
}

function formatOf(language: string): Format {
  const whole = new Intl.NumberFormat(language);
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const decimals = new Map<number, Intl.NumberFormat>();
  const decimalsOf = (digits: number) => {
    const format = decimals.get(digits) ?? new Intl.NumberFormat(language, { maximumFractionDigits: digits });
    decimals.set(digits, format);
    return format;
  };
  return {
    number: (value) => whole.format(value),
    decimal: (value, digits) => decimalsOf(digits).format(value),
    percent: (share) => `${whole.format(percentOf(share))}%`,
    dateTime: (timestamp) => dayAndTime(dateTime.formatToParts(new Date(timestamp))),
    date: (timestamp) => date.format(new Date(timestamp)),
    bytes: (count) => formatBytes(count, language),
  };
}
