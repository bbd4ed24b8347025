import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import { itemName } from './item-name.ts';

export type CaptionTokens =
  | { readonly kind: 'tokens'; readonly tokens: readonly string[]; readonly raw: string }
  | { readonly kind: 'unreadable'; readonly item: string; readonly reason: Reason };

/** Canonical tokens of an accepted LaTeX, at least one. */
export function captionTokens(formula: FrozenFormula): CaptionTokens {
  const name = itemName(formula.sourceName, formula.id);
  const { latex } = formula;
  if (latex === null) return unreadable(name, 'latex-not-accepted', 'The LaTeX of the formula is not accepted.');
  if (latex.tokens === null) {
    const problem = latex.problem?.message ?? 'no reason known';
    return unreadable(`${name}: ${problem}`, 'latex-unreadable', 'The LaTeX cannot be read and has no canonical form.');
  }
  if (latex.tokens.length === 0) return unreadable(name, 'latex-empty', 'The LaTeX holds no symbol.');
  // One formula a line and one space between tokens is all the structure that a caption has.
  if (latex.tokens.some((token) => /\s/u.test(token))) {
    return unreadable(name, 'latex-token-with-space', 'A token of the LaTeX holds a space.');
  }
  return { kind: 'tokens', tokens: latex.tokens, raw: latex.raw };
}

function unreadable(item: string, code: string, message: string): CaptionTokens {
  return { kind: 'unreadable', item, reason: reason(code, message) };
}
