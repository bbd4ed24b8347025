import { useMemo } from 'react';
import { glyphLatex } from './glyph-latex.ts';
import { renderLatex } from './render-latex.ts';
import classes from './symbol-glyph.module.css';

/** A symbol class as it prints; a label that is no LaTeX is shown as the text it is. */
export function SymbolGlyph({ label }: { readonly label: string }) {
  const html = useMemo(() => {
    const latex = glyphLatex(label);
    return latex === null ? null : renderLatex(latex, false);
  }, [label]);
  if (html === null)
    return (
      <span className={classes.text} translate="no">
        {label}
      </span>
    );
  return <span className={classes.glyph} dangerouslySetInnerHTML={{ __html: html }} />;
}
