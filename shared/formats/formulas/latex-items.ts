import { reason } from '#schemas/domain/reason.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { DatasetOptions } from '#schemas/formats/dataset-options.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import type { Entry, PixelWindow, ReleaseReader } from '../dataset-format.ts';
import { captionTokens } from '../writing/caption-tokens.ts';
import { itemName } from '../writing/item-name.ts';
import { placeFormula } from '../writing/place-formula.ts';
import { joinLines } from './join-lines.ts';

/** Options of formats that write LaTeX as text. */
export const latexOptions = ['latex', 'splitDigits'] as const;
export type LatexOptionName = (typeof latexOptions)[number];

/** A formula with accepted LaTeX. */
export interface LatexItem {
  readonly kind: 'item';
  readonly side: SplitSide;
  /** Name of its files without extension. */
  readonly name: string;
  readonly formula: FrozenFormula;
  /** What is cut from the page. */
  readonly window: PixelWindow;
  /** Canonical tokens. */
  readonly tokens: readonly string[];
  /** One line: the tokens with a space between, or the LaTeX as it was written, as the options say. */
  readonly text: string;
  /** As it was written. */
  readonly raw: string;
  readonly notes: readonly Entry[];
}

/** Formulas whose LaTeX is accepted, in the order of the release. */
export async function* latexItems(
  release: ReleaseReader,
  options: Pick<DatasetOptions, LatexOptionName>,
): AsyncGenerator<LatexItem | Extract<Entry, { kind: 'skipped' }>> {
  for await (const { side, formula } of release.formulas()) {
    if (formula.latex !== null) yield itemOf(formula, side, options);
  }
}

function itemOf(
  formula: FrozenFormula,
  side: SplitSide,
  { latex, splitDigits }: Pick<DatasetOptions, LatexOptionName>,
): LatexItem | Extract<Entry, { kind: 'skipped' }> {
  const name = itemName(formula.sourceName, formula.id);
  const caption = captionTokens(formula);
  if (caption.kind === 'unreadable') return { kind: 'skipped', item: caption.item, reason: caption.reason, count: 1 };
  const whole = placeFormula(formula);
  // LaTeX alone needs no symbols: one that lies outside the page does not keep the formula out.
  const placed = whole.kind === 'placed' ? whole : placeFormula({ ...formula, symbols: null });
  if (placed.kind === 'unplaceable') return { kind: 'skipped', item: name, reason: placed.reason, count: 1 };
  const tokens = splitDigits ? caption.tokens : joinDigits(caption.tokens);
  const line = joinLines(caption.raw);
  const notes: Entry[] =
    latex === 'raw' && line !== caption.raw ? [{ kind: 'noted', item: name, reason: lineBreak }] : [];
  const text = latex === 'raw' ? line : tokens.join(' ');
  return { kind: 'item', side, name, formula, window: placed.window, tokens, text, raw: caption.raw, notes };
}

/** `2 6` as `26`: every run of digits is one token. */
export function joinDigits(tokens: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (/^\d$/.test(token) && last !== undefined && /^\d+$/.test(last)) joined[joined.length - 1] = last + token;
    else joined.push(token);
  }
  return joined;
}

const lineBreak = reason(
  'latex-line-break',
  'Line breaks, comments before them and space at the ends of the LaTeX became one space or none: a formula is one line here.',
);
