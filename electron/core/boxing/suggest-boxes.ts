import type { BoxesAsked, BoxSuggestion } from '#schemas/contract/boxing.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { pageOf } from '#shared/annotation/document.ts';
import type { Project } from '../project/project.ts';
import { type Actor, requireRole } from '../services/actor.ts';
import { isBlindPlace } from '../services/second/blind-formulas.ts';
import { picturesOf } from './formula-picture.ts';
import { matchThreads } from './match-threads.ts';
import { cropsFor, projectCrops } from './project-crops.ts';

/**
 * Boxes for one formula as an annotator has it on the screen, saved or not. Nothing is stored.
 *
 * @throws AppError `not-found` for a page that is not there, `corrupt-file` for one that cannot be decoded
 */
export async function suggestBoxes(project: Project, actor: Actor, asked: BoxesAsked): Promise<BoxSuggestion> {
  requireRole(actor, 'annotator');
  const page = pageOf(await project.store.getDocument({ type: 'page', id: asked.page }));
  if (!page) throw new AppError('not-found', `There is no page ${asked.page} in this project.`, { id: asked.page });
  const { picture, origin } = await picturesOf(project).cut(page.imageSha256, asked.region);
  const isBlind = await isBlindPlace(project, actor, asked.page, asked.region);
  const moved = (box: Box, sign: 1 | -1): Box => ({ ...box, x: box.x + sign * origin.x, y: box.y + sign * origin.y });
  const boxed = await matchThreads().match({
    kind: 'box',
    picture,
    latex: asked.latex,
    // The ink that the first annotator labelled would give itself away.
    crops: isBlind ? [] : cropsFor(projectCrops(project).shapes, asked.latex),
    earlier: {
      symbols: asked.symbols.map((symbol) => ({ ...symbol, box: moved(symbol.box, -1) })),
      relations: asked.relations,
    },
  });
  if (!boxed.ok) return { kind: 'refused', reason: boxed.reason };
  return {
    kind: 'boxed',
    symbols: boxed.symbols.map(({ label, box, ...symbol }) => ({
      ...symbol,
      label: label === '' ? null : label,
      box: moved(box, 1),
    })),
    relations: [...boxed.relations],
    missing: [...boxed.missing],
    confidence: boxed.confidence,
  };
}
