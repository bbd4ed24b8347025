import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import { csvRow } from './csv.ts';
import { clipBox, coverWindow, symbolWindow } from './cut-window.ts';
import { itemName } from './item-name.ts';
import { roundBox, roundPixels } from './round-pixels.ts';

const side = fc.integer({ min: 1, max: 5000 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** A page and a box inside it, wherever its edges fall. */
const pageAndBox = fc.tuple(side, side, share, share, share, share).map(([width, height, left, top, right, bottom]) => {
  const x = left * width * 0.999;
  const y = top * height * 0.999;
  const box = { x, y, width: Math.max(0.01, right * (width - x)), height: Math.max(0.01, bottom * (height - y)) };
  return { page: { width, height }, box: clipBox(box, { width, height }) ?? { x: 0, y: 0, width: 1, height: 1 } };
});

describe('roundBox', () => {
  it('keeps a box within 0.01 pixels and inside its image', () => {
    fc.assert(
      fc.property(pageAndBox, ({ page, box }) => {
        const [x, y, width, height] = roundBox(box, page);
        expect(x + width).toBeLessThanOrEqual(page.width);
        expect(y + height).toBeLessThanOrEqual(page.height);
        expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0);
        for (const [written, stored] of [
          [x, box.x],
          [y, box.y],
          [x + width, box.x + box.width],
          [y + height, box.y + box.height],
        ] as const) {
          expect(Math.abs(written - stored)).toBeLessThan(0.001);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('writes no minus zero and no long fractions', () => {
    expect(Object.is(roundPixels(-0.00001), 0)).toBe(true);
    expect(JSON.stringify(roundPixels(1 / 3))).toBe('0.3333');
  });
});

describe('coverWindow', () => {
  it('holds the box in whole pixels and no row or column more', () => {
    fc.assert(
      fc.property(pageAndBox, ({ page, box }) => {
        const window = coverWindow([box]);
        expect(Object.values(window).every(Number.isInteger)).toBe(true);
        expect(window.x).toBeGreaterThanOrEqual(0);
        expect(window.x + window.width).toBeLessThanOrEqual(page.width);
        expect(window.x - box.x).toBeLessThanOrEqual(0.001);
        expect(box.x + box.width - window.x - window.width).toBeLessThanOrEqual(0.001);
        expect(box.x - window.x).toBeLessThan(1);
        expect(window.y + window.height - box.y - box.height).toBeLessThan(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no column for an edge that is off by rounding alone', () => {
    expect(coverWindow([{ x: 9.999_999_9, y: 4, width: 5.000_000_2, height: 2 }])).toEqual({
      x: 10,
      y: 4,
      width: 5,
      height: 2,
    });
  });
});

describe('symbolWindow', () => {
  it('is 10 pixels a side or the whole page, on the page, and holds box and padding', () => {
    fc.assert(
      fc.property(pageAndBox, fc.integer({ min: 0, max: 20 }), ({ page, box }, padding) => {
        const window = symbolWindow(box, page, padding, 10);
        expect(window.width).toBeGreaterThanOrEqual(Math.min(10, page.width));
        expect(window.height).toBeGreaterThanOrEqual(Math.min(10, page.height));
        expect(Math.min(window.x, window.y)).toBeGreaterThanOrEqual(0);
        expect(window.x + window.width).toBeLessThanOrEqual(page.width);
        expect(window.y + window.height).toBeLessThanOrEqual(page.height);
        expect(window.x - Math.max(0, box.x - padding)).toBeLessThanOrEqual(0.001);
        const right = Math.min(page.width, box.x + box.width + padding);
        expect(right - window.x - window.width).toBeLessThanOrEqual(0.001);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('itemName', () => {
  it('bears every source name: no dot, no space, no separator, never empty, different for different ids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (source) => {
        expect(itemName(source, '01ABC')).toMatch(/^[A-Za-z0-9_-]{5,46}$/);
        expect(itemName(source, '01ABC')).not.toBe(itemName(source, '01ABD'));
      }),
    );
  });

  it('keeps what people know the source by', () => {
    expect(itemName('반/IMG 0012 (copy).jpeg', 'ID')).toBe('IMG_0012_copy_ID');
    expect(itemName('../../etc/passwd', 'ID')).toBe('passwd_ID');
    expect(itemName('수식.png', 'ID')).toBe('ID');
    expect(itemName('con.v2.png', 'ID')).toBe('con_v2_ID');
  });
});

describe('csvRow', () => {
  it('quotes texts, doubles quotes and leaves numbers', () => {
    expect(csvRow(['6.0', 8, ',', '"', '\\pi'])).toBe('"6.0",8,",","""","\\pi"\n');
  });
});

describe('canonicalJson', () => {
  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('leaves out members that are undefined', () => {
    expect(canonicalJson({ b: [1, { d: undefined, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x"}]}');
  });
});
