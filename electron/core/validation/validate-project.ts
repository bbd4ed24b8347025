import type { ValidationReport } from '#schemas/contract/validation.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Finding } from '#schemas/domain/finding.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import type { Page } from '#schemas/domain/page.ts';
import { reason } from '#schemas/domain/reason.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { findFormulaFaults } from '#shared/validation/formula-findings.ts';
import { FormulaPictures } from '../boxing/formula-picture.ts';
import { hashInks } from '../duplicates/hash-inks.ts';
import { mostComparedHashes } from '../duplicates/look-for-duplicates.ts';
import type { JobHandle } from '../jobs/job-runner.ts';
import type { Project } from '../project/project.ts';
import type { CheckedFormulaFindings } from '../store/finding-store.ts';
import { classesInSum } from '../store/progress-store.ts';
import { findEmptyBoxes } from './find-empty-boxes.ts';
import { findProjectFaults } from './project-findings.ts';
import { type ProjectRules, readRules } from './read-rules.ts';

const partSize = 50;
const mostUnseen = 200;

/**
 * Looks at every formula that has changed since it was looked at, and at the project as a whole; keeps what it finds.
 * What was looked at before a cancel stays looked at.
 */
export async function validateProject(
  project: Project,
  options: { readonly ink: boolean },
  handle: JobHandle,
): Promise<ValidationReport> {
  const rules = await readRules(project, options.ink);
  const { findings } = project.store;
  const pictures = options.ink ? new FormulaPictures(project.media) : null;
  const unseen: ValidationReport['unseen'] = [];
  const total = await findings.countUnchecked(rules.version);
  let checked = 0;
  let after: FormulaId | null = null;
  for (;;) {
    handle.throwIfCancelled();
    const ids: readonly FormulaId[] = await findings.uncheckedFormulas(rules.version, after, partSize);
    const part: CheckedFormulaFindings[] = [];
    for (const id of ids) {
      const result = await checkFormula(project, id, rules, pictures);
      if (!result) continue;
      part.push(result);
      if (result.unseen && unseen.length < mostUnseen) unseen.push(result.unseen);
    }
    await findings.recordFormulas(rules.version, part);
    checked += ids.length;
    handle.progress('checking-documents', checked, Math.max(total, checked));
    after = ids.at(-1) ?? null;
    if (ids.length < partSize) break;
  }
  await hashInks(project, handle);
  await project.store.duplicates.look(mostComparedHashes);
  const whole = await findProjectFaults(project, rules);
  await findings.replaceProjectFindings(whole.findings);
  const byKind = await findings.counts();
  const counters = await project.store.progress.quotaCounters(classesInSum);
  return {
    formulas: counters.formulas.reduce((sum, row) => sum + row.formulas, 0),
    checked,
    findings: Object.values(byKind).reduce((sum, count) => sum + count, 0),
    byKind,
    baselines: [...whole.baselines],
    unseen,
  };
}

/** Looks at one formula again, by the rules of the last validation of its kind. */
export async function checkFormula(
  project: Project,
  id: FormulaId,
  rules: ProjectRules,
  pictures: FormulaPictures | null,
): Promise<(CheckedFormulaFindings & { readonly unseen: ValidationReport['unseen'][number] | null }) | null> {
  const document = await project.store.getDocument({ type: 'formula', id });
  const formula = formulaOf(document);
  const page = formula && pageOf(await project.store.getDocument({ type: 'page', id: formula.page }));
  if (!page) return null;
  const written = await findFormulaFaults(document, page, rules);
  const seen = pictures ? await lookForInk(() => findEmptyBoxes(document, page, pictures, rules), page) : noLook;
  return {
    formula: id,
    revision: document.revision,
    findings: [...seen.findings, ...written],
    unseen: seen.unseen,
  };
}

interface Look {
  readonly findings: readonly Finding[];
  readonly unseen: ValidationReport['unseen'][number] | null;
}

const noLook: Look = { findings: [], unseen: null };

async function lookForInk(look: () => Promise<readonly Finding[]>, page: Page): Promise<Look> {
  try {
    return { findings: await look(), unseen: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { findings: [], unseen: { source: page.sourceName, reason: reason('picture-unreadable', error.message) } };
  }
}
