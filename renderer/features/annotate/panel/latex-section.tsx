import { ActionIcon, Textarea, Tooltip } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { LatexView } from '#renderer/ui/latex-view.tsx';
import { maximumLatexLength } from '#schemas/domain/formula.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { canonicalise } from '#shared/latex/canonical.ts';
import { useWorkbench } from '../editor-context.tsx';
import { LatexCheck } from './latex-check.tsx';
import { LatexProblems } from './latex-problems.tsx';
import classes from './latex-section.module.css';
import { Section } from './section.tsx';
import { useLatexDraft } from './use-latex-draft.ts';

/** LaTeX of the formula: source, how it prints, what is wrong with it, and whether the boxes agree. */
export function LatexSection({ formula }: { readonly formula: FormulaId }) {
  const t = useText('annotate');
  const { schema } = useWorkbench();
  const { latex, type, finish } = useLatexDraft(formula);
  const field = useRef<HTMLTextAreaElement>(null);
  const policy = schema.settings.record.latexPolicy;
  const read = useMemo(() => canonicalise(latex, policy), [latex, policy]);
  const problems = read.ok ? read.warnings : [...read.errors, ...read.warnings];
  const isTidy = !read.ok || read.text === latex;
  return (
    <Section
      title={t('latex')}
      actions={
        latex !== '' && (
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
        )
      }
    >
      <Textarea
        ref={field}
        id="annotate-latex"
        aria-label={t('latexField')}
        placeholder={t('latexPlaceholder')}
        autosize
        minRows={2}
        maxRows={7}
        maxLength={maximumLatexLength}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={latex}
        error={!read.ok}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={finish}
        classNames={{ input: classes.input ?? '' }}
      />
      {latex.trim() !== '' && (
        <div className={classes.preview} aria-live="off">
          <LatexView latex={latex} displayMode />
        </div>
      )}
      <LatexProblems
        problems={problems}
        onShow={({ start, end }) => {
          field.current?.focus();
          field.current?.setSelectionRange(start, end);
        }}
      />
      {read.ok && <LatexCheck formula={formula} tokens={read.tokens} />}
    </Section>
  );
}
