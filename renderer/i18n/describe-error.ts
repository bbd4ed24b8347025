import type { MessageParameters } from '#schemas/domain/app-error.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { ShownError } from './shown-error.ts';

/** The translation under a key with its places filled, or null where the language has none. */
export type Lookup = (key: string, parameters: MessageParameters) => string | null;

/**
 * Key of the sentence of an error or reason, as `io-failed: path`: its code and the names of its parameters, because one code is thrown with several
 * sets of them, and a sentence can only be translated where every place in it can be filled.
 */
export function sentenceKey(code: string, parameters: MessageParameters): string {
  return `${code}: ${Object.keys(parameters).toSorted().join(', ')}`;
}

export interface ErrorText {
  /** What happened, in a few words. */
  readonly title: string;
  /** Where, why and what to do. */
  readonly sentence: string;
  /** The English sentence where `sentence` translates it: it may name more than the translation does. */
  readonly original: string | null;
}

/** A few words by code, and a sentence by code and parameters; the English sentence where there is none. */
export function describeError(error: ShownError, lookup: Lookup): ErrorText {
  if (error.code === 'unreachable') {
    const sentence = lookup('unreachableSentence', {}) ?? error.message;
    return { title: lookup('unreachable', {}) ?? error.code, sentence, original: null };
  }
  const translated = lookup(sentenceKey(error.code, error.parameters), error.parameters);
  return {
    title: lookup(error.code, {}) ?? error.code,
    sentence: translated ?? error.message,
    original: translated === null ? null : error.message,
  };
}

/** A reason in the language of the lookup, else its English sentence. */
export function describeReason(reason: Reason, lookup: Lookup): string {
  return lookup(sentenceKey(reason.code, reason.parameters), reason.parameters) ?? reason.message;
}
