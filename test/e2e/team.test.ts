import { beforeAll, expect, it } from 'vitest';
import { webClient } from '#test/contract/support/web-client.ts';
import { Annotating } from './support/annotating.ts';
import { around, type DrawnFormula, drawFormula, inkOf } from './support/drawn-formula.ts';
import { describeOverWeb, type Journey, type Seat, useJourney } from './support/journey.ts';
import { addPerson, inviteLinkFor } from './support/people.ts';
import { openProjectWith } from './support/prepared-project.ts';
import { QuotaPage } from './support/quota-page.ts';
import { truthOf } from './support/stored-truth.ts';

const journey = useJourney();
let variable: DrawnFormula;

beforeAll(async () => {
  variable = await drawFormula('x');
});

/** A lead who invites somebody, and that somebody, who has come in. */
async function sitTogether(): Promise<{ readonly lead: Seat; readonly annotator: Seat }> {
  const lead = await journey().sit();
  await lead.page.getByRole('heading', { name: lead.say('library', 'title') }).waitFor();
  await addPerson(lead, 'Minseo Lee', 'annotator');
  const link = await inviteLinkFor(lead, 'Minseo Lee');
  await journey().photograph(lead, 'team 1 people');
  const annotator = await journey().sit({ link, language: 'ko' });
  await annotator.page.getByText('Minseo Lee').first().waitFor();
  await annotator.page.getByRole('button', { name: '계속하기' }).click();
  await annotator.page.getByRole('heading', { name: annotator.say('library', 'title') }).waitFor();
  return { lead, annotator };
}

/** Calls as the person of a window may send them, past its buttons. */
async function callsOf({ app }: Journey, { context }: Seat) {
  const cookies = await context.cookies();
  return webClient(app.web.address, cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
}

describeOverWeb('a team', () => {
  it('drafts, submits, returns with a reason, mends and accepts, each in a window of their own', async () => {
    const [id] = await openProjectWith(journey(), [variable]);
    if (!id) throw new Error('A page was imported.');
    const stored = () => truthOf(journey().project, id);
    const { lead, annotator } = await sitTogether();
    const quotas = await QuotaPage.open(lead);
    await quotas.setTarget('Elementary', 1);
    await quotas.fraction(0, 1).waitFor();
    const reviewer = await journey().sit();
    const review = await Annotating.open(journey(), reviewer, id);
    const { say } = reviewer;

    const draft = await Annotating.open(journey(), annotator, id);
    await draft.press('r');
    await draft.boxSymbol(around(inkOf(variable, 'x')), 'x');
    await review.symbol('x').waitFor();
    await draft.writeLatex('\\chi');
    await draft.category('초등').click();
    await expect.poll(() => review.latex.inputValue()).toBe('\\chi');
    await review.layer('latex', 'drafted').waitFor();
    await annotator.page.getByRole('button', { name: annotator.say('annotate', 'submitAndNext') }).click();
    await review.layer('latex', 'submitted').waitFor();
    const submitted = { symbols: 'submitted', layout: 'submitted', latex: 'submitted' };
    expect((await stored()).states).toEqual(submitted);
    const line = lead.page.getByRole('region', { name: 'Level' });
    await line
      .getByText(`${lead.say('status', 'submitted')} 1`, { exact: true })
      .first()
      .waitFor();

    await reviewer.page.getByRole('button', { name: say('annotate', 'returnWithReason'), exact: true }).click();
    const asking = reviewer.page.getByRole('dialog', { name: say('annotate', 'returnTitle') });
    await asking.getByLabel(say('annotate', 'reason')).fill('This is the letter x, not chi.');
    await journey().photograph(reviewer, 'team 2 return');
    await asking.getByRole('button', { name: say('annotate', 'return'), exact: true }).click();
    await draft.panel.getByText('This is the letter x, not chi.').first().waitFor();
    await journey().photograph(annotator, 'team 3 returned');

    await draft.writeLatex('x');
    await draft.layer('latex', 'drafted').waitFor();
    await draft.moveLayer('symbols', 'returned', 'submit');
    await draft.moveLayer('layout', 'returned', 'submit');
    await draft.press('ControlOrMeta+Enter');
    await expect.poll(async () => (await stored()).states).toEqual(submitted);
    await expect.poll(() => review.latex.inputValue()).toBe('x');
    await reviewer.page.getByRole('button', { name: say('annotate', 'acceptAndNext') }).click();
    await expect.poll(async () => (await stored()).states.latex).toBe('accepted');
    await draft.layer('latex', 'accepted').waitFor();
    await quotas.fraction(1, 1).waitFor();
    await journey().photograph(lead, 'team 4 quota moved');
  });

  it('offers nobody what their role may not do, and refuses it to those who try', async () => {
    const [id] = await openProjectWith(journey(), [variable]);
    if (!id) throw new Error('A page was imported.');
    const { annotator } = await sitTogether();
    const { page, say } = annotator;
    const offers = (name: string) => page.getByRole('button', { name }).count();

    await QuotaPage.open(annotator);
    await page.getByRole('button', { name: '초등', exact: true }).waitFor();
    expect(await offers(say('quotas', 'add'))).toBe(0);
    expect(await offers(say('quotas', 'setTarget'))).toBe(0);
    await journey().photograph(annotator, 'team 5 quotas of an annotator');
    await page.getByRole('link', { name: say('shell', 'releases') }).click();
    await page.getByText(say('releases', 'emptyTitle')).waitFor();
    expect(await offers(say('releases', 'freeze'))).toBe(0);
    expect(await page.getByRole('button', { name: say('releases', 'export') }).isDisabled()).toBe(true);
    await journey().photograph(annotator, 'team 6 releases of an annotator');
    await page.getByRole('link', { name: say('shell', 'people') }).click();
    await page.getByRole('cell', { name: 'Jiwon Park' }).waitFor();
    expect(await offers(say('people', 'add'))).toBe(0);
    expect(await page.getByRole('button', { name: say('people', 'actions', { name: 'Jiwon Park' }) }).count()).toBe(0);
    await page.getByRole('link', { name: say('shell', 'settings') }).click();
    await page.getByText(say('settings', 'readOnly')).waitFor();
    await journey().photograph(annotator, 'team 7 settings of an annotator');

    const work = await Annotating.open(journey(), annotator, id);
    await work.writeLatex('x');
    await expect.poll(async () => (await truthOf(journey().project, id)).latex).toBe('x');
    expect(await offers(say('annotate', 'acceptAndNext'))).toBe(0);
    expect(await offers(say('annotate', 'returnWithReason'))).toBe(0);
    await work.layer('latex', 'drafted').click();
    await page.getByRole('menuitem', { name: say('annotate', 'submit'), exact: true }).waitFor();
    expect(await page.getByRole('menuitem', { name: say('annotate', 'accept'), exact: true }).count()).toBe(0);
    await journey().photograph(annotator, 'team 8 menu of an annotator');

    const calls = await callsOf(journey(), annotator);
    const { formulas } = await calls.annotation.page({ page: id });
    const layers = formulas.map(({ ref, revision }) => ({ document: ref, base: revision, layers: ['latex' as const] }));
    const refused = { code: 'forbidden' };
    await expect(calls.annotation.setState({ layers, to: 'accepted' })).rejects.toMatchObject(refused);
    await expect(calls.annotation.setState({ layers, to: 'returned', reason: 'no' })).rejects.toMatchObject(refused);
    const { people } = await calls.schema.get();
    const me = people.find(({ record }) => record.name === 'Minseo Lee');
    if (!me) throw new Error('Nobody was added.');
    const promoted = {
      document: { type: 'person' as const, id: me.record.id },
      base: me.revision,
      added: [],
      updated: [{ before: me.record, after: { ...me.record, role: 'lead' as const } }],
      removed: [],
    };
    await expect(calls.schema.commit({ patches: [promoted] })).rejects.toMatchObject(refused);
    await expect(calls.project.close()).rejects.toMatchObject(refused);
    await expect(calls.host.browse({ folder: null })).rejects.toMatchObject(refused);
  });
});
