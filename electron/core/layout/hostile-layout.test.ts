import { expect, it } from 'vitest';
import { layOutFormula } from '#shared/layout/lay-out-formula.ts';
import { hostileLatexes } from '#test/bench/guided-boxing/hostile-latexes.ts';
import { mathJaxTypesetter } from './mathjax.ts';

it.each(hostileLatexes.map(({ name, latex }) => [name, latex]))(
  'refuses %s in words, or prints it',
  async (_, latex) => {
    const layout = await layOutFormula(latex, mathJaxTypesetter());
    if (layout.ok) expect(layout.glyphs.length).toBeLessThan(400);
    else expect(layout.reason.message).toMatch(/[.!]$/);
  },
);
