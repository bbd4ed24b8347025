import { beforeAll, describe, expect, it } from 'vitest';
import { decodeUpright } from '#electron/core/imaging/decode-upright.ts';
import { mathJaxTypesetter } from '#electron/core/layout/mathjax.ts';
import { sha256Of } from '#electron/core/media/media-folder.ts';
import { templateLabels } from '#electron/core/template/symbol-labels.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { unionOf } from '#shared/layout/outline/outline.ts';
import { createInkCanvas } from './ink-canvas.ts';
import { makeSamplePages, samplePageCount } from './make-sample-pages.ts';
import { layOutSample, placementOf, renderSampleFormula } from './render-sample.ts';
import { sampleFormulas, sampleSheets } from './sample-formulas.ts';
import type { SamplePage } from './sample-page.ts';

const typesetter = mathJaxTypesetter();

async function allPages(): Promise<readonly SamplePage[]> {
  const pages: SamplePage[] = [];
  for await (const page of makeSamplePages(typesetter)) pages.push(page);
  return pages;
}

/** Least box of whole pixels around everything darker than a tenth of black ink. */
function inkBounds(grey: Uint8Array, width: number): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  grey.forEach((value, index) => {
    if (value > 230) return;
    const x = index % width;
    const y = Math.floor(index / width);
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  });
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

function largestGap(a: Box, b: Box): number {
  return Math.max(
    Math.abs(a.x - b.x),
    Math.abs(a.y - b.y),
    Math.abs(a.x + a.width - b.x - b.width),
    Math.abs(a.y + a.height - b.y - b.height),
  );
}

const everyFormula = [...sampleFormulas, ...sampleSheets.flatMap((sheet) => sheet.formulas)];

describe('sample formulas', () => {
  it('are some sixty pages of two levels and three worksheets, no formula twice', () => {
    expect(sampleFormulas.length).toBeGreaterThanOrEqual(55);
    expect(sampleSheets.map((sheet) => sheet.formulas.length)).toEqual([6, 5, 4]);
    expect(new Set(everyFormula.map((formula) => formula.latex)).size).toBe(everyFormula.length);
    for (const level of ['elementary', 'middle-school']) {
      expect(sampleFormulas.filter((formula) => formula.level === level).length).toBeGreaterThan(25);
    }
  });

  it('use classes that the template has', async () => {
    const known = new Set(templateLabels.flatMap(({ labels }) => labels));
    for (const { latex } of everyFormula) {
      const { glyphs } = await layOutSample(latex, typesetter);
      expect(
        glyphs.map((glyph) => glyph.label).filter((label) => !known.has(label)),
        latex,
      ).toEqual([]);
    }
  });

  it.each([40, 64])('have boxes tight around the ink of each symbol, at %d px', async (digitHeightPx) => {
    for (const { latex } of everyFormula) {
      const { layout, symbols } = await renderSampleFormula(latex, typesetter, {
        digitHeightPx,
        marginPx: 9,
        inkGrey: 0,
      });
      const placement = placementOf(layout, { digitHeightPx, left: 9, top: 9 });
      for (const [index, { label, outlines }] of layout.glyphs.entries()) {
        const box = symbols[index]?.box;
        if (!box) throw new Error(`${latex}: ${label} has no box`);
        // Each symbol alone, on a piece of paper cut at whole pixels around its box.
        const [left, top] = [Math.floor(box.x) - 3, Math.floor(box.y) - 3];
        const alone = createInkCanvas(Math.ceil(box.width) + 7, Math.ceil(box.height) + 7);
        const moved = { ...placement, x: placement.x - left, y: placement.y - top };
        for (const outline of outlines) alone.fillOutline(outline, moved);
        const ink = inkBounds(alone.toGrey(0), alone.width);
        if (!ink) throw new Error(`${latex}: ${label} left no ink`);
        const gap = largestGap({ ...ink, x: ink.x + left, y: ink.y + top }, box);
        expect(gap, `${latex}: ${label}`).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('sample pages', () => {
  let pages: readonly SamplePage[] = [];

  beforeAll(async () => {
    pages = await allPages();
  });

  it('are as many as announced, with names and pictures of their own', () => {
    expect(pages).toHaveLength(samplePageCount);
    expect(new Set(pages.map((page) => page.name)).size).toBe(pages.length);
    expect(new Set(pages.map((page) => Buffer.from(page.png).toString('base64'))).size).toBe(pages.length);
  });

  it('are the same in every run, byte for byte', async () => {
    const again = await allPages();
    expect(again.map(({ png }) => sha256Of(png))).toEqual(pages.map(({ png }) => sha256Of(png)));
    expect(again.map(({ record, formulas }) => ({ record, formulas }))).toEqual(
      pages.map(({ record, formulas }) => ({ record, formulas })),
    );
  });

  it('are dark on white paper that reaches around all ink, with every box on ink', async () => {
    for (const { name, png, record } of pages) {
      const decoded = await decodeUpright(png);
      if (decoded.kind !== 'image') throw new Error(`${name} is not decoded`);
      const { width, height, channels, pixels } = decoded.pixels;
      expect(channels, name).toBe(1);
      const ink = inkBounds(pixels, width);
      if (!ink) throw new Error(`${name} is empty`);
      expect(Math.min(ink.x, ink.y, width - ink.x - ink.width, height - ink.y - ink.height), name).toBeGreaterThan(15);
      const darkest = pixels.reduce((least, value) => Math.min(least, value), 255);
      expect(darkest, name).toBeLessThan(70);
      for (const { extent } of record.formulas.flatMap((formula) => formula.symbols ?? [])) {
        if (extent.kind !== 'box') throw new Error(`${name} has a symbol without a box`);
        expect(largestGap(unionOf(extent.box, ink) ?? ink, ink), name).toBeLessThanOrEqual(1);
      }
    }
  });

  it('hold truth that is a complete layout tree wherever the layout is there', () => {
    let layouts = 0;
    for (const { record, formulas } of pages) {
      expect(formulas).toHaveLength(record.formulas.length);
      for (const [index, formula] of record.formulas.entries()) {
        const layers = formulas[index]?.layers;
        expect(formula.symbols === null).toBe(layers?.symbols.state === 'absent');
        expect(formula.relations === null).toBe(layers?.layout.state === 'absent');
        expect(formula.latex === null).toBe(layers?.latex.state === 'absent');
        if (!formula.relations || !formula.symbols) continue;
        const symbols = formula.symbols.map(({ key, label }) => ({ id: key, label }));
        expect(readingOrder(symbols, formula.relations).complete).toBe(true);
        layouts += 1;
      }
    }
    expect(layouts).toBeGreaterThan(50);
  });

  it('keep the symbols of each worksheet formula in its region, and regions apart', () => {
    const sheets = pages.filter((page) => page.record.hasRegions);
    expect(sheets).toHaveLength(3);
    for (const { record } of sheets) {
      const regions = record.formulas.flatMap(({ region }) => (region ? [region] : []));
      expect(regions).toHaveLength(record.formulas.length);
      for (const { region, symbols } of record.formulas) {
        for (const { extent } of symbols ?? []) {
          expect(extent.kind === 'box' && unionOf(extent.box, region)).toEqual(region);
        }
      }
      for (const [index, a] of regions.entries()) {
        for (const b of regions.slice(index + 1)) {
          const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          expect(apart).toBe(true);
        }
      }
    }
  });

  it('stand in every state, half of them accepted, with a reason where one was returned', () => {
    const formulas = pages.flatMap((page) => page.formulas);
    const states = formulas.flatMap(({ layers }) => Object.values(layers).map((layer) => layer.state));
    expect(new Set(states)).toEqual(new Set(['absent', 'returned', 'drafted', 'submitted', 'accepted']));
    const accepted = formulas.filter(({ layers }) => Object.values(layers).every(({ state }) => state === 'accepted'));
    expect(accepted.length / formulas.length).toBeGreaterThan(0.4);
    expect(accepted.length / formulas.length).toBeLessThan(0.6);
    for (const { layers } of formulas) {
      for (const { state, reason } of Object.values(layers)) expect(reason !== null).toBe(state === 'returned');
    }
    const reasons = formulas.flatMap(({ layers }) => Object.values(layers).flatMap(({ reason }) => reason ?? []));
    expect(new Set(reasons).size).toBeGreaterThanOrEqual(3);
  });

  it('have categories of every structure of the template', () => {
    const formulas = pages.flatMap((page) => page.formulas);
    const structures = new Set(formulas.flatMap(({ categories }) => categories['structure'] ?? []));
    expect([...structures].sort()).toEqual(['fraction', 'linear', 'root', 'script', 'system', 'vertical']);
    for (const { categories } of formulas) {
      expect(categories['level']).toHaveLength(1);
      expect(categories['script']).toEqual(['printed']);
    }
  });
});
