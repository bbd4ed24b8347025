import { beforeAll, describe, expect, it } from 'vitest';
import { Annotating, distanceOf, middleOf } from './support/annotating.ts';
import { around, type DrawnFormula, drawFormula, inkOf } from './support/drawn-formula.ts';
import { itOverWeb, useJourney } from './support/journey.ts';
import { openProjectWith } from './support/prepared-project.ts';
import { truthOf } from './support/stored-truth.ts';

const journey = useJourney();
let variable: DrawnFormula;

beforeAll(async () => {
  variable = await drawFormula('x');
});

/** Somebody at the picture of a variable, in a new project. */
async function sitAtVariable() {
  const [id] = await openProjectWith(journey(), [variable]);
  if (!id) throw new Error('A page was imported.');
  const seat = await journey().sit();
  const work = await Annotating.open(journey(), seat, id);
  return { id, seat, work, stored: () => truthOf(journey().project, id) };
}

describe('work is saved at each edit', () => {
  it('and a window that closes in the middle of a drag loses the drag alone', async () => {
    const { id, seat, work, stored } = await sitAtVariable();
    const tight = inkOf(variable, 'x');
    await work.press('r');
    await work.boxSymbol(around(tight), 'x');
    await work.press('v');
    await work.category('Printed').click();
    await work.writeLatex('x');
    await expect.poll(stored).toMatchObject({ labels: ['x'], latex: 'x', categories: ['printed'] });
    await work.drag(middleOf(tight), { x: 20, y: 20 }, { isHeld: true });
    await seat.page.close();

    const again = await Annotating.open(journey(), await seat.reopen(), id);
    await again.symbol('x').waitFor();
    expect(await again.latex.inputValue()).toBe('x');
    expect(await again.category('Printed').getAttribute('aria-pressed')).toBe('true');
    expect(distanceOf((await stored()).boxes[0], tight)).toBeLessThan(1);
  });

  // In the desktop app it is the main process that asks and waits: see test/desktop/quit.test.ts.
  itOverWeb('and a window that closes right after an edit asks to wait until it is stored', async () => {
    const { seat, work, stored } = await sitAtVariable();
    const asked = new Promise<string>((resolve) => {
      seat.page.once('dialog', (dialog) => {
        // Whoever goes on before the window has closed its question asks it in vain.
        void dialog.dismiss().then(() => resolve(dialog.type()));
      });
      seat.page.once('close', () => resolve('closed without a word'));
    });
    // However long it takes to close it: until then nothing is stored.
    await seat.page.route(/\/rpc\/annotation\/commit/, async (route) => {
      await asked;
      await route.continue();
    });
    await work.writeLatex('x');
    await seat.page.close({ runBeforeUnload: true });
    expect(await asked).toBe('beforeunload');
    await expect.poll(async () => (await stored()).latex).toBe('x');
    // It is stored; whether the window has heard so yet does not matter.
    seat.page.on('dialog', (dialog) => void dialog.accept());
    await seat.page.reload();
    await expect.poll(() => work.latex.inputValue()).toBe('x');
  });

  itOverWeb('and waits in the window while nobody answers', async () => {
    const { seat, work, stored } = await sitAtVariable();
    seat.tolerate(/net::ERR_/);
    await seat.context.setOffline(true);
    await work.writeLatex('x');
    await seat.page.getByText(seat.say('annotate', 'offline')).waitFor();
    await work.category('Printed').click();
    await journey().photograph(seat, 'saving 1 offline');
    expect(await stored()).toMatchObject({ latex: '', categories: [] });
    await seat.context.setOffline(false);
    await expect.poll(stored).toMatchObject({ latex: 'x', categories: ['printed'] });
    await work.saved();
  });

  itOverWeb(
    'and pages of this window are there while nobody answers, the others as soon as somebody does',
    async () => {
      const others = await Promise.all(['y', 'z'].map(drawFormula));
      const [first, second, third] = await openProjectWith(journey(), [variable, ...others]);
      if (!first || !second || !third) throw new Error('Three pages were imported.');
      const seat = await journey().sit();
      seat.tolerate(/net::ERR_/);
      const work = await Annotating.open(journey(), seat, second);
      await work.saved();
      await journey().goTo(seat, `/annotate/${first}`);
      await work.ready(first);
      await seat.context.setOffline(true);
      await work.writeLatex('x');
      await work.press('Escape');
      await seat.page.getByText(seat.say('annotate', 'offline')).waitFor();
      await journey().goTo(seat, `/annotate/${third}`);
      const silence = seat.page.getByRole('alert').filter({ hasText: seat.say('errors', 'unreachable') });
      await silence.waitFor();
      await journey().photograph(seat, 'saving 2 a page that nobody gives');
      await seat.page.getByRole('button', { name: seat.say('annotate', 'backToPage', { position: 1 }) }).click();
      await work.ready(first);
      expect(await work.latex.inputValue()).toBe('x');
      await seat.page.getByText(seat.say('annotate', 'offline')).waitFor();
      await journey().photograph(seat, 'saving 3 back on a page that is held');

      await journey().goTo(seat, `/annotate/${third}`);
      await silence.waitFor();
      await seat.context.setOffline(false);
      await work.ready(third);
      await expect.poll(async () => (await truthOf(journey().project, first)).latex).toBe('x');
    },
  );
});

describe('undo and redo', () => {
  it('reach label, LaTeX, category and state', async () => {
    const { work, stored } = await sitAtVariable();
    const undo = () => work.press('ControlOrMeta+z');
    const redo = () => work.press('ControlOrMeta+Shift+z');
    await work.press('r');
    await work.boxSymbol(around(inkOf(variable, 'x')), 'x');
    await work.press('Enter');
    await work.giveClass('\\chi');
    await work.press('v');
    await work.writeLatex('\\chi');
    await work.press('Escape');
    await work.category('Printed').click();
    await work.moveLayer('latex', 'drafted', 'submit');
    const done = {
      labels: ['\\chi'],
      latex: '\\chi',
      categories: ['printed'],
      states: { symbols: 'drafted', layout: 'absent', latex: 'submitted' },
    };
    await expect.poll(stored).toMatchObject(done);

    await undo();
    await expect.poll(stored).toMatchObject({ ...done, states: { ...done.states, latex: 'drafted' } });
    await undo();
    await expect.poll(stored).toMatchObject({ categories: [], latex: '\\chi' });
    await undo();
    await expect.poll(stored).toMatchObject({ latex: '', labels: ['\\chi'] });
    await undo();
    await expect.poll(stored).toMatchObject({ labels: ['x'] });
    await undo();
    await expect.poll(stored).toMatchObject({ labels: ['?'] });
    for (let count = 0; count < 5; count += 1) await redo();
    await expect.poll(stored).toMatchObject(done);
  });

  it('reach the page that was just finished, from the next one', async () => {
    const [first, second] = await openProjectWith(journey(), [variable, await drawFormula('y')]);
    if (!first || !second) throw new Error('Two pages were imported.');
    const seat = await journey().sit();
    const work = await Annotating.open(journey(), seat, first);
    const state = async () => (await truthOf(journey().project, first)).states.latex;
    const takeBack = async (sentence: string) => {
      await seat.page.getByRole('alert').filter({ hasText: sentence }).getByRole('button').click();
      await work.ready(first);
      await expect.poll(state).toBe('drafted');
    };
    await work.writeLatex('x');
    await work.press('Escape');
    await work.press('ControlOrMeta+Enter');
    await work.ready(second);
    await expect.poll(state).toBe('accepted');
    await takeBack(seat.say('annotate', 'finishedAccepted'));

    await work.canvas.focus();
    await work.press('ControlOrMeta+Enter');
    await work.ready(second);
    await expect.poll(state).toBe('accepted');
    await work.canvas.focus();
    await work.press('ControlOrMeta+z');
    const before = seat.say('annotate', 'undoBefore', { position: 1 });
    await seat.page.getByRole('alert').filter({ hasText: before }).waitFor();
    // It stands over the canvas: the pages below are there for the pointer, also where it would stand by itself.
    const isFree = await seat.page.evaluate(() => {
      const below = document.getElementById('annotate-filmstrip')?.getBoundingClientRect();
      const found = document.elementFromPoint(window.innerWidth / 2, (below?.top ?? 0) + 30);
      return found !== null && found.closest('#annotate-filmstrip') !== null;
    });
    expect(isFree).toBe(true);
    await takeBack(before);
  });
});
