import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burnUpScene } from './burn-up.ts';
import { columnsScene } from './columns.ts';
import { fitText, textWidth } from './fit-text.ts';
import { heatMapScene } from './heat-map.ts';
import { memoryStepsScene } from './memory-steps.ts';
import { ticksTo } from './scale.ts';
import type { Scene } from './scene.ts';
import { statusBarsScene } from './status-bars.ts';
import { writeSvg } from './write-svg.ts';

const number = (value: number) => String(value);
const rectangles = ({ marks }: Scene) => marks.flatMap((mark) => (mark.kind === 'rectangle' ? [mark] : []));
const texts = ({ marks }: Scene) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

type TextMark = Extract<Scene['marks'][number], { readonly kind: 'text' }>;

function boxOf({ text, x, y, size, anchor }: TextMark) {
  const width = textWidth(text, size);
  const left = x - { start: 0, middle: width / 2, end: width }[anchor];
  return { text, left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.2 };
}

function isOver(one: ReturnType<typeof boxOf>, other: ReturnType<typeof boxOf>): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

describe('ticksTo', () => {
  it('reaches the greatest value in a few round steps of whole things', () => {
    expect(ticksTo(150)).toEqual([0, 50, 100, 150]);
    expect(ticksTo(3)).toEqual([0, 1, 2, 3]);
    expect(ticksTo(0)).toEqual([0, 1]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (most) => {
        const ticks = ticksTo(most);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});

describe('fitText', () => {
  it('never gives more than fits, and counts Hangul as wide', () => {
    expect(textWidth('분수', 10)).toBe(20);
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 20, max: 200 }), (text, width) => {
        expect(textWidth(fitText(text, 12, width), 12)).toBeLessThanOrEqual(Math.max(width, textWidth('…', 12)));
      }),
    );
    expect(fitText('short', 12, 200)).toBe('short');
  });
});

describe('the level of columns', () => {
  it('leave room beside them for the name of the level that they should reach', () => {
    const columns = Array.from({ length: 120 }, (_, place) => ({
      name: `\\c${place}`,
      value: 120 - place,
      title: String(place),
      paint: 'accepted' as const,
    }));
    const level = { value: 3, text: 'Minimum 3' };
    const scale = 'log' as const;
    const scene = columnsScene({ title: 't', columns, level, width: 700, height: 300, scale, number, isCode: true });
    const named = scene.marks.find((mark) => mark.kind === 'text' && mark.text === level.text);
    if (named?.kind !== 'text') throw new Error('The level is named.');
    const { left, right } = boxOf(named);
    for (const { x, width } of rectangles(scene)) expect(x + width).toBeLessThanOrEqual(left);
    expect(right).toBeLessThanOrEqual(700);
  });
});

describe('a heat map', () => {
  const scene = heatMapScene({
    title: 'Level × Script',
    rows: ['Elementary', 'Middle'],
    columns: ['Printed'],
    width: 400,
    cells: [
      { row: 0, column: 0, share: 1.4, figure: '14', detail: 'of 10', title: 'a', link: 'x' },
      { row: 1, column: 0, share: 0, figure: '0', detail: '', title: 'b' },
      { row: 1, column: 0, share: 1, isAside: true, figure: '9', detail: '', title: 'c' },
    ],
  });

  it('is deepest where the target is reached, and empty where nothing is', () => {
    const [, full, , empty, , aside] = rectangles(scene);
    expect(aside).toMatchObject({ fill: 'quiet', opacity: 0.35 });
    expect(full).toMatchObject({ opacity: 1, link: 'x' });
    expect(empty).toMatchObject({ opacity: 0 });
  });
});

describe('status bars', () => {
  it('are as long as their values, one part after the other', () => {
    const scene = statusBarsScene({
      title: 't',
      width: 820,
      number,
      bars: [
        {
          name: 'a',
          parts: [
            { paint: 'accepted', value: 25, title: '' },
            { paint: 'submitted', value: 50, title: '' },
          ],
          target: 100,
          figure: '',
        },
      ],
    });
    const [accepted, submitted, target] = rectangles(scene);
    if (!accepted || !submitted || !target) throw new Error('A bar has its parts.');
    expect(submitted.width).toBeCloseTo(2 * accepted.width);
    expect(submitted.x).toBeCloseTo(accepted.x + accepted.width);
    expect(target.x + 1 - accepted.x).toBeCloseTo(4 * accepted.width);
  });

  it('leave their figures the room they need', () => {
    const parts = [{ paint: 'accepted', value: 1, title: '' }] as const;
    const figures = ['1 missing', '2,628,572 of 4,000,000 missing'];
    const bars = figures.map((figure) => ({ name: 'a', parts, target: null, figure }));
    const scene = statusBarsScene({ title: 't', width: 820, number, bars });
    expect(texts(scene)).toEqual(expect.arrayContaining(figures));
    for (const bar of rectangles(scene)) {
      expect(bar.x + bar.width).toBeLessThan(820 - textWidth(figures[1] ?? '', 12));
    }
  });
});

describe('a burn-up', () => {
  const words = { target: 'Target', today: 'Today', due: 'Due', forecast: 'Forecast', needed: 'Needed' };
  const chart = {
    title: 't',
    history: [
      { day: '2026-01-01', accepted: 10 },
      { day: '2026-01-11', accepted: 40 },
    ],
    target: 100,
    today: '2026-01-21',
    due: '2026-02-05',
    forecast: '2026-02-09',
    width: 800,
    height: 300,
    words,
    number,
    date: (day: string) => day,
  };
  const paths = ({ marks }: Scene) => marks.flatMap((mark) => (mark.kind === 'path' ? [mark] : []));

  it('climbs in steps, and leads on to the target on the day of the forecast', () => {
    const scene = burnUpScene(chart);
    const curve = paths(scene).find(({ stroke }) => stroke === 'accepted');
    const heights = curve?.points.map(({ y }) => y) ?? [];
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
    const forecast = paths(scene).find(({ title }) => title === 'Forecast');
    const needed = paths(scene).find(({ title }) => title === 'Needed');
    const [from, to] = forecast?.points ?? [];
    expect(from).toEqual(curve?.points.at(-1));
    expect(to?.y).toBeCloseTo(needed?.points[1]?.y ?? 0);
    expect(to?.x).toBeGreaterThan(needed?.points[1]?.x ?? 0);
    expect(texts(scene)).toContain('Forecast 2026-02-09');
  });

  it('leaves what was done half of the width, however far away a date is', () => {
    const far = burnUpScene({ ...chart, due: '2031-06-01', forecast: '2029-01-01' });
    const curve = paths(far).find(({ stroke }) => stroke === 'accepted');
    expect(curve?.points.at(-1)?.x).toBeGreaterThanOrEqual(chart.width / 2);
    expect(Math.max(...paths(far).flatMap(({ points }) => points.map(({ x }) => x)))).toBeLessThanOrEqual(chart.width);
    expect(texts(far)).toContain('Due 2031-06-01 →');
    expect(texts(far)).toContain('Forecast 2029-01-01 →');
  });

  it('can be drawn of nothing', () => {
    const scene = burnUpScene({ ...chart, history: [], target: null, due: null, forecast: null });
    expect(scene.marks.length).toBeGreaterThan(0);
  });
});

describe('columns', () => {
  it('on a logarithmic scale show one of a hundred, too', () => {
    const scene = columnsScene({
      title: 't',
      columns: [100, 1, 0].map((value) => ({ name: String(value), value, title: '', paint: 'accepted' as const })),
      level: null,
      width: 400,
      height: 300,
      scale: 'log',
      number,
      isCode: true,
    });
    const [most, one, none] = rectangles(scene);
    expect(one?.height).toBeGreaterThan((most?.height ?? 0) / 10);
    expect(none?.height).toBe(0);
  });
});

describe('names of columns', () => {
  const namesOf = (count: number, width: number) => {
    const names = Array.from({ length: count }, (_, index) => `\\lambda${index}`);
    const columns = names.map((name) => ({ name, value: 1, title: '', paint: 'accepted' as const }));
    const scene = columnsScene({
      title: 't',
      columns,
      level: null,
      width,
      height: 300,
      scale: 'log',
      number,
      isCode: true,
    });
    return scene.marks.filter((mark) => mark.kind === 'text').filter(({ text }) => names.includes(text));
  };

  it('are whole and of every column, turned where they have no room side by side', () => {
    expect(namesOf(4, 500).map(({ isTurned }) => isTurned)).toEqual([undefined, undefined, undefined, undefined]);
    const narrow = namesOf(60, 1000);
    expect(narrow).toHaveLength(60);
    expect(narrow.every(({ isTurned }) => isTurned)).toBe(true);
  });

  it('leave some out rather than to print on each other', () => {
    expect(namesOf(400, 1000).length).toBeLessThan(100);
  });
});

describe('memory steps', () => {
  it('put a model of just over half the memory on the step of one', () => {
    const scene = memoryStepsScene({
      title: 't',
      models: [
        { name: 'half', modelGb: 5, deviceGb: 10 },
        { name: 'more', modelGb: 5.01, deviceGb: 10 },
      ],
      width: 600,
      height: 260,
      number,
      sizeName: 'size',
      countName: 'count',
    });
    expect(rectangles(scene).map(({ title }) => title)).toEqual(['half: 5 GB, 2', 'more: 5.01 GB, 1']);
  });

  it('let no text lie over another, however close the models and the devices are', () => {
    const gigabytes = fc.double({ min: 0.01, max: 24, noNaN: true });
    const model = fc.record({
      name: fc.constantFrom('Extractor', 'Detector', 'Recognizer', '변환'),
      modelGb: gigabytes,
      deviceGb: fc.constantFrom(0.3, 8, 10, 24),
    });
    // A name that has to stand on the left of its model, where another one stands already.
    const clipped = [
      { name: 'Extractor', modelGb: 8.62152112676057, deviceGb: 0.3 },
      { name: 'Recognizer', modelGb: 10.314366197183103, deviceGb: 10 },
      { name: 'Extractor', modelGb: 0.01, deviceGb: 0.3 },
    ];
    const digits = (value: number) => String(Math.round(value * 100) / 100);
    fc.assert(
      fc.property(fc.array(model, { minLength: 1, maxLength: 6 }), (models) => {
        const names = { title: 't', sizeName: 'Model size', countName: 'Instances on a device' };
        const scene = memoryStepsScene({ ...names, models, width: 1060, height: 260, number: digits });
        const boxes = scene.marks.flatMap((mark) => (mark.kind === 'text' ? [boxOf(mark)] : []));
        for (const [place, one] of boxes.entries())
          for (const other of boxes.slice(place + 1))
            expect(isOver(one, other), `${one.text} | ${other.text}`).toBe(false);
      }),
      { examples: [[clipped]] },
    );
  });

  it('name models that stand close together in one line', () => {
    const models = ['near', 'nearer'].map((name, place) => ({ name, modelGb: 0.1 + place * 0.01, deviceGb: 10 }));
    const names = { title: 't', sizeName: 'size', countName: 'count' };
    const scene = memoryStepsScene({ ...names, models, width: 600, height: 260, number });
    expect(texts(scene)).toContain('near, nearer');
  });
});

describe('writeSvg', () => {
  it('writes a file of its own in which foreign text is text', () => {
    const svg = writeSvg({
      width: 10,
      height: 20,
      title: '<script>"&\u0001',
      marks: [
        { kind: 'rectangle', x: 0, y: 1.23456, width: 5, height: 5, fill: 'accepted', title: 'a < b' },
        { kind: 'text', x: 1, y: 2, text: '</text>', size: 11, fill: 'text', anchor: 'end' },
      ],
    });
    expect(svg).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="10" height="20" viewBox="0 0 10 20" font-family="Pretendard, Inter, &quot;Segoe UI&quot;, &quot;Apple SD Gothic Neo&quot;, &quot;Noto Sans KR&quot;, &quot;Malgun Gothic&quot;, Arial, sans-serif" role="img">
  <title>&lt;script&gt;&quot;&amp;</title>
  <rect width="100%" height="100%" fill="#ffffff"/>
  <rect x="0" y="1.23" width="5" height="5" fill="#17835a"><title>a &lt; b</title></rect>
  <text x="1" y="2" font-size="11" text-anchor="end" fill="#1d2129">&lt;/text&gt;</text>
</svg>
`,
    );
  });
});
