import { mathJaxTypesetter } from '#renderer/features/annotate/guided/mathjax.ts';
import { type FormulaLayout, layOutFormula } from '#shared/layout/lay-out-formula.ts';

/** What the page offers to whoever drives it. */
export interface LayoutWindow {
  layOut(latexes: readonly string[]): Promise<readonly FormulaLayout[]>;
  /** Milliseconds that it takes to lay them all out, one after the other. */
  time(latexes: readonly string[]): Promise<number>;
}

async function layOut(latexes: readonly string[]): Promise<readonly FormulaLayout[]> {
  const layouts: FormulaLayout[] = [];
  for (const latex of latexes) layouts.push(await layOutFormula(latex, mathJaxTypesetter()));
  return layouts;
}

async function time(latexes: readonly string[]): Promise<number> {
  const start = performance.now();
  await layOut(latexes);
  return performance.now() - start;
}

Object.assign(globalThis, { layoutWindow: { layOut, time } satisfies LayoutWindow });
