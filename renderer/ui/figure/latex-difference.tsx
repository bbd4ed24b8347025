import { useMemo } from 'react';
import { alignTokens } from '#shared/comparing/align-tokens.ts';
import { lexLatex } from '#shared/latex/reading/lexer.ts';
import classes from './latex-difference.module.css';

/** LaTeX of two versions in one line: tokens that were taken away struck out, tokens that came in marked. */
export function LatexDifference({ before, after }: { readonly before: string; readonly after: string }) {
  const edits = useMemo(() => alignTokens(tokensOf(before), tokensOf(after)), [before, after]);
  return (
    <code className={classes.latex}>
      {edits.map(({ kind, text }, index) => {
        // Tokens have no names; their places are what tells them apart.
        const key = `${index}${text}`;
        if (kind === 'removed') return <del key={key}>{text}</del>;
        if (kind === 'added') return <ins key={key}>{text}</ins>;
        return <span key={key}>{text}</span>;
      })}
    </code>
  );
}

/** Commands with the blanks that end them; other blanks print nothing and are no difference. */
function tokensOf(latex: string): readonly string[] {
  return lexLatex(latex).flatMap(({ kind, text }) =>
    kind === 'whitespace' ? [] : kind === 'command' ? [`${text} `] : [text],
  );
}
