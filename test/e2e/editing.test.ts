import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Box, Point } from '#schemas/domain/geometry.ts';
import { Annotating, distanceOf, middleOf } from './support/annotating.ts';
import { around, type DrawnFormula, drawFormula, inkOf } from './support/drawn-formula.ts';
import { useJourney } from './support/journey.ts';
import { paintComparer } from './support/paint-comparer.ts';
import { openProjectWith } from './support/prepared-project.ts';
import { truthOf } from './support/stored-truth.ts';

const journey = useJourney();
let sum: DrawnFormula;

beforeAll(async () => {
  sum = await drawFormula('1+2=3');
});

/** Somebody at the picture of the sum, in a new project. */
async function sitAtSum() {
  const [id] = await openProjectWith(journey(), [sum]);
  if (!id) throw new Error('Nothing was imported.');
  const seat = await journey().sit();
  const work = await Annotating.open(journey(), seat, id);
  const stored = () => truthOf(journey().project, id);
  return { seat, work, stored };
}

describe('a box', () => {
  it('is moved, resized, nudged, deleted, and each of it undone and redone', async () => {
    const { work, stored } = await sitAtSum();
    const tight = inkOf(sum, '1');
    const boxIs = (box: Box) => expect.poll(async () => distanceOf((await stored()).boxes[0], box)).toBeLessThan(1);
    await work.press('r');
    await work.boxSymbol(around(tight), '1');
    await work.press('v');
    await boxIs(tight);

    const moved = { ...tight, x: tight.x + 20, y: tight.y + 8 };
    await work.drag(middleOf(tight), middleOf(moved));
    await boxIs(moved);
    const resized = { ...moved, width: moved.width + 30, height: moved.height + 12 };
    await work.dragHandle(moved, 'se', { x: resized.x + resized.width, y: resized.y + resized.height });
    await boxIs(resized);
    await work.press('ArrowRight');
    await work.press('Shift+ArrowDown');
    const nudged = { ...resized, x: resized.x + 1, y: resized.y + 10 };
    await boxIs(nudged);
    await work.press('Delete');
    await expect.poll(async () => (await stored()).boxes).toEqual([]);

    await work.press('ControlOrMeta+z');
    await boxIs(nudged);
    expect((await stored()).labels).toEqual(['1']);
    await work.press('ControlOrMeta+z');
    await work.press('ControlOrMeta+z');
    await boxIs(resized);
    await work.press('ControlOrMeta+z');
    await boxIs(moved);
    await work.press('ControlOrMeta+z');
    await boxIs(tight);
    await work.press('ControlOrMeta+Shift+z');
    await boxIs(moved);
    await work.press('ControlOrMeta+y');
    await boxIs(resized);
  });

  it('is given up with Escape while it is drawn or dragged', async () => {
    const { work, stored, seat } = await sitAtSum();
    const tight = inkOf(sum, '2');
    const drawn = around(tight);
    await work.press('r');
    await work.drag(
      { x: drawn.x, y: drawn.y },
      { x: drawn.x + drawn.width, y: drawn.y + drawn.height },
      { isHeld: true },
    );
    await work.press('Escape');
    await seat.page.mouse.up();
    await work.boxSymbol(drawn, '2');
    await work.press('v');
    await work.drag(middleOf(drawn), { x: 10, y: 10 }, { isHeld: true });
    await work.press('Escape');
    await seat.page.mouse.up();
    await work.press('ControlOrMeta+s');
    await seat.page.getByText(seat.say('annotate', 'notice-saved-now')).waitFor();
    const { boxes, labels } = await stored();
    expect(labels).toEqual(['2']);
    expect(distanceOf(boxes[0], tight)).toBeLessThan(1);
  });
});

describe('the canvas', () => {
  it('draws again what an edit has changed, and looks as if all had been drawn', async () => {
    const { work, seat, stored } = await sitAtSum();
    await work.press('r');
    for (const label of ['1', '+', '2', '=', '3']) await work.boxSymbol(around(inkOf(sum, label)), label);
    await work.press('v');
    await seat.page.mouse.move(0, 0);
    const compare = await paintComparer(seat.page);
    for (const edit of ['ArrowRight', 'Delete', 'ControlOrMeta+z']) {
      await work.press(edit);
      await compare(true);
      // All is drawn again when labels are put away and shown again.
      await work.press('Shift+l');
      expect((await compare(false)).count, edit).toBeGreaterThan(500);
      await work.press('Shift+l');
      expect(await compare(false), edit).toEqual({ count: 0, where: '' });
    }
    await expect.poll(async () => (await stored()).boxes.length).toBe(5);
  });
});

describe('a transparent picture', () => {
  it('stands on white, on black where it is inverted, and one click finds its ink', async () => {
    const size = { width: 2400, height: 1700 };
    const at = { left: 900, top: 700 };
    // So large that it is drawn from a smaller copy; black ink on nothing.
    const ink = await sharp(sum.png).greyscale().negate().raw().toBuffer();
    const page = { create: { ...size, channels: 3 as const, background: '#000000' } };
    const alpha = await sharp({ create: { ...size, channels: 3, background: '#000000' } })
      .composite([{ input: ink, raw: { width: sum.width, height: sum.height, channels: 1 }, ...at }])
      .extractChannel(0)
      .raw()
      .toBuffer();
    const raw = { ...size, channels: 1 as const };
    const png = await sharp(page).joinChannel(alpha, { raw }).png().toBuffer();
    const [id = expect.fail()] = await openProjectWith(journey(), [{ png }]);
    const seat = await journey().sit();
    const work = await Annotating.open(journey(), seat, id);
    // The ink is small on the picture: the view begins at it.
    await work.press('f');
    const lightAt = async (point: Point) => {
      const shown = await work.onScreen(point);
      const part = { left: Math.floor(shown.x), top: Math.floor(shown.y), width: 1, height: 1 };
      return (
        await sharp(await seat.page.screenshot())
          .extract(part)
          .greyscale()
          .raw()
          .toBuffer()
      )[0];
    };
    const inked = inkOf(sum, '1');
    const tight = { ...inked, x: inked.x + at.left, y: inked.y + at.top };
    const ground = { x: 300, y: 300 };
    await journey().photograph(seat, 'transparent picture');
    await expect.poll(() => lightAt(ground)).toBe(255);
    await expect.poll(() => lightAt(middleOf(tight))).toBeLessThan(160);
    await work.press('Shift+I');
    await expect.poll(() => lightAt(ground)).toBe(0);
    await expect.poll(() => lightAt(middleOf(tight))).toBeGreaterThan(95);
    await work.press('Shift+I');
    await work.press('r');
    await work.click(middleOf(tight));
    await work.giveClass('1');
    await expect.poll(async () => distanceOf((await truthOf(journey().project, id)).boxes[0], tight)).toBeLessThan(3);
  });
});

describe('pages', () => {
  it('are turned forward and back, each with its picture, and worked on', async () => {
    const formulas = await Promise.all(['1', '2', '3', '4', '5', '6'].map((latex) => drawFormula(latex)));
    const ids = await openProjectWith(journey(), formulas);
    const [first] = ids;
    if (!first) throw new Error('Nothing was imported.');
    const seat = await journey().sit();
    const work = await Annotating.open(journey(), seat, first);
    // A picture that was let go while it is shown would be an error of the window, which the journey fails for.
    for (const [key, order] of [
      ['d', ids],
      ['a', ids.toReversed()],
    ] as const) {
      for (const id of order.slice(1)) {
        await work.press(key);
        await work.ready(id);
      }
    }
    await work.press('r');
    const drawn = formulas[0];
    if (!drawn) throw new Error('Nothing was drawn.');
    await work.boxSymbol(around(inkOf(drawn, '1')), '1');
    await expect.poll(async () => (await truthOf(journey().project, first)).labels).toEqual(['1']);
  });
});

describe('what is the same on many pages', () => {
  it('is given at once: categories as before, and classes of one box after the other', async () => {
    const [first, second] = await openProjectWith(journey(), [sum, await drawFormula('1+1')]);
    if (!first || !second) throw new Error('Two pages were imported.');
    const seat = await journey().sit();
    const { say } = seat;
    const stored = (page: typeof first) => truthOf(journey().project, page);
    const work = await Annotating.open(journey(), seat, first);
    const again = work.panel.getByRole('button', { name: say('annotate', 'action-repeat-categories') });
    expect(await again.count()).toBe(0);
    await work.category('Elementary').click();
    await work.category('Printed').click();
    await expect.poll(async () => (await stored(first)).categories).toEqual(['elementary', 'printed']);
    await work.canvas.focus();
    await work.press('d');
    await work.ready(second);
    await work.category('University').click();
    await again.click();
    await expect.poll(async () => (await stored(second)).categories).toEqual(['printed', 'university']);
    await again.waitFor({ state: 'hidden' });
    await work.canvas.focus();
    await work.press('ControlOrMeta+z');
    await work.press('ControlOrMeta+z');
    await expect.poll(async () => (await stored(second)).categories).toEqual([]);
    await work.press('Shift+c');
    await expect.poll(async () => (await stored(second)).categories).toEqual(['elementary', 'printed']);
    await work.press('Shift+c');
    await seat.page.getByText(say('annotate', 'notice-no-categories-before')).waitFor();

    // Boxes without classes: typing gives one, Tab leads on, and the last is given by Enter.
    await work.press('Alt+b');
    await expect.poll(async () => (await stored(second)).boxes.length).toBe(3);
    await work.press('Tab');
    await work.press('Enter');
    for (const label of ['1', '+', '1']) {
      await seat.page.keyboard.type(label);
      await work.press('Tab');
    }
    await expect.poll(async () => (await stored(second)).labels).toEqual(['1', '+', '1']);
    await journey().photograph(seat, 'editing 4 typed and Tab');
  });
});

describe('a drawn box', () => {
  it('closes around the ink in it, and stays as it is drawn with Alt', async () => {
    const { work, stored, seat } = await sitAtSum();
    const tight = inkOf(sum, '1');
    const loose = around(tight, 10);
    const boxIs = (box: Box) => expect.poll(async () => distanceOf((await stored()).boxes[0], box)).toBeLessThan(1);
    await work.press('r');
    await seat.page.keyboard.down('Alt');
    await work.drawBox(loose);
    await seat.page.keyboard.up('Alt');
    await work.giveClass('1');
    await boxIs(loose);
    // The palette is laid out between two boxes; the page under it is drawn on all the same.
    const onTop = await seat.page.locator('#annotate-canvas').evaluate((canvas) => {
      const { left, top } = canvas.getBoundingClientRect();
      return canvas.contains(document.elementFromPoint(left + 20, top + 20));
    });
    expect(onTop).toBe(true);
    await work.press('t');
    await boxIs(tight);
  });

  it('has a menu at the right button', async () => {
    const { work, stored, seat } = await sitAtSum();
    const tight = inkOf(sum, '1');
    await work.press('r');
    await work.boxSymbol(around(tight), '1');
    const { x, y } = await work.onScreen(middleOf(tight));
    await seat.page.mouse.click(x, y, { button: 'right' });
    await journey().photograph(seat, 'editing 3 menu');
    await seat.page.getByRole('menuitem', { name: seat.say('annotate', 'action-delete') }).click();
    await expect.poll(async () => (await stored()).boxes).toEqual([]);
    await work.press('ControlOrMeta+z');
    await expect.poll(async () => (await stored()).labels).toEqual(['1']);
  });
});

describe('LaTeX', () => {
  it('is shown as it prints, and what is wrong with it is said in words and in its place', async () => {
    const { work, stored, seat } = await sitAtSum();
    const { say } = seat;
    await work.writeLatex('\\frac{1}{2');
    const problems = work.panel.getByRole('list', { name: say('annotate', 'latexProblems') });
    const sentence = `${say('annotate', 'latexPlace', { line: 1, column: 9 })} ${say('annotate', 'problem-unclosed-group')}`;
    const problem = problems.getByRole('button', { name: sentence });
    await expect.poll(() => problems.getByRole('listitem').count()).toBe(1);
    await problem.waitFor();
    await journey().photograph(seat, 'editing 1 LaTeX problem');
    await problem.click();
    expect(
      await work.latex.evaluate((field: HTMLTextAreaElement) => [field.selectionStart, field.selectionEnd]),
    ).toEqual([8, 9]);
    await work.press('End');
    await seat.page.keyboard.type('}');
    await problems.waitFor({ state: 'hidden' });
    await work.panel.locator('.katex').first().waitFor();
    await expect.poll(async () => (await stored()).latex).toBe('\\frac{1}{2}');

    await work.press('Escape');
    expect(await work.hasFocus(work.canvas)).toBe(true);
    await work.press('ControlOrMeta+z');
    await expect.poll(async () => (await stored()).latex).toBe('\\frac{1}{2');
    await work.press('ControlOrMeta+z');
    await expect.poll(async () => (await stored()).latex).toBe('');
  });

  it('is edited as it prints, and the source follows', async () => {
    const { work, stored, seat } = await sitAtSum();
    await work.writeLatex('\\frac{1}{2}');
    const visual = work.panel.getByRole('button', { name: seat.say('annotate', 'latexVisual') });
    await visual.click();
    const field = seat.page.locator('math-field');
    await field.waitFor();
    // Whoever changes to the other field goes on writing at its end.
    await expect.poll(() => work.hasFocus(field)).toBe(true);
    await seat.page.keyboard.type('+r');
    await expect.poll(async () => (await stored()).latex).toBe('\\frac{1}{2}+r');
    expect(await seat.page.getByText(seat.say('annotate', 'mode-draw-symbol')).count()).toBe(0);
    await visual.click();
    expect(await work.latex.inputValue()).toBe('\\frac{1}{2}+r');
    await expect.poll(() => work.hasFocus(work.latex)).toBe(true);
    await seat.page.keyboard.type('s');
    await expect.poll(async () => (await stored()).latex).toBe('\\frac{1}{2}+rs');
  });

  it('is completed while it is typed', async () => {
    const { work, stored, seat } = await sitAtSum();
    await work.latex.click();
    await seat.page.keyboard.type('\\fra');
    await seat.page.getByRole('option', { name: '\\frac' }).waitFor();
    const problems = work.panel.getByRole('list', { name: seat.say('annotate', 'latexProblems') });
    expect(await problems.count()).toBe(0);
    await work.press('Enter');
    await seat.page.keyboard.type('1');
    await expect.poll(async () => (await stored()).latex).toBe('\\frac{1}{}');

    // An environment is completed when its name is half typed, too, and is no fault before that.
    await work.press('ControlOrMeta+a');
    await seat.page.keyboard.type('\\begin{ca');
    await seat.page.getByRole('option', { name: '\\begin{cases}' }).waitFor();
    expect(await problems.count()).toBe(0);
    await work.press('Enter');
    await seat.page.keyboard.type('x');
    await expect.poll(async () => (await stored()).latex).toBe('\\begin{cases} x \\end{cases}');
  });

  it('has symbols that are dragged anywhere in the reading order, with classes that can be changed there', async () => {
    const { work, seat } = await sitAtSum();
    const { say } = seat;
    await work.press('r');
    for (const label of ['1', '+', '2']) await work.boxSymbol(around(inkOf(sum, label)), label);
    const list = work.panel.getByRole('group', { name: say('annotate', 'symbolsInOrder') });
    const order = () => list.getByRole('button').allInnerTexts();
    const labels = async () => (await order()).map((text) => text.replaceAll(/[^1+2]/g, '')[0]);
    await expect.poll(labels).toEqual(['1', '+', '2']);
    await work.symbol('1').dragTo(work.symbol('2'), { targetPosition: { x: 26, y: 15 } });
    await expect.poll(labels).toEqual(['+', '2', '1']);
    await work.symbol('2').click();
    await work.panel.getByRole('button', { name: say('annotate', 'classChange', { label: '2' }) }).waitFor();
  });

  it('is compared with the boxes', async () => {
    const { work, seat } = await sitAtSum();
    const { say } = seat;
    await work.press('r');
    await work.boxSymbol(around(inkOf(sum, '1')), '1');
    await work.boxSymbol(around(inkOf(sum, '3')), '3');
    await work.writeLatex('1+2');
    await work.panel.getByText(say('annotate', 'checkMissing')).waitFor();
    await work.panel.getByText(say('annotate', 'checkExtra')).waitFor();
    await journey().photograph(seat, 'editing 2 comparison');
    // What is still to be boxed stands under the LaTeX, chip by chip: the checks count it.
    await work.writeLatex('1+2=3');
    await work.panel.getByRole('button', { name: say('annotate', 'checkMissingCount', { count: 3 }) }).waitFor();
    expect(await work.panel.getByRole('button', { name: /but no box is labelled so/ }).count()).toBe(0);
  });

  it('agrees with the boxes only where these stand and are read as it says', async () => {
    const { work, seat, stored } = await sitAtSum();
    const { say } = seat;
    await work.press('r');
    for (const label of ['1', '+', '2']) await work.boxSymbol(around(inkOf(sum, label)), label);
    await work.writeLatex('2+1');
    await work.panel.getByText(say('annotate', 'checkPlaces')).waitFor();
    const places = work.panel.getByRole('button', { name: /would stand right of/ });
    await places.first().waitFor();
    await journey().photograph(seat, 'editing 3 misplaced');
    await work.writeLatex('1+2');
    await work.panel.getByText(say('annotate', 'checkFine')).waitFor();
    expect(await places.count()).toBe(0);

    await work.symbol('1').dragTo(work.symbol('2'), { targetPosition: { x: 26, y: 15 } });
    await work.panel.getByRole('button', { name: /^In the reading order \+ is number 1/ }).click();
    await expect.poll(() => work.symbol('+').getAttribute('aria-pressed')).toBe('true');
    await work.panel.getByText(say('annotate', 'checkPlaces')).waitFor();
    await work.press('ControlOrMeta+z');
    await work.panel.getByText(say('annotate', 'checkFine')).waitFor();

    // What is proposed is corrected where it is read: the rest stays as proposed.
    await work.symbol('2').click();
    const type = work.panel.getByRole('combobox', { name: say('annotate', 'relationType') });
    await work.panel.getByText(say('annotate', 'relationProposed'), { exact: true }).waitFor();
    await type.selectOption('Sub');
    await expect.poll(async () => (await stored()).relations).toEqual(['+ Sub 2', '1 Right +']);
    await work.panel
      .getByRole('button', { name: /^2 stands as a subscript of \+, and by the LaTeX right of \+/ })
      .waitFor();
  });
});
