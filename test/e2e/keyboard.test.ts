import type { CDPSession } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Annotating } from './support/annotating.ts';
import { around, type DrawnFormula, drawFormula, inkOf } from './support/drawn-formula.ts';
import { useJourney } from './support/journey.ts';
import { openProjectWith } from './support/prepared-project.ts';
import { truthOf } from './support/stored-truth.ts';

const journey = useJourney();
let sum: DrawnFormula;

beforeAll(async () => {
  sum = await drawFormula('1+2=3');
});

/** Somebody at the first of two pages. */
async function sitAtSum(language: 'en' | 'ko' = 'en') {
  const other = await drawFormula('x');
  const [id, next] = await openProjectWith(journey(), [sum, other]);
  if (!id || !next) throw new Error('Nothing was imported.');
  const seat = await journey().sit({ language });
  const work = await Annotating.open(journey(), seat, id);
  return { seat, work, next, stored: () => truthOf(journey().project, id) };
}

/** Presses a key as a keyboard with a Hangul layout does: another letter, the same place. */
async function pressHangul(keyboard: CDPSession, key: string, code: string, keyCode: number): Promise<void> {
  const common = { key, code, windowsVirtualKeyCode: keyCode };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...common });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
}

/** Types a syllable through the input method, jamo by jamo. */
async function compose(keyboard: CDPSession, steps: readonly string[]): Promise<void> {
  for (const text of steps) {
    await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await keyboard.send('Input.insertText', { text: steps.at(-1) ?? '' });
}

describe('under a Hangul layout', () => {
  it('keys mean what their places mean, and not in a text field', async () => {
    const { seat, work } = await sitAtSum('ko');
    const keyboard = await seat.context.newCDPSession(seat.page);
    await work.canvas.focus();
    await pressHangul(keyboard, 'ㄱ', 'KeyR', 82);
    await seat.page.getByText(seat.say('annotate', 'mode-draw-symbol')).waitFor();
    await pressHangul(keyboard, 'Process', 'KeyV', 229);
    await seat.page.getByText(seat.say('annotate', 'mode-draw-symbol')).waitFor({ state: 'hidden' });
    await work.latex.focus();
    await pressHangul(keyboard, 'ㄱ', 'KeyR', 82);
    await pressHangul(keyboard, 'Process', 'Escape', 229);
    expect(await work.hasFocus(work.latex)).toBe(true);
    expect(await seat.page.getByText(seat.say('annotate', 'mode-draw-symbol')).count()).toBe(0);
  });

  it('a class is found by its Korean name, and by letters typed without switching the layout', async () => {
    const { seat, work, stored } = await sitAtSum('ko');
    const keyboard = await seat.context.newCDPSession(seat.page);
    const field = seat.page.getByRole('combobox', { name: seat.say('annotate', 'paletteSearch', { count: 1 }) });
    await work.press('r');
    await work.drawBox(around(inkOf(sum, '1')));
    await expect.poll(() => work.hasFocus(field)).toBe(true);
    await keyboard.send('Input.imeSetComposition', { text: 'ㄹ', selectionStart: 1, selectionEnd: 1 });
    // The Enter that ends a composition belongs to the input method: it chooses nothing.
    await pressHangul(keyboard, 'Process', 'Enter', 229);
    expect(await field.inputValue()).toBe('ㄹ');
    await expect.poll(async () => (await stored()).labels).toEqual(['?']);
    await compose(keyboard, ['ㄹ', '루']);
    await compose(keyboard, ['ㅌ', '트']);
    await journey().photograph(seat, 'keyboard 1 Korean name');
    expect(await field.inputValue()).toBe('루트');
    await work.press('Enter');
    await expect.poll(async () => (await stored()).labels).toEqual(['\\sqrt']);

    await work.drawBox(around(inkOf(sum, '2')));
    await expect.poll(() => work.hasFocus(field)).toBe(true);
    await compose(keyboard, ['ㅌ']);
    await work.press('Enter');
    await expect.poll(async () => (await stored()).labels).toEqual(['\\sqrt', 'x']);
  });

  it('Korean is written into the LaTeX as it is composed', async () => {
    const { seat, work, stored } = await sitAtSum('ko');
    const keyboard = await seat.context.newCDPSession(seat.page);
    await work.writeLatex('\\text{');
    await compose(keyboard, ['ㄷ', '다', '답']);
    await seat.page.keyboard.type('}');
    await expect.poll(async () => (await stored()).latex).toBe('\\text{답}');
  });
});

describe('keys of one’s own', () => {
  it('come as a preset, are changed one by one, and say what they mean already', async () => {
    const { seat, work, next } = await sitAtSum();
    const { page, say } = seat;
    await work.press('F2');
    const dialog = page.getByRole('dialog', { name: say('annotate', 'keysTitle') });
    await dialog.getByRole('combobox', { name: say('annotate', 'keysPreset') }).click();
    await page.getByRole('option', { name: 'CVAT' }).click();
    const name = say('annotate', 'action-duplicate');
    const add = dialog.getByRole('button', { name: `${say('annotate', 'keysAdd')}: ${name}` });
    await add.click();
    await work.press('n');
    const draw = `“${say('annotate', 'action-tool-draw-symbol')}”`;
    const taken = dialog.getByText(say('annotate', 'keysTaken', { actions: draw }));
    await taken.waitFor();
    await work.press('Escape');
    await add.click();
    await work.press('n');
    await taken.waitFor();
    await journey().photograph(seat, 'keyboard 2 conflict named');
    await dialog.getByRole('button', { name: say('annotate', 'keysTake') }).click();
    await dialog.getByRole('button', { name: say('common', 'close'), exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await work.canvas.focus();
    await work.press('n');
    expect(await page.getByText(say('annotate', 'mode-draw-symbol')).count()).toBe(0);
    await work.press('f');
    await work.ready(next);
    await page.reload();
    await work.ready(next);
    await work.canvas.focus();
    await work.press('d');
    await page.waitForURL((url) => !url.hash.includes(next));
  });
});

describe('keys of one place', () => {
  it('hold there alone', async () => {
    const { seat, work } = await sitAtSum();
    const { page, say } = seat;
    await work.press('F2');
    const dialog = page.getByRole('dialog', { name: say('annotate', 'keysTitle') });
    await dialog.getByText(say('annotate', 'scope-panel'), { exact: true }).click();
    await dialog.getByText(say('annotate', 'keysHere', { scope: say('annotate', 'scope-panel') })).waitFor();
    const name = say('annotate', 'action-tool-relate');
    await dialog.getByRole('button', { name: `${say('annotate', 'keysAdd')}: ${name}` }).click();
    await work.press('F9');
    await dialog.getByRole('button', { name: say('common', 'close'), exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    const relating = page.getByText(say('annotate', 'mode-relate'));
    await work.canvas.focus();
    await work.press('F9');
    expect(await relating.count()).toBe(0);
    await work.panel.focus();
    await work.press('F9');
    await relating.waitFor();
  });
});

describe('without a pointer', () => {
  it('what is empty on purpose, and what is unusable, is said with a reason', async () => {
    const { seat, work, stored } = await sitAtSum();
    const { page, say } = seat;
    await work.canvas.focus();
    await work.press('Shift+u');
    await page.getByRole('dialog', { name: say('annotate', 'emptyTitle') }).waitFor();
    await page.keyboard.type('A drawing');
    await work.press('ControlOrMeta+Enter');
    await expect.poll(async () => (await stored()).reasons).toEqual(['A drawing', 'A drawing', 'A drawing']);
    await work.panel.getByText('A drawing').waitFor();
    await work.canvas.focus();
    await work.press('u');
    await page.getByRole('dialog', { name: say('annotate', 'unusableTitle') }).waitFor();
    await page.keyboard.type('Too dark');
    await work.press('ControlOrMeta+Enter');
    await expect.poll(async () => (await stored()).unusable).toBe('Too dark');
  });

  it('F6 goes through canvas, pages, LaTeX and panel', async () => {
    const { work } = await sitAtSum();
    await work.canvas.focus();
    await work.press('F6');
    await work.press('F6');
    expect(await work.hasFocus(work.latex)).toBe(true);
    await work.press('F6');
    expect(await work.hasFocus(work.panel)).toBe(true);
    await work.press('F6');
    expect(await work.hasFocus(work.canvas)).toBe(true);
  });

  it('a cursor places and sizes a box', async () => {
    const { work, stored } = await sitAtSum();
    await work.canvas.focus();
    await work.press('Shift+t');
    await work.press('c');
    await work.press('Enter');
    for (const key of ['Control+ArrowRight', 'Control+ArrowRight', 'Control+ArrowDown', 'ArrowDown'])
      await work.press(key);
    await work.press('Enter');
    await work.giveClass('1');
    await expect.poll(async () => (await stored()).boxes[0]).toMatchObject({ width: 40, height: 21 });
    await expect.poll(async () => (await stored()).labels).toEqual(['1']);
  });
});

describe('the palette of the window', () => {
  it('finds what can be done here, what cannot just now, and every other place; dialogs give the keyboard back', async () => {
    const { seat, work, next } = await sitAtSum();
    const { page, say } = seat;
    await work.canvas.focus();
    await work.press('F1');
    await page.getByRole('dialog', { name: say('annotate', 'helpTitle') }).waitFor();
    await work.press('Escape');
    await expect.poll(() => work.hasFocus(work.canvas)).toBe(true);
    await work.press('d');
    await work.ready(next);
    await work.press('u');
    // What is asked of a page is asked no more on another.
    const question = page.getByRole('dialog', { name: say('annotate', 'unusableTitle') });
    await question.waitFor();
    await page.goBack();
    await question.waitFor({ state: 'hidden' });
    await work.canvas.focus();

    const search = page.getByRole('textbox', { name: say('shell', 'commands') });
    const open = async (typed: string) => {
      await work.press('ControlOrMeta+k');
      await search.fill(typed);
    };
    await open(say('annotate', 'action-merge-formulas'));
    await page.getByText(say('annotate', 'commandNotNow')).first().waitFor();
    await journey().photograph(seat, 'palette of the window');
    await work.press('Escape');
    await search.waitFor({ state: 'hidden' });
    await open(say('annotate', 'action-tool-draw-symbol'));
    await work.press('Enter');
    await page.getByText(say('annotate', 'mode-draw-symbol')).waitFor();
    await open(say('shell', 'library'));
    await work.press('Enter');
    await page.waitForURL(/#\/library/);
  });
});
