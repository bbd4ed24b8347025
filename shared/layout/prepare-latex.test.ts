import { describe, expect, it } from 'vitest';
import { prepareLatex } from './prepare-latex.ts';

describe('LaTeX as it is typeset', () => {
  it.each([
    ['$x+1$', 'x+1'],
    ['$$x$$', 'x'],
    [' \\( x \\) ', 'x'],
    ['\\[ x \\]', 'x'],
    ['$5\\$', '$5\\$'],
    ['x = 1 \\label{eq:1} \\nonumber', 'x = 1'],
    ['\\textcircled { 3 }', '\\enclose{circle} { 3 }'],
    ['90\\degree + 5^ \\degree', '90^{\\circ} + 5^{\\circ}'],
    ['\\textcolor{red}{x}\\vspace{2mm}\\smallskip', '{x}'],
    ['\\dag\\daggerx', '\\dagger\\daggerx'],
    ['\\( a\\ \\)', 'a\\ '],
    ['a\\ ', 'a\\ '],
  ])('%s becomes %s', (written, typeset) => {
    expect(prepareLatex(written)).toBe(typeset);
  });

  it('reads 100,000 characters that look like the beginning of a command', () => {
    for (const part of ['\\label{', '\\label ', '\\color{ ', '^ ', '$', '\\(']) {
      const latex = part.repeat(100_000 / part.length);
      // A reading that goes back for each of them would take minutes, and be ended by the runner.
      expect(prepareLatex(latex).length).toBeGreaterThan(0);
    }
  });
});
