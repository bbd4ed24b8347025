import { IconCircleCheck } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { selectSymbols } from '#renderer/editor/selection/selection.ts';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { SymbolGlyph } from '#renderer/ui/symbol-glyph.tsx';
import type { FormulaId } from '#schemas/domain/id.ts';
import { canonicaliseLabel, symbolTokens } from '#shared/latex/symbols.ts';
import type { CanonicalToken } from '#shared/latex/write-tokens.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';
import { compareSymbols } from './compare-symbols.ts';
import classes from './latex-section.module.css';

export interface LatexCheckProps {
  readonly formula: FormulaId;
  readonly tokens: readonly CanonicalToken[];
}

/** Whether the boxes are the symbols that the LaTeX prints; what is too much leads to its boxes. */
export function LatexCheck({ formula, tokens }: LatexCheckProps) {
  const t = useText('annotate');
  const { editor, schema, classes: directory } = useWorkbench();
  const document = useDeferredValue(useEditorState((state) => state.work.formulas.get(formula)));
  const policy = schema.settings.record.latexPolicy;
  const comparison = useMemo(() => {
    const symbols = document ? [...contentOf(document).symbols.values()] : [];
    if (tokens.length === 0 || !symbols.some(({ symbolClass }) => symbolClass !== null)) return null;
    const boxed = symbols.map(({ id, symbolClass }) => {
      const label = directory.labelOf(symbolClass);
      return { id, label: label === null ? null : canonicaliseLabel(label, policy) };
    });
    return compareSymbols(
      symbolTokens(tokens.map(({ text }) => text)).map(({ label }) => canonicaliseLabel(label, policy)),
      boxed,
    );
  }, [document, tokens, directory, policy]);
  if (comparison === null) return null;
  const { missing, extra } = comparison;
  if (missing.length + extra.length === 0) {
    return (
      <p className={classes.check}>
        <span className={classes.fine}>
          <IconCircleCheck size={14} aria-hidden /> {t('checkFine')}
        </span>
      </p>
    );
  }
  return (
    <>
      {missing.length > 0 && (
        <p className={classes.check}>
          {t('checkMissing')}
          {missing.map(({ label, count }) => (
            <span key={label} className={classes.odd}>
              <SymbolGlyph label={label} />
              {count > 1 && `×${count}`}
            </span>
          ))}
        </p>
      )}
      {extra.length > 0 && (
        <p className={classes.check}>
          {t('checkExtra')}
          {extra.map(({ label, count, symbols }) => (
            <button
              key={label}
              type="button"
              className={classes.odd}
              title={t('checkShow')}
              onClick={() => editor.select(selectSymbols(formula, symbols))}
            >
              <SymbolGlyph label={label} />
              {count > 1 && `×${count}`}
            </button>
          ))}
        </p>
      )}
    </>
  );
}
