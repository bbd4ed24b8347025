import { defaultLatexPolicy, type LatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { Store } from '../store/store.ts';

/** By which LaTeX is read in the project. */
export async function readLatexPolicy(store: Store): Promise<LatexPolicy> {
  return (await store.settings())?.latexPolicy ?? defaultLatexPolicy;
}
