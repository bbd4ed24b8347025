import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { symbolsOf } from '#shared/annotation/document.ts';
import { Annotating, middleOf } from './support/annotating.ts';
import { around, drawFormula, drawSheet, inkOf } from './support/drawn-formula.ts';
import { importFolder } from './support/importing.ts';
import { useJourney } from './support/journey.ts';
import { paintComparer } from './support/paint-comparer.ts';
import { openProjectWith, writePictures } from './support/prepared-project.ts';
import { storedPages, truthOf, truthsOf } from './support/stored-truth.ts';

const journey = useJourney();

describe('a page of several formulas', () => {
  it('gets regions, and each formula its own truth', async () => {
    const { app } = journey();
    const sheet = await drawSheet('Sums', ['1+2', 'x']);
    const [first, second] = sheet.formulas;
    if (!first || !second) throw new Error('The sheet has two formulas.');
    await writePictures(journey(), 'worksheets', [sheet, await drawFormula('y')]);
    await app.host.create(join(app.folder, 'Worksheets'), 'Worksheets', 'Jiwon Park');
    const seat = await journey().sit();
    const { page, say } = seat;
    const report = await importFolder(seat, ['worksheets'], 'asRegions');
    await report.getByRole('button', { name: say('imports', 'done') }).click();
    const { project } = journey();
    const [id, other] = await storedPages(project);
    if (!id || !other) throw new Error('Two pages were imported.');
    const stored = () => truthsOf(project, id);

    const work = await Annotating.open(journey(), seat, id);
    await work.panel.getByText(say('annotate', 'formulasEmpty')).waitFor();
    await journey().photograph(seat, 'several 1 empty page');
    await work.press('r');
    await work.drawBox(around(inkOf(first, '1')));
    await page.getByText(say('annotate', 'notice-no-formula-here')).waitFor();

    await work.press('g');
    await work.drawBox(first.region);
    await work.drawBox(second.region);
    await expect
      .poll(async () => (await stored()).map(({ region }) => Math.round(region.width / 10)))
      .toEqual([Math.round(first.region.width / 10), Math.round(second.region.width / 10)]);
    await journey().photograph(seat, 'several 2 regions');

    const formulas = work.panel.getByRole('region', { name: say('annotate', 'formulas') }).getByRole('listitem');
    expect(await formulas.count()).toBe(2);
    await formulas.first().getByRole('button').click();
    await journey().photograph(seat, 'several 3 first formula');
    await work.press('f');
    await work.press('r');
    for (const label of ['1', '+', '2']) await work.boxSymbol(around(inkOf(first, label)), label);
    await work.press('e');
    await work.relate(inkOf(first, '1'), inkOf(first, '+'));
    await work.relate(inkOf(first, '+'), inkOf(first, '2'));
    await work.press('v');
    await work.writeLatex('1+2');
    await work.press('Escape');
    await work.press(']');
    await expect.poll(() => work.latex.inputValue()).toBe('');
    await work.press('f');
    await work.press('r');
    await work.boxSymbol(around(inkOf(second, 'x')), 'x');
    await work.press('v');
    await work.writeLatex('x');
    await expect.poll(stored).toMatchObject([
      { latex: '1+2', labels: ['1', '+', '2'], relations: ['+ Right 2', '1 Right +'] },
      { latex: 'x', labels: ['x'] },
    ]);

    await work.press('Escape');
    await work.press('[');
    await expect.poll(() => work.latex.inputValue()).toBe('1+2');
    await work.press('ControlOrMeta+Enter');
    await expect.poll(async () => (await stored())[0]?.states.layout).toBe('accepted');
    await expect.poll(() => work.latex.inputValue()).toBe('x');
    expect((await stored())[1]?.states.latex).toBe('drafted');
    await journey().photograph(seat, 'several 4 next formula');
    await work.press('ControlOrMeta+Enter');
    const accepted = { symbols: 'accepted', layout: 'accepted', latex: 'accepted' };
    await expect.poll(async () => (await stored())[1]?.states.latex).toBe('accepted');
    expect((await stored()).map(({ states }) => states)).toEqual([accepted, accepted]);
    const pageRecord = (await project.store.getDocument({ type: 'page', id })).records.get(id);
    expect(pageRecord).toMatchObject({ regions: { state: 'accepted' } });

    await work.ready(other);
    await page.getByText('2 / 2').waitFor();
    await work.press('a');
    await work.ready(id);
    await page.getByRole('button', { name: say('annotate', 'action-next-page') }).click();
    await work.ready(other);
    expect(await truthsOf(project, other)).toEqual([]);
  });

  it('has symbols that go to the formula they lie in, relations by keys alone, and is moved under the pointer', async () => {
    const { app } = journey();
    const sheet = await drawSheet('Moving', ['1+2', 'x']);
    const [first, second] = sheet.formulas;
    if (!first || !second) throw new Error('The sheet has two formulas.');
    await writePictures(journey(), 'moving', [sheet]);
    await app.host.create(join(app.folder, 'Moving'), 'Moving', 'Jiwon Park');
    const seat = await journey().sit();
    const { page, say } = seat;
    const report = await importFolder(seat, ['moving'], 'asRegions');
    await report.getByRole('button', { name: say('imports', 'done') }).click();
    const { project } = journey();
    const [id] = await storedPages(project);
    if (!id) throw new Error('A page was imported.');
    const stored = () => truthsOf(project, id);
    const labels = async () => (await stored()).map((formula) => formula.labels);
    const work = await Annotating.open(journey(), seat, id);
    await work.press('g');
    await work.drawBox(first.region);
    await expect.poll(async () => (await stored()).length).toBe(1);
    await work.press('r');
    for (const label of ['1', '+']) await work.boxSymbol(around(inkOf(first, label)), label);
    await work.boxSymbol(around(inkOf(second, 'x')), 'x');
    await work.press('g');
    await work.drawBox(second.region);
    await expect.poll(labels).toEqual([['1', '+', 'x'], []]);

    await work.press('v');
    await work.click(middleOf(inkOf(second, 'x')));
    await work.press('Shift+m');
    await expect.poll(labels).toEqual([['1', '+'], ['x']]);

    await work.click(middleOf(inkOf(first, '1')));
    await work.press('Alt+r');
    await work.press('Tab');
    await work.press('Enter');
    await expect.poll(async () => (await stored())[0]?.relations).toEqual(['1 Right +']);
    await work.press('Escape');
    await work.press('v');

    const { mouse } = page;
    const [, plus] = (await project.store.formulasOfPage(id)).flatMap(symbolsOf);
    if (!plus) throw new Error('The plus is boxed.');
    const selected = page.getByText(
      say('annotate', 'selectedSymbol', { name: '+', x: Math.round(plus.box.x), y: Math.round(plus.box.y), count: 2 }),
    );
    const place = await work.onScreen(middleOf(inkOf(first, '+')));
    const select = async (by: { readonly x: number; readonly y: number }) => {
      await work.press('Escape');
      await mouse.click(place.x + by.x, place.y + by.y);
    };
    await mouse.move(place.x, place.y);
    await page.keyboard.down('Space');
    await mouse.down();
    await mouse.move(place.x + 60, place.y + 30, { steps: 3 });
    await mouse.up();
    await page.keyboard.up('Space');
    await select({ x: 60, y: 30 });
    await selected.waitFor();
    await mouse.down({ button: 'middle' });
    await mouse.move(place.x - 20, place.y + 70, { steps: 3 });
    await mouse.up({ button: 'middle' });
    await select({ x: -20, y: 70 });
    await selected.waitFor();
    expect((await stored())[0]?.labels).toEqual(['1', '+']);
  });

  it('keeps the chosen formula of many in sight in the list', async () => {
    const { app } = journey();
    const sheet = await drawSheet('Sums', ['1+2', 'x']);
    await writePictures(journey(), 'worksheets', [sheet]);
    await app.host.create(join(app.folder, 'Worksheets'), 'Worksheets', 'Jiwon Park');
    const seat = await journey().sit();
    await importFolder(seat, ['worksheets'], 'asRegions');
    const [id] = await storedPages(journey().project);
    if (!id) throw new Error('A page was imported.');
    const work = await Annotating.open(journey(), seat, id);
    await work.press('g');
    for (let row = 0; row < 7; row += 1) await work.drawBox({ x: 20, y: 100 + row * 26, width: 200, height: 22 });
    await expect.poll(async () => (await truthsOf(journey().project, id)).length).toBe(7);
    const list = work.panel.getByRole('region', { name: seat.say('annotate', 'formulas') }).getByRole('list');
    const isInSight = () =>
      list.evaluate((element) => {
        const frame = element.getBoundingClientRect();
        const row = element.querySelector('[aria-pressed="true"]')?.getBoundingClientRect();
        return row !== undefined && row.top >= frame.top && row.bottom <= frame.bottom;
      });
    await expect.poll(isInSight).toBe(true);
    for (let count = 0; count < 6; count += 1) await work.press('[');
    await expect.poll(isInSight).toBe(true);
    await expect.poll(() => list.getByRole('button').first().getAttribute('aria-pressed')).toBe('true');

    // A region that moves takes its number along.
    await work.press('f');
    await work.press('v');
    await work.click({ x: 60, y: 111 });
    await seat.page.mouse.move(0, 0);
    const compare = await paintComparer(seat.page);
    await work.press('Shift+ArrowRight');
    await work.press('Shift+ArrowRight');
    await compare(true);
    for (let count = 0; count < 2; count += 1) await work.press('Shift+b');
    expect(await compare(false)).toEqual({ count: 0, where: '' });
  });

  it('loses a formula with all that it holds, and gets it back', async () => {
    const { app } = journey();
    const sheet = await drawSheet('Sums', ['1+2', 'x']);
    const [first] = sheet.formulas;
    if (!first) throw new Error('The sheet has two formulas.');
    await writePictures(journey(), 'worksheets', [sheet]);
    await app.host.create(join(app.folder, 'Worksheets'), '학습지', '박지원');
    const seat = await journey().sit({ language: 'ko' });
    await importFolder(seat, ['worksheets'], 'asRegions');
    const { project } = journey();
    const [id] = await storedPages(project);
    if (!id) throw new Error('A page was imported.');
    const work = await Annotating.open(journey(), seat, id);
    await work.press('g');
    await work.drawBox(first.region);
    await work.press('r');
    await work.boxSymbol(around(inkOf(first, '1')), '1');
    await expect.poll(async () => (await truthOf(project, id)).labels).toEqual(['1']);
    await work.press('v');
    await work.click(middleOf(inkOf(first, '+')));
    await work.press('Delete');
    await expect.poll(async () => (await truthsOf(project, id)).length).toBe(0);
    await journey().photograph(seat, 'several 5 deleted');
    await work.press('ControlOrMeta+z');
    await expect.poll(async () => (await truthOf(project, id)).labels).toEqual(['1']);
  });

  it('may have been taken for one formula: it is said so, and regions are drawn', async () => {
    const sheet = await drawSheet('Sums', ['1+2', 'x']);
    const [first] = sheet.formulas;
    const [id] = await openProjectWith(journey(), [sheet]);
    if (!first || !id) throw new Error('The sheet has two formulas.');
    const held = async () => (await journey().project.store.getDocument({ type: 'page', id })).records.get(id);
    const seat = await journey().sit();
    const { page, say } = seat;
    const work = await Annotating.open(journey(), seat, id);
    await work.press('g');
    await page.getByText(say('annotate', 'notice-page-is-one-formula')).waitFor();
    await work.press('ControlOrMeta+k');
    await page.keyboard.type(say('annotate', 'action-page-of-formulas'));
    await page.getByRole('dialog').getByText(say('annotate', 'action-page-of-formulas')).waitFor();
    await work.press('Enter');
    await page.getByText(say('annotate', 'mode-draw-region')).waitFor();
    await work.drawBox(first.region);
    await expect.poll(held).toMatchObject({ holds: 'formulas', regions: { state: 'drafted' } });
    await work.panel.getByRole('button', { name: say('annotate', 'placement-isolated') }).click();
    await expect.poll(async () => (await truthOf(journey().project, id)).placement).toBe('isolated');
    for (let count = 0; count < 3; count += 1) await work.press('ControlOrMeta+z');
    await expect.poll(held).toMatchObject({ holds: 'one-formula', regions: { state: 'absent' } });
    expect((await truthOf(journey().project, id)).region).toMatchObject({ x: 0, y: 0 });
  });
});
