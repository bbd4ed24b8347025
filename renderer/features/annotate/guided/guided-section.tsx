import { Button } from '@mantine/core';
import { IconSparkles, IconTextRecognition } from '@tabler/icons-react';
import { memo } from 'react';
import type { EditorState } from '#renderer/editor/editor-state.ts';
import { contentOf, type FormulaContent } from '#renderer/editor/work/formula-content.ts';
import { formulaIn } from '#renderer/editor/work/work.ts';
import { useReasonText } from '#renderer/i18n/use-error-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import type { FormulaId } from '#schemas/domain/id.ts';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import { Keys } from '../keyboard/keys.tsx';
import { useAction } from '../use-action.ts';
import classes from './guided-section.module.css';
import type { GuidedOutcome } from './guided-state.ts';
import { useGuidedState } from './use-guided-boxing.ts';
import { useMachineDoubts } from './use-machine-doubts.ts';

/** The LaTeX draws the boxes: one press, then what is doubtful is looked at. */
export const GuidedSection = memo(function GuidedSection({ formula }: { readonly formula: FormulaId }) {
  const t = useText('annotate');
  const { guided } = useWorkbench();
  const hasLatex = useFollowedState((state) => (formulaIn(state.work, formula)?.latex ?? '').trim() !== '');
  const hasSymbols = useFollowedState((state) => symbolsIn(state, formula).size > 0);
  const open = useFollowedState((state) => {
    if (state.doubts.size === 0) return 0;
    const symbols = symbolsIn(state, formula);
    return [...state.doubts.keys()].filter((id) => symbols.has(id)).length;
  });
  const box = useAction('guided-box');
  const accept = useAction('accept-box');
  const acceptAll = useAction('accept-boxes');
  const draft = useAction('draft-latex');
  const state = useGuidedState(guided);
  useMachineDoubts(formula);
  return (
    <div className={classes.guided}>
      <div className={classes.line}>
        <Button
          size="compact-sm"
          variant="light"
          loading={state.isRunning}
          leftSection={<IconSparkles size={15} stroke={1.6} />}
          rightSection={box.keys && <Keys keys={box.keys} />}
          onClick={box.run}
        >
          {hasLatex ? t('guidedBox') : t('guidedBoxInk')}
        </Button>
        {!hasLatex && hasSymbols && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconTextRecognition size={15} stroke={1.6} />}
            rightSection={draft.keys && <Keys keys={draft.keys} />}
            onClick={draft.run}
          >
            {t('guidedDraft')}
          </Button>
        )}
      </div>
      {open > 0 && (
        <div className={classes.line}>
          <span className={classes.count}>{t('guidedOpen', { count: open })}</span>
          <Button
            size="compact-xs"
            variant="default"
            rightSection={accept.keys && <Keys keys={accept.keys} />}
            onMouseDown={(event) => event.preventDefault()}
            onClick={accept.run}
          >
            {t('guidedAccept')}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            rightSection={acceptAll.keys && <Keys keys={acceptAll.keys} />}
            onMouseDown={(event) => event.preventDefault()}
            onClick={acceptAll.run}
          >
            {t('guidedAcceptAll')}
          </Button>
        </div>
      )}
      {state.formula === formula && state.outcome && <Outcome outcome={state.outcome} />}
    </div>
  );
});

const noSymbols: FormulaContent['symbols'] = new Map();

function symbolsIn({ work }: Pick<EditorState, 'work'>, formula: FormulaId): FormulaContent['symbols'] {
  const document = work.formulas.get(formula);
  return document ? contentOf(document).symbols : noSymbols;
}

function Outcome({ outcome }: { readonly outcome: GuidedOutcome }) {
  const t = useText('annotate');
  const reasonText = useReasonText();
  if (outcome.kind !== 'boxed') {
    return (
      <p className={classes.refused} role="alert">
        {outcome.kind === 'refused' ? reasonText(outcome.reason) : outcome.message}
      </p>
    );
  }
  const { placed, kept, removed, missing, unknownLabels } = outcome;
  return (
    <output className={classes.outcome}>
      <span>{t('guidedPlaced', { placed, kept, removed })}</span>
      {missing.length > 0 && (
        <span className={classes.missing}>
          {t('guidedMissing')}
          {missing.map((label, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a label may be missing more than once
            <SymbolGlyph key={`${label}-${index}`} label={label} />
          ))}
        </span>
      )}
      {unknownLabels.length > 0 && (
        <span className={classes.missing}>
          {t('guidedUnknown')}
          {unknownLabels.map((label) => (
            <SymbolGlyph key={label} label={label} />
          ))}
        </span>
      )}
    </output>
  );
}
