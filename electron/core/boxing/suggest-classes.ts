import type { ClassesAsked, ClassSuggestions } from '#schemas/contract/boxing.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { pageOf } from '#shared/annotation/document.ts';
import { symbolIn } from '#shared/matching/crops/labelled-shapes.ts';
import type { Project } from '../project/project.ts';
import { type Actor, requireRole } from '../services/actor.ts';
import { isBlindPlace } from '../services/second/blind-formulas.ts';
import { picturesOf } from './formula-picture.ts';
import { projectCrops } from './project-crops.ts';

const mostSuggested = 5;

/**
 * The classes that the ink in a box probably has, by what the labelled symbols of the project look like and stand beside.
 * None while these are still being gathered, and none for a box without ink.
 */
export async function suggestClasses(project: Project, actor: Actor, asked: ClassesAsked): Promise<ClassSuggestions> {
  requireRole(actor, 'annotator');
  const page = pageOf(await project.store.getDocument({ type: 'page', id: asked.page }));
  if (!page) throw new AppError('not-found', `There is no page ${asked.page} in this project.`, { id: asked.page });
  const { index } = projectCrops(project);
  // The ink that the first annotator labelled would give itself away.
  if (index.size === 0 || (await isBlindPlace(project, actor, asked.page, asked.region))) return { suggestions: [] };
  const { picture, origin } = await picturesOf(project).cut(page.imageSha256, asked.region);
  const moved = (box: Box): Box => ({ ...box, x: box.x - origin.x, y: box.y - origin.y });
  const others = asked.others.map(({ label, box }) => ({ label, box: moved(box) }));
  const symbol = symbolIn(picture, moved(asked.box), others);
  return { suggestions: symbol === null ? [] : [...index.suggest(symbol, mostSuggested, asked.expected)] };
}
