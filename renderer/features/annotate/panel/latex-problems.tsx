import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import type { KeyIn } from '#renderer/i18n/resources.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { type LatexProblem, type LatexProblemCode, latexErrorCodes } from '#shared/latex/problem.ts';
import type { SourceRange } from '#shared/latex/source-range.ts';
import classes from './latex-section.module.css';

export interface LatexProblemsProps {
  readonly problems: readonly LatexProblem[];
  /** Leads to the place in the source. */
  readonly onShow: (range: SourceRange) => void;
}

const errorCodes: ReadonlySet<string> = new Set(latexErrorCodes);
/** Problems shown at once: mending the first often mends the others. */
const mostShown = 4;

/** What is wrong with the LaTeX, in words with its place; a press leads there. */
export function LatexProblems({ problems, onShow }: LatexProblemsProps) {
  const t = useText('annotate');
  if (problems.length === 0) return null;
  return (
    <ul className={classes.problems} aria-label={t('latexProblems')}>
      {problems.slice(0, mostShown).map((problem) => (
        <li key={keyOf(problem)}>
          <button
            type="button"
            className={classes.problem}
            data-kind={errorCodes.has(problem.code) ? 'error' : 'warning'}
            onClick={() => onShow(problem.range)}
          >
            {errorCodes.has(problem.code) ? <IconCircleX size={14} /> : <IconAlertTriangle size={14} />}
            <span>
              {t('latexPlace', { line: problem.line, column: problem.column })}{' '}
              {t(problemKey(problem.code), problem.parameters)}
            </span>
          </button>
        </li>
      ))}
      {problems.length > mostShown && (
        <li className={classes.check}>{t('latexMoreProblems', { count: problems.length - mostShown })}</li>
      )}
    </ul>
  );
}

/** Two arguments can be missing at one place: parameters tell them apart. */
function keyOf({ code, range, parameters }: LatexProblem): string {
  return JSON.stringify([code, range.start, range.end, parameters]);
}

function problemKey(code: LatexProblemCode): KeyIn<'annotate'> {
  return `problem-${code}`;
}
