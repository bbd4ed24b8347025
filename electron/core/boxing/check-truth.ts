import type { CheckAnswer, CheckAsked } from '#schemas/contract/boxing.ts';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { Project } from '../project/project.ts';
import { type Actor, requireRole } from '../services/actor.ts';
import { matchThreads } from './match-threads.ts';

/** Checks the truth of one formula as an annotator has it on the screen, saved or not. */
export async function checkTruth(project: Project, actor: Actor, formula: CheckAsked): Promise<CheckAnswer> {
  requireRole(actor, 'annotator');
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const settings = records.find((record) => record.kind === 'settings');
  const requirements = records.find((record) => record.kind === 'requirements');
  const check = await matchThreads().match({
    kind: 'check',
    formula,
    policy: settings?.latexPolicy ?? defaultLatexPolicy,
    fractionBar: requirements?.fractionBar ?? 'minus',
  });
  return { ...check, findings: check.findings.map((finding) => ({ ...finding, symbols: [...finding.symbols] })) };
}
