import { pageIn } from '#renderer/editor/work/work.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { CommentSection } from '../comments/comment-section.tsx';
import { HistorySection } from '../comments/history-section.tsx';
import { useFollowedState } from '../editor-context.tsx';
import { CheckSection } from '../guided/check-section.tsx';
import { useWorkKind } from '../second/work-kind.ts';
import { CategorySection } from './category-section.tsx';
import { FormulaSection } from './formula-section.tsx';
import { LatexSection } from './latex-section.tsx';
import { LayerSection } from './layer-section.tsx';
import { NoteSection } from './note-section.tsx';
import classes from './panel.module.css';
import { SymbolSection } from './symbol-section.tsx';

/** The truth of the selected formula, at the right of the canvas. */
export function Panel() {
  const t = useText('annotate');
  const holdsFormulas = useFollowedState((state) => pageIn(state.work).holds === 'formulas');
  const hasFormulas = useFollowedState((state) => state.work.formulas.size > 0);
  const formula = useFollowedState((state) => state.selection.formula);
  const isTruth = useWorkKind() === 'truth';
  return (
    <aside className={classes.panel} id="annotate-panel" tabIndex={-1} aria-label={t('panel')}>
      {holdsFormulas && isTruth && <FormulaSection />}
      <LayerSection formula={formula} />
      {isTruth && <CommentSection key={`open-${formula}`} formula={formula} when="open" />}
      {formula === null ? (
        hasFormulas && <p className={classes.hint}>{t('chooseFormula')}</p>
      ) : (
        <>
          <LatexSection key={`latex-${formula}`} formula={formula} />
          <CheckSection key={`checks-${formula}`} formula={formula} />
          <SymbolSection key={`symbols-${formula}`} formula={formula} />
          {isTruth && <CategorySection formula={formula} />}
          {isTruth && <NoteSection key={`note-${formula}`} formula={formula} />}
        </>
      )}
      {isTruth && <CommentSection key={`quiet-${formula}`} formula={formula} when="quiet" />}
      {isTruth && formula !== null && <HistorySection key={`history-${formula}`} formula={formula} />}
    </aside>
  );
}

/** The place of the panel while it is not drawn yet. */
export function PanelPlace() {
  return <div className={classes.panel} aria-hidden="true" />;
}
