import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import { latinKeysOf } from './hangul-keys.ts';

/** What is known of the habits of the person and the project. */
export interface ClassHabits {
  /** Classes given last, newest first. */
  readonly recent: readonly SymbolClassId[];
  /** Symbols of a class in the project. */
  readonly countOf: (symbolClass: SymbolClassId) => number;
}

/**
 * The classes that a typed text may mean, likeliest first; without a text, those given last and then the most frequent.
 * Retired classes and aliases of others are not offered.
 */
export function rankClasses(
  classes: readonly SymbolClass[],
  typed: string,
  { recent, countOf }: ClassHabits,
): readonly SymbolClass[] {
  const query = typed.normalize('NFC').trim();
  const asKeys = latinKeysOf(query);
  const recency = new Map(recent.map((id, place) => [id, place]));
  return classes
    .filter((each) => !each.retired && each.aliasOf === null)
    .flatMap((each) => {
      const fit = query === '' ? 0 : (fitOf(each, query) ?? (asKeys === null ? null : fitAsKeys(each, query, asKeys)));
      if (fit === null) return [];
      return [{ each, fit, age: recency.get(each.id) ?? recent.length, count: countOf(each.id) }];
    })
    .sort((a, b) => a.fit - b.fit || a.age - b.age || b.count - a.count || a.each.position - b.each.position)
    .map(({ each }) => each);
}

/** Rank of a Korean name whose beginning is typed: syllables are made of it as it is typed. */
const beginsName = 4;

/**
 * The keys of a Korean text: those of the beginning of a Korean name, of which the last syllable is not whole yet
 * (`분ㅅ`), or the same text typed without switching the layout, which comes after everything that fits as it stands.
 */
function fitAsKeys(symbolClass: SymbolClass, query: string, keys: string): number | null {
  // A lone consonant is a key of the other layout far more often: `ㅌ` for `x`.
  if (/[가-힣]/.test(query) && symbolClass.aliases.some((alias) => latinKeysOf(alias)?.startsWith(keys) === true))
    return beginsName;
  const fit = fitOf(symbolClass, keys);
  return fit === null ? null : fit + 6;
}

/** How well a class fits a text, less is better; null where it does not. Case counts: `\pi` is not `\Pi`. */
function fitOf(symbolClass: SymbolClass, query: string): number | null {
  const bare = query.replace(/^\\/, '');
  const name = symbolClass.label.replace(/^\\(?=.)/, '');
  const folded = bare.toLowerCase();
  const others = symbolClass.aliases.map((other) => other.replace(/^\\(?=.)/, ''));
  if (symbolClass.label === query || (bare !== '' && name === bare)) return 0;
  if (bare === '') return symbolClass.label.startsWith('\\') ? 5 : null;
  if (symbolClass.aliases.includes(query) || others.includes(bare)) return 1;
  if ([name, ...others].some((other) => other.toLowerCase() === folded)) return 2;
  if (name.startsWith(bare)) return 3;
  if ([name, ...others].some((other) => other.toLowerCase().startsWith(folded))) return 4;
  return [name, ...others].some((other) => other.toLowerCase().includes(folded)) ? 5 : null;
}
