import type { FormulaId } from '#schemas/domain/id.ts';
import type { Project } from '../../project/project.ts';
import type { Actor } from '../actor.ts';

/**
 * Formulas that the actor is asked to annotate a second time and has not submitted: until then nothing of the first
 * annotation is shown to them, or two annotations would be one.
 */
export async function blindFormulas(project: Project, actor: Actor): Promise<readonly FormulaId[]> {
  return await project.store.review.formulasAnnotatedAgainBy(actor.person.id);
}
