import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { orderOfSymbols } from '#renderer/editor/reading-order-of.ts';
import { type LinkedTokens, linkTokens } from '#renderer/editor/relations/link-tokens.ts';
import { selectSymbols } from '#renderer/editor/selection/selection.ts';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import type { CanonicalToken } from '#shared/latex/canonical/write-tokens.ts';
import type { SourceRange } from '#shared/latex/source-range.ts';
import { canonicaliseLabel, symbolTokens } from '#shared/latex/symbols/symbols.ts';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import { useChecks } from '../guided/use-checks.ts';
import { agreementOf } from './agreement-of.ts';
import classes from './token-strip.module.css';

/** Tokens shown at once; more than anybody reads. */
const mostShown = 300;

/** Symbols that differ and are listed at once: one mistake often makes several. */
const mostListed = 12;

/** A symbol that the LaTeX prints, with its place in the source and the box that stands for it. */
export interface StripToken {
  readonly label: string;
  /** Null: only in the canonical form. */
  readonly range: SourceRange | null;
  readonly symbol: SymbolId | null;
}

export interface Strip extends Pick<LinkedTokens, 'extra'> {
  readonly tokens: readonly StripToken[];
  readonly hasBoxes: boolean;
  /** Whether a box has no class yet: it may be one that the LaTeX does not have. */
  readonly hasUnlabelled: boolean;
}

const emptyStrip: Strip = { tokens: [], extra: [], hasBoxes: false, hasUnlabelled: false };

/** What the LaTeX of a formula prints, each symbol linked to its box. */
export function useTokenStrip(formula: FormulaId, tokens: readonly CanonicalToken[]): Strip {
  const { schema, classes: directory } = useWorkbench();
  // Typing and drawing come first: the strip follows a moment later.
  const document = useDeferredValue(
    // Without LaTeX there is nothing to link.
    useFollowedState((state) => (tokens.length === 0 ? undefined : state.work.formulas.get(formula))),
    undefined,
  );
  const policy = schema.settings.record.latexPolicy;
  return useMemo((): Strip => {
    if (tokens.length === 0) return emptyStrip;
    const printed = symbolTokens(tokens.map(({ text }) => text)).map(({ label, token }) => ({
      label: canonicaliseLabel(label, policy),
      range: tokens[token]?.range ?? null,
    }));
    const symbols = document ? contentOf(document).symbols : null;
    const order = document ? orderOfSymbols(document, directory.notation).order : [];
    const boxed = order.map((id) => {
      const label = directory.labelOf(symbols?.get(id)?.symbolClass ?? null);
      return { id, label: label === null ? null : canonicaliseLabel(label, policy) };
    });
    const { boxes, extra } = linkTokens(
      printed.map(({ label }) => label),
      boxed,
    );
    return {
      tokens: printed.map((each, place) => ({ ...each, symbol: boxes[place] ?? null })),
      extra,
      hasBoxes: boxed.some(({ label }) => label !== null),
      hasUnlabelled: boxed.some(({ label }) => label === null),
    };
  }, [document, tokens, directory, policy]);
}

export interface TokenStripProps {
  readonly formula: FormulaId;
  readonly strip: Strip;
  /** Leads to a place in the source. */
  readonly onShow: (range: SourceRange) => void;
}

/** The symbols of the LaTeX under it: those with a box light up with it, the others are marked. */
export function TokenStrip(props: TokenStripProps) {
  const { tokens, hasBoxes } = props.strip;
  return tokens.length === 0 || !hasBoxes ? null : <FilledStrip {...props} />;
}

function FilledStrip({ formula, strip, onShow }: TokenStripProps) {
  const t = useText('annotate');
  const { editor, classes: directory } = useWorkbench();
  const hovered = useFollowedState((state) => (state.hover?.kind === 'symbol' ? state.hover.symbol : null));
  const selected = useFollowedState((state) => state.selection.symbols);
  const isLit = (symbol: SymbolId) => symbol === hovered || selected.has(symbol);
  const { tokens, extra, hasUnlabelled } = strip;
  const missing = tokens.filter(({ symbol }) => symbol === null);
  return (
    <div className={classes.area}>
      <fieldset className={classes.strip} aria-label={t('tokenStrip')}>
        {/* The same symbol may be printed many times: its place is its name. */}
        {tokens.slice(0, mostShown).map(({ label, range, symbol }, place) =>
          symbol === null ? (
            // oxlint-disable-next-line react/no-array-index-key
            <MissingToken key={place} label={label} range={range} onShow={onShow} />
          ) : (
            <BoxedToken
              // oxlint-disable-next-line react/no-array-index-key
              key={place}
              formula={formula}
              symbol={symbol}
              isLit={isLit(symbol)}
              label={label}
              state="linked"
              title={label}
            />
          ),
        )}
      </fieldset>
      {missing.length + extra.length === 0 && <Agreement formula={formula} hasUnlabelled={hasUnlabelled} />}
      {missing.length > 0 && (
        <p className={classes.line} data-kind="missing">
          {t('checkMissing')}
          {missing.slice(0, mostListed).map(({ label, range }, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- the same symbol may be missing twice
            <MissingToken key={place} label={label} range={range} onShow={onShow} />
          ))}
          {missing.length > mostListed && t('checksMore', { count: missing.length - mostListed })}
        </p>
      )}
      {extra.length > 0 && (
        <p className={classes.line} data-kind="extra">
          {t('checkExtra')}
          {extra.slice(0, mostListed).map((symbol) => {
            const id = editor.scene.symbols.get(symbol)?.symbolClass ?? null;
            const label = directory.labelOf(id) ?? '?';
            return (
              <BoxedToken
                key={symbol}
                formula={formula}
                symbol={symbol}
                isLit={isLit(symbol)}
                label={label}
                state="extra"
                title={t('checkShow')}
              />
            );
          })}
          {extra.length > mostListed && t('checksMore', { count: extra.length - mostListed })}
        </p>
      )}
    </div>
  );
}

interface AgreementProps extends Pick<TokenStripProps, 'formula'>, Pick<Strip, 'hasUnlabelled'> {}

/** Says of the same symbols whether they stand where the LaTeX has them: only the checks know, a moment later. */
function Agreement({ formula, hasUnlabelled }: AgreementProps) {
  const t = useText('annotate');
  const { answer, isStale } = useChecks(formula);
  switch (agreementOf(isStale ? null : answer, hasUnlabelled)) {
    case 'boxed':
      return <p className={classes.line}>{t('checkBoxed')}</p>;
    case 'agrees':
      return (
        <p className={classes.line}>
          <IconCircleCheck size={14} aria-hidden /> {t('checkFine')}
        </p>
      );
    case 'differs':
      return (
        <p className={classes.line} data-kind="differs">
          <IconAlertTriangle size={14} aria-hidden /> {t('checkPlaces')}
        </p>
      );
  }
}

interface BoxedTokenProps {
  readonly formula: FormulaId;
  readonly symbol: SymbolId;
  readonly isLit: boolean;
  readonly label: string;
  readonly state: 'linked' | 'extra';
  readonly title: string;
}

/** A symbol with a box: both light up with each other, and a press leads to the box. */
function BoxedToken({ formula, symbol, isLit, label, state, title }: BoxedTokenProps) {
  const { editor, screen } = useWorkbench();
  const light = () => editor.setHover({ kind: 'symbol', symbol });
  const unlight = () => editor.setHover(null);
  const choose = () => {
    editor.select(selectSymbols(formula, [symbol]));
    screen.focusCanvas();
  };
  return (
    <button
      type="button"
      className={classes.token}
      data-state={state}
      data-lit={isLit || undefined}
      aria-label={state === 'linked' ? label : undefined}
      title={title}
      onMouseEnter={light}
      onMouseLeave={unlight}
      onFocus={light}
      onBlur={unlight}
      onClick={choose}
    >
      <SymbolGlyph label={label} />
    </button>
  );
}

interface MissingTokenProps extends Pick<StripToken, 'label' | 'range'> {
  readonly onShow: (range: SourceRange) => void;
}

/** A symbol without a box; leads to its place in the source, where it has one. */
function MissingToken({ label, range, onShow }: MissingTokenProps) {
  const name = useText('annotate')('tokenMissing', { label });
  const look = { className: classes.token, 'data-state': 'missing', title: name };
  const glyph = <SymbolGlyph label={label} />;
  if (range === null) return <span {...look}>{glyph}</span>;
  return (
    <button type="button" {...look} aria-label={name} onClick={() => onShow(range)}>
      {glyph}
    </button>
  );
}
