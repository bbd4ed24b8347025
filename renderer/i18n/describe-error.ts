import type { MessageParameters } from '#schemas/domain/app-error.ts';
import type { Reason, Term } from '#schemas/domain/reason.ts';
import { fillPlaces } from '#shared/words/fill-places.ts';
import { parametersInWords } from '#shared/words/terms.ts';
import { fitParticles } from './ko/fit-particles.ts';
import type { ShownError } from './shown-error.ts';

/** The translation under a key as it is written, with `{{places}}`; null where the language has none. */
export type Lookup = (namespace: 'sentences' | 'reasons', key: string) => string | null;

export interface ErrorSentence {
  /** Where, why and what to do. */
  readonly sentence: string;
  /** The English sentence where `sentence` stands for several of one code: it may name more than that does. */
  readonly original: string | null;
}

/**
 * Key of the sentence of an error, as `io-failed: path`: its code and the names of its parameters, because one code is
 * thrown with several sets of them, and a sentence can only be translated where every place in it can be filled.
 */
export function sentenceKey(code: string, parameters: MessageParameters): string {
  return `${code}: ${Object.keys(parameters).toSorted().join(', ')}`;
}

/**
 * The sentence of an error: of the reason that it was thrown for, else by code and parameters, else the English one.
 *
 * @param unreachable what is said where the core does not answer at all
 */
export function describeError(error: ShownError, lookup: Lookup, unreachable: string): ErrorSentence {
  if (error.code === 'unreachable') return { sentence: unreachable, original: null };
  const { reason } = error.parameters;
  const ofReason = typeof reason === 'string' ? translate(lookup('reasons', reason), error.parameters) : null;
  if (ofReason !== null) return { sentence: ofReason, original: null };
  const ofCode = translate(lookup('sentences', sentenceKey(error.code, error.parameters)), error.parameters);
  return ofCode === null ? { sentence: error.message, original: null } : { sentence: ofCode, original: error.message };
}

/** A reason in the language of the lookup, else its English sentence. */
export function describeReason(reason: Reason, lookup: Lookup, inWords: (term: Term) => string): string {
  return translate(lookup('reasons', reason.code), parametersInWords(reason.parameters, inWords)) ?? reason.message;
}

/** Only Korean has sentences here: English stands in the errors and reasons themselves. */
function translate(template: string | null, parameters: Readonly<Record<string, string | number>>): string | null {
  const filled = template === null ? null : fillPlaces(template, parameters);
  return filled === null ? null : fitParticles(filled);
}
