import { useMemo } from 'react';
import classes from './latex-view.module.css';
import { renderLatex } from './render-latex.ts';

export interface LatexViewProps {
  readonly latex: string;
  /** Display style: large operators, limits above and below. */
  readonly displayMode?: boolean;
}

/** A formula as it prints; where it cannot be set, its LaTeX as text. */
export function LatexView({ latex, displayMode = false }: LatexViewProps) {
  const html = useMemo(() => renderLatex(latex, displayMode), [latex, displayMode]);
  if (html === null) return <code className={classes.raw}>{latex}</code>;
  return (
    // KaTeX escapes every text it is given and runs with `trust: false`.
    <span className={classes.set} dangerouslySetInnerHTML={{ __html: html }} />
  );
}
