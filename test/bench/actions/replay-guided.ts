import type { Page } from 'playwright-core';
import type { Project } from '#electron/core/project/project.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { formulaOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import type { TrueFormula } from '../inputs/real-formulas.ts';
import { goodOverlap, overlapOf } from './boxes.ts';
import type { Hands } from './hands.ts';
import { type GreyPicture, paperIn } from './ink.ts';
import { giveLabel, writeLatex } from './screen.ts';
import { notationOf, storedFormula } from './stored.ts';

type Symbols = ReturnType<typeof symbolsOf>;
type TrueSymbol = TrueFormula['symbols'][number];

/**
 * Makes one formula on the open page: the LaTeX draws the boxes at one key, and what came out wrong is mended. A box with
 * another class is labelled anew; one in the wrong place is chosen and drawn where it belongs.
 */
export async function replayGuided(
  project: Project,
  page: Page,
  hands: Hands,
  truth: TrueFormula,
  pixels: GreyPicture,
): Promise<void> {
  await writeLatex(page, hands, truth.latex);
  const boxed = await boxByLatex(project, page, hands, truth, 'Alt+b');
  const { labelOf } = await notationOf(project);
  const placed = boxed ? symbolsOf(boxed) : [];
  const isLabelled = ({ symbolClass }: Symbols[number], { label }: TrueSymbol) => labelOf(symbolClass) === label;
  const isPlaced = ({ box }: Symbols[number], symbol: TrueSymbol) => overlapOf(box, symbol.box) >= goodOverlap;
  const left = new Set(placed);
  const take = (symbols: readonly TrueSymbol[], fits: (placed: Symbols[number], symbol: TrueSymbol) => boolean) =>
    symbols.map((symbol) => {
      const found = [...left].find((each) => fits(each, symbol)) ?? null;
      if (found) left.delete(found);
      return { symbol, found };
    });
  const choose = async ({ box }: Symbols[number]) => {
    const others = placed.flatMap((each) => (each.box === box ? [] : [each.box]));
    await hands.click(paperIn(pixels, box, others));
  };
  const withoutBox = (matches: ReturnType<typeof take>) =>
    matches.flatMap(({ symbol, found }) => (found === null ? [symbol] : []));
  const wrong = withoutBox(take(truth.symbols, (each, symbol) => isLabelled(each, symbol) && isPlaced(each, symbol)));
  const mislabelled = take(wrong, isPlaced);
  for (const { symbol, found } of mislabelled) {
    if (!found) continue;
    await choose(found);
    await hands.press('Enter');
    await giveLabel(page, hands, symbol.label);
  }
  const misplaced = take(withoutBox(mislabelled), isLabelled);
  for (const { symbol, found } of misplaced) {
    if (!found) continue;
    await choose(found);
    await hands.draw(symbol.box);
  }
  for (const each of left) {
    await choose(each);
    await hands.press('Delete');
  }
  const missing = withoutBox(misplaced);
  for (const { label, box } of missing) {
    await hands.draw(box);
    await giveLabel(page, hands, label);
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
