import { defaultLatexPolicy, type LatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { Store } from '../store/store.ts';

/** By which LaTeX is read in the project. */
export async function readLatexPolicy(store: Store): Promise<LatexPolicy> {
  const settings = (await store.schemaRecords()).map(({ record }) => record).find(({ kind }) => kind === 'settings');
  return settings?.kind === 'settings' ? settings.latexPolicy : defaultLatexPolicy;
}
