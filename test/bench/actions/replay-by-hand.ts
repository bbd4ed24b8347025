import type { Page } from 'playwright-core';
import type { Project } from '#electron/core/project/project.ts';
import { readPicture } from '#electron/core/services/picture.ts';
import { proposalFor } from '#renderer/editor/relations/proposed-relations.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { Sha256 } from '#schemas/domain/id.ts';
import { builtInRelationTypes } from '#schemas/domain/relation.ts';
import type { TrueFormula } from '../inputs/real-formulas.ts';
import { goodOverlap, middleOf, overlapOf } from './boxes.ts';
import type { Hands } from './hands.ts';
import { type GreyPicture, greyOf, inkIn } from './ink.ts';
import { giveLabel, writeLatex } from './screen.ts';
import { allStored, notationOf, placesOf, storedBoxes } from './stored.ts';

const mostClicks = 4;

/** Makes one formula on the open page: LaTeX first, so that the palette knows what is left, then box after box. */
export async function replayByHand(
  project: Project,
  page: Page,
  hands: Hands,
  truth: TrueFormula,
  pixels: GreyPicture,
  way: 'drawn' | 'one-click',
): Promise<void> {
  await writeLatex(page, hands, truth.latex);
  await hands.press('Escape', 'otherKeys');
  for (const { label, box } of truth.symbols) {
    if (way === 'drawn') await hands.draw(box);
    else await clickInk(project, truth, hands, pixels, box);
    await giveLabel(page, hands, label);
  }
  await mendRelations(project, hands, truth);
}

export async function picturePixels(project: Project, truth: TrueFormula): Promise<GreyPicture> {
  const picture = await readPicture(project, Sha256.parse(truth.imageSha256), {});
  return await greyOf(picture.bytes);
}

/** Clicks ink of a symbol until its box is as people gave it: stroke after stroke. */
async function clickInk(
  project: Project,
  truth: TrueFormula,
  hands: Hands,
  picture: GreyPicture,
  box: Box,
): Promise<void> {
  let covered: Box | null = null;
  const before = (await storedBoxes(project, truth, 0)).length;
  for (let count = 0; count < mostClicks; count += 1) {
    const point = inkIn(picture, box, covered);
    if (point === null) return;
    await hands.click(point, count > 0);
    const boxes = await storedBoxes(project, truth, before + 1, 15);
    // The click took another box: this one is drawn.
    if (boxes.length === before) return await hands.draw(box);
    covered = boxes.toSorted((a, b) => overlapOf(b, box) - overlapOf(a, box))[0] ?? null;
    if (covered && overlapOf(covered, box) >= goodOverlap) return;
  }
}

/** Relations that the screen proposes wrongly are drawn by hand, with their type on a key where places mislead. */
async function mendRelations(project: Project, hands: Hands, truth: TrueFormula): Promise<void> {
  const document = await allStored(project, truth);
  if (!document) return;
  const places = placesOf(document, truth);
  const known = new Set(
    proposalFor(document, await notationOf(project)).map(
      ({ parent, child, type }) => `${places.get(parent)} ${type} ${places.get(child)}`,
    ),
  );
  const wrong = truth.relations.filter(({ parent, child, type }) => !known.has(`${parent} ${type} ${child}`));
  if (wrong.length === 0) return;
  await hands.press('e');
  for (const { parent, child, type } of wrong) {
    const [from, to] = [truth.symbols[parent], truth.symbols[child]];
    const key = builtInRelationTypes.findIndex((each) => each === type);
    if (!from || !to || key < 0) continue;
    await hands.press(`Digit${key + 1}`);
    await hands.drag(middleOf(from.box), middleOf(to.box));
  }
  await hands.press('r');
}
