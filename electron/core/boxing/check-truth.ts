import type { CheckAnswer, CheckAsked } from '#schemas/contract/boxing.ts';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { Project } from '../project/project.ts';
import { type Actor, requireRole } from '../services/actor.ts';
import { matchThreads } from './match-threads.ts';

/** Checks the truth of one formula as an annotator has it on the screen, saved or not. */
export async function checkTruth(project: Project, actor: Actor, formula: CheckAsked): Promise<CheckAnswer> {
  requireRole(actor, 'annotator');
  const settings = (await project.store.schemaRecords()).find(({ record }) => record.kind === 'settings')?.record;
  const policy = settings?.kind === 'settings' ? settings.latexPolicy : defaultLatexPolicy;
  const check = await matchThreads().match({ kind: 'check', formula, policy });
  return { ...check, findings: check.findings.map((finding) => ({ ...finding, symbols: [...finding.symbols] })) };
}
