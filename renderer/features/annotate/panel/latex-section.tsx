import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMathFunction, IconWand } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { renderLatex } from '#renderer/ui/latex/render-latex.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { canonicalise } from '#shared/latex/canonical/canonical.ts';
import type { CanonicalToken } from '#shared/latex/canonical/write-tokens.ts';
import type { SourceRange } from '#shared/latex/source-range.ts';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import { GuidedSection } from '../guided/guided-section.tsx';
import { isPartOf, problemsShown } from '../latex/problems-shown.ts';
import { SourceField, type SourceFieldHandle } from '../latex/source-field.tsx';
import { useVisualChoice } from '../latex/use-visual-choice.ts';
import { VisualField } from '../latex/visual-field.tsx';
import { LatexPreview } from './latex-preview.tsx';
import { LatexProblems } from './latex-problems.tsx';
import classes from './latex-section.module.css';
import { Section } from './section.tsx';
import { TokenStrip, useTokenStrip } from './token-strip.tsx';
import { useLatexDraft } from './use-latex-draft.ts';

const noTokens: readonly CanonicalToken[] = [];

/** LaTeX of the formula: source, how it prints, what is wrong with it, and whether the boxes agree. */
export function LatexSection({ formula }: { readonly formula: FormulaId }) {
  const t = useText('annotate');
  const { schema, classes: directory } = useWorkbench();
  const { latex, type, finish } = useLatexDraft(formula);
  const field = useRef<SourceFieldHandle>(null);
  const [isVisual, setVisual] = useVisualChoice();
  /** Whether somebody just changed from one field to the other: the keyboard goes with them. */
  const [isTurned, setTurned] = useState(false);
  /** What is looked for in the source, which has to come back first; null: its end. */
  const [sought, setSought] = useState<SourceRange | null>(null);
  const goOn = useEffectEvent(() => field.current?.show(sought ?? { start: latex.length, end: latex.length }));
  useEffect(() => {
    if (isTurned && !isVisual) goOn();
  }, [isTurned, isVisual]);
  const turnTo = (visual: boolean, range: SourceRange | null) => {
    setVisual(visual);
    setSought(range);
    setTurned(true);
  };
  const show = (range: SourceRange) => {
    if (field.current) field.current.show(range);
    else turnTo(false, range);
  };
  const policy = schema.settings.record.latexPolicy;
  const read = useMemo(() => canonicalise(latex, policy), [latex, policy]);
  const [typed, setTyped] = useState<SourceRange | null>(null);
  const found = read.ok ? read.warnings : [...read.errors, ...read.warnings];
  const problems = problemsShown(found, typed);
  // A command that is no command yet prints nothing that could have a box.
  const tokens = useMemo(() => {
    if (!read.ok) return noTokens;
    const half = typed !== null && read.warnings.some(({ range }) => isPartOf(range, typed)) ? typed : null;
    return half === null ? read.tokens : read.tokens.filter(({ range }) => range === null || !isPartOf(range, half));
  }, [read, typed]);
  const isTidy = !read.ok || read.text === latex;
  // What is wrong with it says why it cannot be typeset, too.
  const isUnset = found.length === 0 && !isVisual && latex.trim() !== '' && renderLatex(latex, true) === null;
  const labels = useMemo(() => directory.classes.map(({ label }) => label), [directory]);
  const strip = useTokenStrip(formula, tokens);
  const lit = useFollowedState(({ hover }) => {
    const hovered = hover?.kind === 'symbol' ? hover.symbol : null;
    return hovered === null ? null : (strip.tokens.find(({ symbol }) => symbol === hovered)?.range ?? null);
  });
  return (
    <Section
      title={t('latex')}
      actions={
        <>
          <Tooltip label={t('latexVisual')}>
            <ActionIcon
              size={24}
              aria-label={t('latexVisual')}
              aria-pressed={isVisual}
              variant={isVisual ? 'light' : 'subtle'}
              onClick={() => turnTo(!isVisual, null)}
            >
              <IconMathFunction size={15} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
          {latex !== '' && (
            <Tooltip label={t('latexTidy')}>
              <ActionIcon
                size={24}
                aria-label={t('latexTidy')}
                className={classes.tidy}
                aria-disabled={isTidy}
                onClick={() => {
                  if (isTidy || !read.ok) return;
                  type(read.text);
                  finish();
                }}
              >
                <IconWand size={15} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
        </>
      }
    >
      {isVisual ? (
        <VisualField
          id="annotate-latex"
          value={latex}
          label={t('latexField')}
          onChange={type}
          onLeave={finish}
          onFailure={() => setVisual(false)}
          takesKeyboard={isTurned}
        />
      ) : (
        <SourceField
          ref={field}
          id="annotate-latex"
          label={t('latexField')}
          placeholder={t('latexPlaceholder')}
          suggestions={t('latexSuggestions')}
          value={latex}
          isFaulty={!read.ok && problems.length > 0}
          labels={labels}
          lit={lit}
          onChange={type}
          onLeave={finish}
          onCommand={setTyped}
        />
      )}
      {latex.trim() !== '' && !isVisual && <LatexPreview key={latex} latex={latex} />}
      {isUnset && <p className={classes.unset}>{t('latexUnset')}</p>}
      <LatexProblems problems={problems} onShow={show} />
      {read.ok && <TokenStrip formula={formula} strip={strip} onShow={show} />}
      <GuidedSection formula={formula} />
    </Section>
  );
}
