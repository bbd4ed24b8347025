import { beforeAll, describe, expect, it } from 'vitest';
import { Annotating, distanceOf } from './support/annotating.ts';
import { around, type DrawnFormula, drawFormula, inkOf } from './support/drawn-formula.ts';
import { useJourney } from './support/journey.ts';
import { openProjectWith } from './support/prepared-project.ts';
import { truthOf } from './support/stored-truth.ts';

const journey = useJourney();
let formula: DrawnFormula;

beforeAll(async () => {
  formula = await drawFormula(String.raw`x^{2}+\frac{1}{2}=3`);
});

/** Somebody at the picture of the formula, in a new project. */
async function sitAtFormula() {
  const [id] = await openProjectWith(journey(), [formula]);
  if (!id) throw new Error('Nothing was imported.');
  const seat = await journey().sit();
  const work = await Annotating.open(journey(), seat, id);
  const stored = () => truthOf(journey().project, id);
  const count = async () => (await stored()).labels.length;
  return { seat, work, stored, count };
}

/** What is read over all places of the formula, from left to right. */
const printed = String.raw`x^{2}+\frac{1}{2}=3`;

describe('the LaTeX draws the boxes', () => {
  it('at one key, with relations; accepted one by one or all at once; taken back by one undo', async () => {
    const { work, stored, count, seat } = await sitAtFormula();
    await work.writeLatex(printed);
    await work.press('Alt+b');
    await expect.poll(count).toBe(8);
    const { labels, boxes, relations } = await stored();
    expect(labels.toSorted()).toEqual(['+', '-', '1', '2', '2', '3', '=', 'x']);
    expect(relations).toContain('x Sup 2');
    expect(relations).toHaveLength(7);
    for (const label of ['x', '+', '=', '3']) {
      const tight = inkOf(formula, label);
      expect(Math.min(...boxes.map((box) => distanceOf(box, tight))), label).toBeLessThan(2);
    }
    const open = (left: number) => seat.page.getByText(seat.say('annotate', 'guidedOpen', { count: left })).waitFor();
    await open(8);
    const answering = async () => (await stored()).sources;
    expect(await answering()).toEqual({ symbols: 'machine', layout: 'machine', latex: 'person' });
    await work.press('Tab');
    await work.press('y');
    await open(7);
    await work.press('Shift+y');
    await seat.page.getByText(seat.say('annotate', 'guidedOpen', { count: 7 })).waitFor({ state: 'hidden' });
    await expect.poll(answering).toEqual({ symbols: 'person', layout: 'person', latex: 'person' });
    await work.press('ControlOrMeta+z');
    await open(8);
    await expect.poll(answering).toEqual({ symbols: 'machine', layout: 'machine', latex: 'person' });
    await work.press('ControlOrMeta+z');
    await expect.poll(count).toBe(0);
    expect((await stored()).latex).toBe(printed);
    await work.press('ControlOrMeta+Shift+z');
    await expect.poll(count).toBe(8);
    await work.press('ControlOrMeta+Enter');
    await expect
      .poll(async () => (await stored()).states)
      .toEqual({ symbols: 'accepted', layout: 'accepted', latex: 'accepted' });
    expect(await answering()).toEqual({ symbols: 'person', layout: 'person', latex: 'person' });
  });

  it('which are to be looked at when the page is opened again, too', async () => {
    const { work, stored, count, seat } = await sitAtFormula();
    await work.writeLatex(printed);
    await work.press('Alt+b');
    await expect.poll(count).toBe(8);
    await work.saved();
    await seat.page.reload();
    await work.ready(work.page);
    await seat.page.getByText(seat.say('annotate', 'guidedOpen', { count: 8 })).waitFor();
    await work.canvas.focus();
    await work.press('Shift+y');
    await expect.poll(async () => (await stored()).sources.symbols).toBe('person');
  });

  it('only where it has changed, when it is pressed again', async () => {
    const { work, stored, count } = await sitAtFormula();
    await work.press('r');
    await work.boxSymbol(around(inkOf(formula, 'x'), 8), 'x');
    await work.press('v');
    await expect.poll(count).toBe(1);
    const { boxes: byHand } = await stored();
    await work.writeLatex(printed);
    await work.press('Alt+b');
    await expect.poll(count).toBe(8);
    const { boxes } = await stored();
    expect(boxes).toContainEqual(byHand[0]);
  });

  it('suggests the class that is left for a box drawn by hand', async () => {
    const { work, stored, count } = await sitAtFormula();
    await work.writeLatex('x^2+1=3');
    await work.press('Escape');
    await work.press('r');
    await work.drawBox(around(inkOf(formula, 'x')));
    await expect.poll(() => work.seat.page.getByRole('option').first().getAttribute('title')).toBe('x');
    await work.press('Enter');
    await expect.poll(count).toBe(1);
    await expect.poll(async () => (await stored()).labels).toEqual(['x']);
  });

  it('and the boxes draw the LaTeX, where nobody has written it', async () => {
    const { work, stored, count, seat } = await sitAtFormula();
    await work.press('k');
    await expect.poll(count).toBe(8);
    expect((await stored()).labels.every((label) => label === '?')).toBe(true);
    await work.press('ControlOrMeta+z');
    await expect.poll(count).toBe(0);
    await work.press('r');
    for (const label of ['x', '=', '3']) await work.boxSymbol(around(inkOf(formula, label)), label);
    await work.press('Escape');
    await seat.page.getByRole('button', { name: seat.say('annotate', 'guidedDraft') }).click();
    await expect.poll(async () => (await stored()).latex).toBe('x = 3');
  });
});

describe('truth that checks itself', () => {
  it('names what is wrong, leads to it, and takes either side', async () => {
    const { work, stored, count, seat } = await sitAtFormula();
    await work.writeLatex(printed);
    await work.press('Alt+b');
    await expect.poll(count).toBe(8);
    await work.writeLatex(printed.replace('3', '8'));
    const finding = seat.page.getByRole('button', { name: /labelled 3.*LaTeX says 8/ });
    await finding.click();
    await expect.poll(() => work.symbol('3').getAttribute('aria-pressed')).toBe('true');
    await seat.page.getByRole('button', { name: seat.say('annotate', 'checkTakeLayout') }).click();
    await finding.waitFor({ state: 'hidden' });
    expect((await stored()).latex).toBe(String.raw`x^{2} + \frac{1}{2} = 3`);
  });
});
