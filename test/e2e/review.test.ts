import { beforeAll, describe, expect, it } from 'vitest';
import { Annotating } from './support/annotating.ts';
import { around, type DrawnFormula, drawFormula, inkOf } from './support/drawn-formula.ts';
import { itOverWeb, type Seat, useJourney } from './support/journey.ts';
import { addPerson, inviteLinkFor } from './support/people.ts';
import { openProjectWith } from './support/prepared-project.ts';
import { truthOf } from './support/stored-truth.ts';

const journey = useJourney();
let sum: DrawnFormula;

beforeAll(async () => {
  sum = await drawFormula('x+2');
});

/** Somebody of a role who has come in by invite. */
async function invite(lead: Seat, name: string, role: 'annotator' | 'reviewer'): Promise<Seat> {
  await addPerson(lead, name, role);
  const seat = await journey().sit({ link: await inviteLinkFor(lead, name) });
  await seat.page.getByRole('button', { name: 'Continue' }).click();
  await seat.page.getByRole('heading', { name: seat.say('library', 'title') }).waitFor();
  return seat;
}

/** Boxes x + 2, the x as a chi, and submits all of it. */
async function annotateWrongly(annotator: Seat, page: Parameters<typeof Annotating.open>[2]): Promise<Annotating> {
  const work = await Annotating.open(journey(), annotator, page);
  await work.press('r');
  await work.boxSymbol(around(inkOf(sum, 'x')), '\\chi');
  await work.boxSymbol(around(inkOf(sum, '+')), '+');
  await work.boxSymbol(around(inkOf(sum, '2')), '2');
  await work.press('v');
  await work.writeLatex('x+2');
  await work.press('ControlOrMeta+Enter');
  await expect
    .poll(async () => (await truthOf(journey().project, page)).states)
    .toMatchObject({ symbols: 'submitted', latex: 'submitted' });
  return work;
}

describe('a review', () => {
  itOverWeb('goes from a pinned reason over an answer to acceptance, each in a window of their own', async () => {
    const [page] = await openProjectWith(journey(), [sum]);
    if (!page) throw new Error('A page was imported.');
    const lead = await journey().sit();
    await lead.page.getByRole('heading', { name: lead.say('library', 'title') }).waitFor();
    const annotator = await invite(lead, 'Minseo Lee', 'annotator');
    const reviewer = await invite(lead, 'Hana Cho', 'reviewer');
    const { say } = reviewer;
    expect(await annotator.page.getByRole('link', { name: say('shell', 'review') }).count()).toBe(0);
    await reviewer.page.getByRole('link', { name: say('shell', 'review') }).click();
    await reviewer.page.getByText(say('review', 'emptyTitle')).waitFor();

    const draft = await annotateWrongly(annotator, page);
    const queue = reviewer.page.getByRole('navigation', { name: say('review', 'queue') });
    await queue.getByTitle('x+2', { exact: true }).waitFor();
    const figure = reviewer.page.getByRole('region', { name: say('review', 'figure') });
    // What may be wrong is named, and shown.
    const mistake = reviewer.page.getByRole('region', { name: say('review', 'mayBeWrong') }).getByRole('button');
    await mistake.first().click();
    await expect.poll(() => mistake.first().getAttribute('aria-pressed')).toBe('true');
    expect(await figure.locator('[data-selected="true"]').count()).toBe(1);
    await journey().photograph(reviewer, 'review 1 likely mistake');
    const reason = reviewer.page.getByRole('dialog');
    // What a reason is written for is marked, so that nobody writes it for another symbol of that class.
    const plus = figure.getByRole('button', { name: '+', exact: true });
    expect(await plus.getAttribute('data-selected')).toBe('false');
    await plus.click();
    await reason.getByLabel(say('review', 'reasonFor')).waitFor();
    expect(await plus.getAttribute('data-selected')).toBe('true');
    await reason.getByRole('button', { name: say('common', 'cancel') }).click();
    await figure.getByRole('button', { name: 'χ', exact: true }).click();
    await reason.getByLabel(say('review', 'reasonFor')).fill('This is the letter x.');
    await journey().photograph(reviewer, 'review 1 pinning');
    await reason.getByRole('button', { name: say('review', 'addReason') }).click();
    const panel = reviewer.page.getByRole('complementary', { name: say('review', 'decision') });
    await panel
      .getByRole('radiogroup', { name: say('review', 'decisionFor', { layer: 'LaTeX' }) })
      .getByText(say('review', 'later'))
      .click();
    await journey().photograph(reviewer, 'review 2 decision');
    await panel.getByRole('button', { name: say('review', 'mixed') }).click();
    await expect
      .poll(async () => (await truthOf(journey().project, page)).states)
      .toEqual({ symbols: 'returned', layout: 'accepted', latex: 'submitted' });

    const pin = annotator.page.getByRole('button', {
      name: annotator.say('review', 'pinNumber', { number: 1, text: 'This is the letter x.' }),
    });
    await pin.click();
    await draft.panel.getByText('This is the letter x.').first().waitFor();
    await journey().photograph(annotator, 'review 3 pin at the annotator');
    await draft.panel.getByRole('button', { name: say('review', 'reply') }).click();
    await draft.panel.getByLabel(say('review', 'replyField')).fill('You are right, mended.');
    await draft.panel.getByRole('button', { name: say('review', 'send') }).click();
    await draft.panel.getByText('You are right, mended.').waitFor();
    await draft.symbol('\\chi').dblclick();
    await draft.giveClass('x');
    await draft.writeLatex('x+2');
    await draft.press('ControlOrMeta+Enter');
    await expect
      .poll(async () => (await truthOf(journey().project, page)).states)
      .toMatchObject({ symbols: 'submitted', latex: 'submitted' });

    await queue.getByTitle('x+2', { exact: true }).click();
    await panel.getByText('You are right, mended.').waitFor();
    await reviewer.page.getByText(say('review', 'changes'), { exact: true }).click();
    await reviewer.page.getByText(say('review', 'symbolRelabelled', { before: '\\chi', after: 'x' })).waitFor();
    await journey().photograph(reviewer, 'review 4 changes');
    await panel.getByRole('button', { name: say('review', 'acceptAll') }).click();
    await expect
      .poll(async () => (await truthOf(journey().project, page)).states)
      .toEqual({ symbols: 'accepted', layout: 'accepted', latex: 'accepted' });
    await reviewer.page.getByText(say('review', 'emptyTitle')).waitFor();
    // What was taken back by the keys is said, waits again, and stands open.
    await reviewer.page.keyboard.press('ControlOrMeta+z');
    const told = reviewer.page.getByRole('alert').filter({ hasText: say('common', 'undone') });
    await told.getByText('x+2', { exact: true }).waitFor();
    await expect
      .poll(async () => (await truthOf(journey().project, page)).states)
      .toMatchObject({ symbols: 'submitted', latex: 'submitted' });
    await queue.locator('[aria-current="true"]').getByTitle('x+2', { exact: true }).waitFor();
    await panel.getByRole('button', { name: say('review', 'acceptAll') }).click();
    await reviewer.page.getByText(say('review', 'emptyTitle')).waitFor();
    await pin.waitFor({ state: 'hidden' });
    await draft.panel.getByText(say('review', 'showSettled', { count: 1 })).waitFor();
  });

  itOverWeb('asks before LaTeX that cannot be read is submitted, or accepted', async () => {
    const [page] = await openProjectWith(journey(), [sum]);
    if (!page) throw new Error('A page was imported.');
    const lead = await journey().sit();
    const { say } = lead;
    const latexState = async () => (await truthOf(journey().project, page)).states.latex;
    const annotator = await invite(lead, 'Minseo Lee', 'annotator');
    const draft = await Annotating.open(journey(), annotator, page);
    await draft.writeLatex('\\frac{1');
    await draft.press('ControlOrMeta+Enter');
    const asked = annotator.page.getByRole('dialog', { name: say('common', 'faultyLatexSubmitTitle', { count: 1 }) });
    await asked.getByText('\\frac{1', { exact: true }).waitFor();
    await journey().photograph(annotator, 'review 6 faulty LaTeX to submit');
    await asked.getByRole('button', { name: say('common', 'backToLatex') }).click();
    await expect.poll(() => draft.latex.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await latexState()).toBe('drafted');
    await draft.press('ControlOrMeta+Enter');
    await asked.getByRole('button', { name: say('common', 'submitAllTheSame') }).click();
    await expect.poll(latexState).toBe('submitted');

    const work = await Annotating.open(journey(), lead, page);
    await work.press('ControlOrMeta+Enter');
    const question = lead.page.getByRole('dialog', { name: say('common', 'faultyLatexTitle', { count: 1 }) });
    await question.getByText('\\frac{1', { exact: true }).waitFor();
    await journey().photograph(lead, 'review 6 faulty LaTeX');
    await question.getByRole('button', { name: say('common', 'backToLatex') }).click();
    await expect.poll(() => work.latex.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await latexState()).toBe('submitted');
    await work.press('ControlOrMeta+Enter');
    await question.getByRole('button', { name: say('common', 'acceptAllTheSame') }).click();
    await expect.poll(latexState).toBe('accepted');
  });

  it('restores an older version from the history, and undo takes it back', async () => {
    const [page] = await openProjectWith(journey(), [sum]);
    if (!page) throw new Error('A page was imported.');
    const lead = await journey().sit();
    const { say } = lead;
    const work = await Annotating.open(journey(), lead, page);
    const latex = async () => (await truthOf(journey().project, page)).latex;
    await work.writeLatex('x+2');
    await work.press('Tab');
    await expect.poll(latex).toBe('x+2');
    await work.writeLatex('y');
    await work.press('Tab');
    await expect.poll(latex).toBe('y');
    await work.panel.getByRole('button', { name: say('review', 'historyOf') }).click();
    const history = lead.page.getByRole('dialog', { name: say('review', 'historyOf') });
    await history.getByText(say('review', 'latexChanged', { before: 'x+2', after: 'y' })).waitFor();
    await journey().photograph(lead, 'review 5 history');
    const written = history.getByRole('listitem').filter({ hasText: say('review', 'latexWritten', { latex: 'x+2' }) });
    await written
      .getByRole('button', { name: /^Restore version/ })
      .first()
      .click();
    await expect.poll(latex).toBe('x+2');
    await history.getByText(say('review', 'did-restore')).waitFor();
    await lead.page.keyboard.press('Escape');
    await expect.poll(() => work.latex.inputValue()).toBe('x+2');
    await lead.page
      .getByRole('alert')
      .getByRole('button', { name: say('common', 'undo') })
      .click();
    await expect.poll(latex).toBe('y');
    await expect.poll(() => work.latex.inputValue()).toBe('y');
  });
});
