import { beforeAll, expect, it } from 'vitest';
import type { PageId } from '#schemas/domain/id.ts';
import { Annotating } from './support/annotating.ts';
import { around, type DrawnFormula, drawFormula, inkOf } from './support/drawn-formula.ts';
import { describeOverWeb, type Seat, useJourney } from './support/journey.ts';
import { addPerson, inviteLinkFor } from './support/people.ts';
import { openProjectWith } from './support/prepared-project.ts';
import { truthOf } from './support/stored-truth.ts';

const journey = useJourney();
let sum: DrawnFormula;

beforeAll(async () => {
  sum = await drawFormula('x+2');
});

/** Boxes x, + and 2, the first with a label, writes LaTeX and submits. */
async function annotate(work: Annotating, label: string, latex: string): Promise<void> {
  await work.press('r');
  await work.boxSymbol(around(inkOf(sum, 'x')), label);
  await work.boxSymbol(around(inkOf(sum, '+')), '+');
  await work.boxSymbol(around(inkOf(sum, '2')), '2');
  await work.press('v');
  await work.writeLatex(latex);
  await work.press('ControlOrMeta+Enter');
}

async function invite(lead: Seat, name: string): Promise<Seat> {
  await addPerson(lead, name, 'annotator');
  const seat = await journey().sit({ link: await inviteLinkFor(lead, name), width: 1280, height: 720 });
  await seat.page.getByRole('button', { name: 'Continue' }).click();
  await seat.page.getByRole('heading', { name: seat.say('library', 'title') }).waitFor();
  return seat;
}

async function submittedBy(page: PageId): Promise<void> {
  await expect
    .poll(async () => (await truthOf(journey().project, page)).states)
    .toEqual({ symbols: 'submitted', layout: 'submitted', latex: 'submitted' });
}

describeOverWeb('a second annotation', () => {
  it('is drawn, made without the first, compared, and resolved', async () => {
    const [page] = await openProjectWith(journey(), [sum]);
    if (!page) throw new Error('A page was imported.');
    const lead = await journey().sit();
    const { say } = lead;
    await lead.page.getByRole('heading', { name: say('library', 'title') }).waitFor();
    const first = await invite(lead, 'Minseo Lee');
    const second = await invite(lead, 'Hana Cho');
    await annotate(await Annotating.open(journey(), first, page), '\\chi', '\\chi+2');
    await submittedBy(page);

    await lead.page.getByRole('link', { name: say('shell', 'review') }).click();
    await lead.page.getByText(say('review', 'agreementTab'), { exact: true }).click();
    await lead.page.getByRole('button', { name: say('review', 'draw') }).click();
    const dialog = lead.page.getByRole('dialog', { name: say('review', 'drawTitle') });
    await dialog.getByRole('combobox', { name: say('review', 'annotators') }).focus();
    await lead.page.keyboard.press('ArrowDown');
    await lead.page.getByRole('option', { name: 'Hana Cho' }).click();
    await lead.page.getByRole('option', { name: 'Minseo Lee' }).click();
    await lead.page.keyboard.press('Escape');
    await journey().photograph(lead, 'second 1 draw');
    await dialog.getByRole('button', { name: say('review', 'drawNow'), exact: true }).click();
    const far = (state: 'secondsToDo' | 'pairsToResolve' | 'pairsResolved', count: number) =>
      lead.page.getByText(`${say('review', state)} · ${count}`, { exact: true }).waitFor();
    await far('secondsToDo', 1);
    // Who has how much of it to do, and which formulas.
    const asked = lead.page.getByRole('region', { name: say('review', 'secondsToDo') });
    await asked.getByText('Hana Cho · 1', { exact: true }).waitFor();
    await asked.getByText(say('review', 'toDoBy', { person: 'Hana Cho' })).waitFor();

    expect(await first.page.getByRole('link', { name: new RegExp(say('review', 'secondTasks')) }).count()).toBe(0);
    await second.page.getByRole('link', { name: new RegExp(say('review', 'secondTasks')) }).click();
    await second.page.getByRole('button', { name: /formula-1\.png/ }).click();
    await second.page.getByText(say('review', 'secondBadge')).waitFor();
    const work = new Annotating(journey(), second);
    await second.page.getByLabel(say('annotate', 'pictureLoading')).waitFor({ state: 'hidden' });
    expect(await work.latex.inputValue()).toBe('');
    expect(await work.symbol('\\chi').count()).toBe(0);
    // The signs at the head of a small canvas stand below each other, however many lines the upper one takes.
    await work.canvas.focus();
    for (const key of ['Shift+b', 'Shift+l', 'e']) await work.press(key);
    const badge = second.page.getByText(say('review', 'secondBadge'));
    const shown = second.page.getByText(say('annotate', 'boxesHidden'));
    const bottomOf = async (locator: typeof badge) => {
      const box = await locator.boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0);
    };
    await second.page.getByRole('group', { name: say('annotate', 'relationType') }).waitFor();
    await expect.poll(async () => ((await badge.boundingBox())?.y ?? 0) > (await bottomOf(shown))).toBe(true);
    for (const key of ['Shift+b', 'Shift+l', 'Escape']) await work.press(key);
    await journey().photograph(second, 'second 2 blank');
    await annotate(work, 'x', 'x+2');
    await far('secondsToDo', 0);
    await far('pairsToResolve', 1);
    expect((await truthOf(journey().project, page)).labels).toEqual(['\\chi', '+', '2']);

    const figures = lead.page.getByRole('region', { name: say('review', 'agreement') });
    // Of three labels two are equal, and by chance two of nine would be: (2/3 − 2/9) / (1 − 2/9) = 4/7.
    await figures.getByRole('row', { name: /^All .*1 100\.0% \d\.\d\d 0\.57 100\.0% 1\.00 0\.0% 0\.33$/ }).waitFor();
    await figures.getByRole('row', { name: /^Hana Cho .*1 / }).waitFor();
    await journey().photograph(lead, 'second 3 agreement');
    await lead.page
      .getByRole('button', {
        name: new RegExp(
          say('review', 'pairDiffers', {
            parts: `${say('review', 'differs-labels')}, ${say('review', 'differs-latex')}`,
          }),
        ),
      })
      .click();
    await lead.page.getByText(say('review', 'symbolRelabelled', { before: '\\chi', after: 'x' })).waitFor();
    await journey().photograph(lead, 'second 4 resolve');
    await lead.page.getByRole('button', { name: say('review', 'takeSecond') }).click();
    await lead.page.getByText(say('review', 'pairsNone')).waitFor();
    await expect.poll(async () => (await truthOf(journey().project, page)).labels).toEqual(['x', '+', '2']);
    expect((await truthOf(journey().project, page)).latex).toBe('x+2');
    await far('pairsResolved', 1);
  });
});
