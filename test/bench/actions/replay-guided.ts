import type { Page } from 'playwright-core';
import type { Project } from '#electron/core/project/project.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import type { TrueFormula } from '../inputs/real-formulas.ts';
import { goodOverlap, middleOf, overlapOf } from './boxes.ts';
import type { Hands } from './hands.ts';
import { giveLabel, writeLatex } from './screen.ts';
import { notationOf, storedFormula } from './stored.ts';

type Symbols = ReturnType<typeof symbolsOf>;
type TrueSymbol = TrueFormula['symbols'][number];

/** Makes one formula on the open page: the LaTeX draws the boxes at one key, and what came out wrong is mended. */
export async function replayGuided(project: Project, page: Page, hands: Hands, truth: TrueFormula): Promise<void> {
  await writeLatex(page, hands, truth.latex);
  const boxed = await boxByLatex(project, page, hands, truth, 'Alt+b');
  const { labelOf } = await notationOf(project);
  const isLabelled = ({ symbolClass }: Symbols[number], { label }: TrueSymbol) => labelOf(symbolClass) === label;
  const left = new Set(boxed ? symbolsOf(boxed) : []);
  const missing = truth.symbols.filter((symbol) => {
    const found = [...left].find((each) => isLabelled(each, symbol) && overlapOf(each.box, symbol.box) >= goodOverlap);
    if (found) left.delete(found);
    return !found;
  });
  // A box in its place with another class is labelled anew; all others that are wrong go at once.
  const unplaced: TrueSymbol[] = [];
  for (const symbol of missing) {
    const found = [...left].find((each) => overlapOf(each.box, symbol.box) >= goodOverlap);
    if (!found) {
      unplaced.push(symbol);
      continue;
    }
    left.delete(found);
    await hands.click(middleOf(found.box));
    await hands.press('Enter');
    await giveLabel(page, hands, symbol.label);
  }
  if (left.size > 0) {
    for (const [place, { box }] of [...left].entries()) await hands.click(middleOf(box), place > 0);
    await hands.press('Delete');
  }
  if (unplaced.length > 0) {
    await hands.press('r');
    for (const { label, box } of unplaced) {
      await hands.draw(box);
      await giveLabel(page, hands, label);
    }
    await hands.press('v');
  }
  // The LaTeX relates what is there now, and leaves the boxes as they are.
  if (left.size + missing.length > 0) await boxByLatex(project, page, hands, truth, 'k');
}

/** Presses the key that boxes by the LaTeX, and waits for what comes of it. */
async function boxByLatex(
  project: Project,
  page: Page,
  hands: Hands,
  truth: TrueFormula,
  key: string,
): Promise<AnnotationDocument | null> {
  await hands.press(key);
  // The button turns while the core is at work; what it placed, or why not, is said under it.
  await page
    .locator('#annotate-panel button[data-loading]')
    .waitFor({ state: 'attached', timeout: 1000 })
    .catch(() => undefined);
  await page.locator('#annotate-panel button[data-loading]').waitFor({ state: 'detached' });
  const isDone = (document: AnnotationDocument) =>
    formulaOf(document)?.latex === truth.latex &&
    symbolsOf(document).length > 0 &&
    relationsOf(document).length === symbolsOf(document).length - 1;
  return await storedFormula(project, truth, isDone, 50);
}
