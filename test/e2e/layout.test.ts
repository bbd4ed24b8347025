import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, JSHandle } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mathJaxTypesetter } from '#electron/core/layout/mathjax.ts';
import { sampleFormulas } from '#electron/core/sample/sample-formulas.ts';
import { type FormulaLayout, layOutFormula } from '#shared/layout/lay-out-formula.ts';
import { hostileLatexes } from '#test/bench/guided-boxing/hostile-latexes.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { openLayoutWindow } from '#test/support/layout-window/open-layout-window.ts';
import type { LayoutWindow } from '#test/support/layout-window/window.ts';

/** The page is the same whatever host the journeys run in: once is enough. */
const isOnce = process.env['QUOTIENT_JOURNEYS'] === undefined;

describe.runIf(isOnce)('the layout of a formula in a window', () => {
  let folder: string;
  let browser: Browser;
  let window: JSHandle<LayoutWindow>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quotient-layout-'));
    browser = await launchChromium();
    window = await openLayoutWindow(browser, folder);
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  const inWindow = (latexes: readonly string[]) => window.evaluate((layouts, asked) => layouts.layOut(asked), latexes);
  const inNode = async (latexes: readonly string[]): Promise<readonly FormulaLayout[]> => {
    const layouts: FormulaLayout[] = [];
    for (const latex of latexes) layouts.push(await layOutFormula(latex, mathJaxTypesetter()));
    return layouts;
  };

  it('is that of the core: glyphs, boxes, relations and order, also from rare parts of the font', async () => {
    const latexes = [
      ...sampleFormulas.map(({ latex }) => latex),
      String.raw`\mathbb{R} \cup \mathfrak{g} \hookrightarrow \mathcal{L}`,
    ];
    const [there, here] = [await inWindow(latexes), await inNode(latexes)];
    expect(there.every(({ ok }) => ok)).toBe(true);
    expect(there).toEqual(here);
  });

  it('refuses hostile LaTeX in the same words', async () => {
    // A lone surrogate does not survive the way into the page.
    const latexes = hostileLatexes.map(({ latex }) => latex).filter((latex) => latex.isWellFormed());
    expect(await inWindow(latexes)).toEqual(await inNode(latexes));
  });
});
