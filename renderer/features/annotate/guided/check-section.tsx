import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { writeLatex } from '#renderer/editor/edits/change-formula.ts';
import { unionOf } from '#renderer/editor/geometry/box.ts';
import { boxesOf } from '#renderer/editor/scene/boxes-of.ts';
import { selectFormula, selectSymbols } from '#renderer/editor/selection/selection.ts';
import { fitBox } from '#renderer/editor/viewport/fit.ts';
import { symbolsOutside } from '#renderer/editor/work/symbols-outside.ts';
import { formulaIn, pageIn } from '#renderer/editor/work/work.ts';
import { useReasonText } from '#renderer/i18n/use-error-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { LatexView } from '#renderer/ui/latex/latex-view.tsx';
import { renderLatex } from '#renderer/ui/latex/render-latex.ts';
import type { CheckAnswer } from '#schemas/contract/boxing.ts';
import { type FormulaId, SymbolId } from '#schemas/domain/id.ts';
import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { canonicalise } from '#shared/latex/canonical/canonical.ts';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import { Section } from '../panel/section.tsx';
import classes from './check-section.module.css';
import { useChecks } from './use-checks.ts';

/** Findings listed at once; one mistake often makes several. */
const mostListed = 6;

/** What is wrong with the LaTeX by itself. */
const saidOfLatex: ReadonlySet<string> = new Set(['latex-not-typeset', 'check-latex-unreadable', 'check-latex-faulty']);

const nothingOutside: ReadonlySet<SymbolId> = new Set();

const nothingFound: CheckAnswer = { score: 0, findings: [], treeLatex: null };

type Finding = CheckAnswer['findings'][number];

/** What the formula's own truth says against itself; each finding leads to its place. */
export function CheckSection({ formula }: { readonly formula: FormulaId }) {
  const t = useText('annotate');
  const policy = useWorkbench().schema.settings.record.latexPolicy;
  const { answer, isStale } = useChecks(formula);
  const { findings: all, treeLatex } = answer ?? nothingFound;
  const latex = useFollowedState((state) => formulaIn(state.work, formula)?.latex ?? '');
  const isLatexFaulty = useMemo(() => isFaulty(latex, policy), [latex, policy]);
  // The LaTeX field has said it already, and where.
  const told = isLatexFaulty ? all.filter(({ reason }) => !saidOfLatex.has(reason.code)) : all;
  // Each of them is a chip under the LaTeX: here they are counted.
  const missing = told.filter(({ kind }) => kind === 'missing');
  const findings = missing.length > 1 ? told.filter(({ kind }) => kind !== 'missing') : told;
  const outside = useFollowedState(({ work }) => {
    const document = work.formulas.get(formula);
    return document ? symbolsOutside(document) : nothingOutside;
  });
  const count = findings.length + (missing.length > 1 ? 1 : 0) + (outside.size > 0 ? 1 : 0);
  if (count === 0) return null;
  return (
    <Section title={t('checks')} aside={String(count)}>
      {outside.size > 0 && <OutsideLine formula={formula} symbols={[...outside]} />}
      <ul className={classes.list} aria-busy={isStale}>
        {findings.slice(0, mostListed).map((finding, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- findings have no name of their own
          <li key={index}>
            <FindingLine finding={finding} formula={formula} />
          </li>
        ))}
        {missing.length > 1 && (
          <li>
            <MissingLine missing={missing} formula={formula} />
          </li>
        )}
        {findings.length > mostListed && (
          <li className={classes.more}>{t('checksMore', { count: findings.length - mostListed })}</li>
        )}
      </ul>
      {findings.some(({ kind }) => kind === 'latex-differs') && treeLatex !== null && (
        <BothSides formula={formula} treeLatex={treeLatex} isStale={isStale} />
      )}
    </Section>
  );
}

/** Whether the LaTeX field says that something is wrong with the LaTeX. */
function isFaulty(latex: string, policy: LatexPolicy): boolean {
  return !canonicalise(latex, policy).ok || renderLatex(latex, true) === null;
}

function FindingLine({ finding, formula }: { readonly finding: Finding; readonly formula: FormulaId }) {
  const { editor, screen } = useWorkbench();
  const reasonText = useReasonText();
  const show = () => {
    const { work, viewport } = editor.getState();
    const symbols = finding.symbols.map((id) => SymbolId.parse(id));
    editor.select(symbols.length > 0 ? selectSymbols(formula, symbols) : selectFormula(formula));
    if (finding.place) editor.look(fitBox(viewport, finding.place, pageIn(work), 160));
    screen.focusCanvas();
  };
  return (
    <button type="button" className={classes.finding} data-kind={finding.kind} onClick={show}>
      <IconAlertTriangle size={14} stroke={1.7} aria-hidden />
      <span>{reasonText(finding.reason)}</span>
    </button>
  );
}

/** Leads to where the symbols without a box would be. */
function MissingLine({ missing, formula }: { readonly missing: readonly Finding[]; readonly formula: FormulaId }) {
  const t = useText('annotate');
  const { editor, screen } = useWorkbench();
  const show = () => {
    const { work, viewport } = editor.getState();
    editor.select(selectFormula(formula));
    const around = unionOf(missing.flatMap(({ place }) => place ?? []));
    if (around) editor.look(fitBox(viewport, around, pageIn(work), 160));
    screen.focusCanvas();
  };
  return (
    <button type="button" className={classes.finding} data-kind="missing" onClick={show}>
      <IconAlertTriangle size={14} stroke={1.7} aria-hidden />
      <span>{t('checkMissingCount', { count: missing.length })}</span>
    </button>
  );
}

/** Leads to the boxes that lie elsewhere on the page. */
function OutsideLine({ formula, symbols }: { readonly formula: FormulaId; readonly symbols: readonly SymbolId[] }) {
  const t = useText('annotate');
  const { editor, screen } = useWorkbench();
  const show = () => {
    editor.select(selectSymbols(formula, symbols));
    const { work, viewport } = editor.getState();
    const around = unionOf(boxesOf(symbols, editor.scene.symbols).values());
    if (around) editor.look(fitBox(viewport, around, pageIn(work), 160));
    screen.focusCanvas();
  };
  return (
    <button type="button" className={classes.finding} data-kind="outside" onClick={show}>
      <IconAlertTriangle size={14} stroke={1.7} aria-hidden />
      <span>{t('checkOutside', { count: symbols.length })}</span>
    </button>
  );
}

interface BothSidesProps {
  readonly formula: FormulaId;
  readonly treeLatex: string;
  readonly isStale: boolean;
}

/** The LaTeX as it is written and as the layout says it; either can be taken. */
function BothSides({ formula, treeLatex, isStale }: BothSidesProps) {
  const t = useText('annotate');
  const { editor, screen } = useWorkbench();
  const latex = useFollowedState((state) => formulaIn(state.work, formula)?.latex ?? '');
  return (
    <div className={classes.sides} aria-busy={isStale}>
      <div className={classes.side}>
        <span className={classes.name}>{t('checkLatexSide')}</span>
        <LatexView latex={latex} />
        <Button size="compact-xs" variant="default" onClick={() => screen.boxFromLatex()}>
          {t('checkTakeLatex')}
        </Button>
      </div>
      <div className={classes.side}>
        <span className={classes.name}>{t('checkLayoutSide')}</span>
        <LatexView latex={treeLatex} />
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => editor.edit(writeLatex(editor.getState().work, formula, treeLatex), 'write-latex')}
        >
          {t('checkTakeLayout')}
        </Button>
      </div>
    </div>
  );
}
