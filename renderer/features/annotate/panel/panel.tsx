import { pageIn } from '#renderer/editor/work/work.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { CommentSection } from '../comments/comment-section.tsx';
import { HistorySection } from '../comments/history-section.tsx';
import { useEditorState } from '../editor-context.tsx';
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
  const holdsFormulas = useEditorState((state) => pageIn(state.work).holds === 'formulas');
  const hasFormulas = useEditorState((state) => state.work.formulas.size > 0);
  const formula = useEditorState((state) => state.selection.formula);
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
          <CheckSection formula={formula} />
          <SymbolSection formula={formula} />
          {isTruth && <CategorySection formula={formula} />}
          {isTruth && <NoteSection key={`note-${formula}`} formula={formula} />}
        </>
      )}
      {isTruth && <CommentSection key={`quiet-${formula}`} formula={formula} when="quiet" />}
      {isTruth && formula !== null && <HistorySection formula={formula} />}
    </aside>
  );
}
