import { beforeAll, expect, it } from 'vitest';
import type { PageId } from '#schemas/domain/id.ts';
import { Annotating } from './support/annotating.ts';
import { around, type DrawnFormula, drawFormula, inkOf } from './support/drawn-formula.ts';
import { describeOverWeb, type Seat, useJourney } from './support/journey.ts';
import { addPerson, inviteLinkFor } from './support/people.ts';
import { openProjectWith } from './support/prepared-project.ts';
import { QuotaPage } from './support/quota-page.ts';
import { rowsOf, saved } from './support/saved.ts';
import { truthOf } from './support/stored-truth.ts';

const journey = useJourney();
const kinds = ['Elementary', 'Middle school', 'High school', 'University'];
let pictures: readonly DrawnFormula[];

beforeAll(async () => {
  // Four formulas of one symbol each; the same picture twice would be one page.
  pictures = await Promise.all(['x', 'y', 'z', 'n'].map((letter) => drawFormula(letter)));
});

/** Comes in by an invite that the lead made. */
async function comeIn(link: string): Promise<Seat> {
  const seat = await journey().sit({ link });
  await seat.page.getByRole('button', { name: 'Continue' }).click();
  await seat.page.getByRole('heading', { name: seat.say('library', 'title') }).waitFor();
  return seat;
}

describeOverWeb('from requirements to figures', () => {
  it('leads from a sheet with quotas to accepted work, and the quota page says at once what the files say', async () => {
    const pages = await openProjectWith(journey(), pictures);
    const lead = await journey().sit();
    const { page, say } = lead;
    await page.getByRole('heading', { name: say('library', 'title') }).waitFor();
    await addPerson(lead, 'Minseo Lee', 'annotator');
    await addPerson(lead, 'Seojun Kim', 'reviewer');
    const links = [await inviteLinkFor(lead, 'Minseo Lee'), await inviteLinkFor(lead, 'Seojun Kim')] as const;

    await page.getByRole('link', { name: say('shell', 'requirements') }).click();
    await page
      .getByLabel(say('requirements', 'purpose'), { exact: true })
      .last()
      .fill('Homework of four kinds of school');
    await page.getByRole('button', { name: say('common', 'save'), exact: true }).click();
    await page.getByText(say('requirements', 'unsaved')).waitFor({ state: 'hidden' });
    const quotas = await QuotaPage.open(lead);
    for (const kind of kinds) await quotas.setTarget(kind, 1);
    await quotas.view('gaps');
    for (const kind of kinds) await quotas.assign(kind, 'Minseo Lee');
    await journey().photograph(lead, 'requirements 1 gaps assigned');

    const annotator = await comeIn(links[0]);
    await (await QuotaPage.open(annotator)).view('whatNext');
    await annotator.page.getByRole('button', { name: say('quotas', 'startOn', { name: 'formula-1.png' }) }).waitFor();
    for (const [place, id] of pages.entries()) await draft(annotator, id, pictures[place], kinds[place]);

    const reviewer = await comeIn(links[1]);
    const row = (kind: string) =>
      page.getByRole('row').filter({ has: page.getByRole('button', { name: kind, exact: true }) });
    const [returned, ...rest] = pages;
    if (!returned) throw new Error('Pages were imported.');
    await giveBack(reviewer, returned);
    for (const id of rest) await accept(reviewer, id);

    // The lead's window was open all the time and nobody touched it.
    for (const kind of kinds.slice(1)) await row(kind).getByText(say('quotas', 'gap-reached')).waitFor();
    await row('Elementary').getByRole('cell', { name: '0', exact: true }).first().waitFor();
    await journey().photograph(lead, 'requirements 2 quotas moved');

    const csv = rowsOf((await saved(lead, 'CSV', say('quotas', 'gaps'))).toString());
    const stored = await Promise.all(pages.map((id) => truthOf(journey().project, id)));
    for (const [place, kind] of kinds.entries()) {
      const states = Object.values(stored[place]?.states ?? {});
      const accepted = states.every((state) => state === 'accepted') ? 1 : 0;
      const line = csv.find((each) => each[say('quotas', 'selection')] === kind);
      expect(line, kind).toMatchObject({
        [say('quotas', 'target')]: '1',
        [say('status', 'accepted')]: String(accepted),
        [say('status', 'returned')]: String(1 - accepted),
        [say('quotas', 'missingShort')]: String(1 - accepted),
        [say('quotas', 'assignedTo')]: 'Minseo Lee',
      });
    }
    const svg = (await saved(lead, 'SVG', say('quotas', 'gaps'))).toString();
    expect(svg).toMatch(/^<\?xml.*<svg xmlns/s);
    for (const kind of kinds) expect(svg).toContain(`>${kind}<`);
    const png = await saved(lead, 'PNG', say('quotas', 'gaps'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(2000);

    await page.getByRole('link', { name: say('shell', 'requirements') }).click();
    await page.getByRole('button', { name: say('requirements', 'versions') }).click();
    const drawer = page.getByRole('dialog', { name: say('requirements', 'versions') });
    await drawer.getByText('level=university').first().waitFor();
    await journey().photograph(lead, 'requirements 3 versions');
    // The first version asked for nothing; what it brings back can be taken back like anything that is saved.
    const { store } = journey().project;
    const targets = async () => (await store.schemaRecords()).filter(({ record }) => record.kind === 'quota').length;
    await drawer
      .getByRole('button', { name: say('requirements', 'restore') })
      .last()
      .click();
    const notice = page.getByRole('alert').filter({ hasText: say('settings', 'saved') });
    await expect.poll(targets).toBe(0);
    await journey().photograph(lead, 'requirements 4 restored');
    await notice.getByRole('button', { name: say('common', 'undo') }).click();
    await expect.poll(targets).toBe(kinds.length);
  });

  it('merges, splits and retires kinds while somebody works under them, and loses nothing', async () => {
    const pages = await openProjectWith(journey(), pictures.slice(0, 1));
    const [id] = pages;
    if (!id) throw new Error('A page was imported.');
    const lead = await journey().sit();
    const { page, say } = lead;
    const other = await lead.reopen();
    await journey().goTo(other, `/annotate/${id}`);
    const work = await Annotating.open(journey(), other, id);
    await work.category('Middle school').click();
    const categories = async () => (await truthOf(journey().project, id)).categories;
    await expect.poll(categories).toEqual(['middle-school']);

    await journey().goTo(lead, '/settings?section=categories');
    const change = async (name: string, item: 'mergeItem' | 'splitItem' | 'retireItem') => {
      await page.getByRole('button', { name: say('settings', 'changeKind', { name }) }).click();
      await page.getByRole('menuitem', { name: say('settings', item) }).click();
    };
    await change('Middle school', 'mergeItem');
    const merging = page.getByRole('dialog', { name: say('settings', 'mergeTitle', { name: 'Middle school' }) });
    await merging.getByRole('combobox', { name: say('settings', 'mergeInto') }).click();
    await page.getByRole('option', { name: 'High school' }).click();
    await merging.getByText(say('settings', 'rewritesNone')).waitFor();
    await journey().photograph(lead, 'kinds 1 merge');
    await work.writeLatex('x');
    await merging.getByRole('button', { name: say('settings', 'mergeNow'), exact: true }).click();
    await merging.waitFor({ state: 'hidden' });
    await work.writeLatex('x+1');
    await expect.poll(async () => (await truthOf(journey().project, id)).latex).toBe('x+1');
    expect(await categories()).toEqual(['middle-school']);
    await page.getByRole('button', { name: say('common', 'undo') }).click();
    await page.getByText(say('common', 'undone')).waitFor();

    await change('Middle school', 'splitItem');
    const splitting = page.getByRole('dialog', { name: say('settings', 'splitTitle', { name: 'Middle school' }) });
    await splitting.getByLabel(say('settings', 'newName'), { exact: true }).fill('Lower middle school');
    await splitting
      .getByText(say('settings', 'partGets', { name: 'Lower middle school', formulas: '1 formula' }))
      .waitFor();
    await journey().photograph(lead, 'kinds 2 split');
    await splitting.getByRole('button', { name: say('settings', 'splitNow'), exact: true }).click();
    await splitting.waitFor({ state: 'hidden' });
    await expect.poll(categories).toEqual(['lower-middle-school']);
    await work.writeLatex('x+2');
    await expect.poll(async () => (await truthOf(journey().project, id)).latex).toBe('x+2');
    await page
      .getByRole('button', { name: say('common', 'undo') })
      .last()
      .click();
    await expect.poll(categories).toEqual(['middle-school']);
    expect((await truthOf(journey().project, id)).latex).toBe('x+2');
    await journey().photograph(other, 'kinds 3 work went on');
  });
});

/** Boxes the one symbol, writes the LaTeX, picks the kind and submits. */
async function draft(
  seat: Seat,
  id: PageId,
  picture: DrawnFormula | undefined,
  kind: string | undefined,
): Promise<void> {
  if (!picture || kind === undefined) throw new Error('Every page has a picture and a kind.');
  const work = await Annotating.open(journey(), seat, id);
  const letter = picture.latex;
  await work.press('r');
  await work.boxSymbol(around(inkOf(picture, letter)), letter);
  await work.category(kind).click();
  await work.writeLatex(letter);
  await seat.page.getByRole('button', { name: seat.say('annotate', 'submitAndNext') }).click();
  await expect.poll(async () => (await truthOf(journey().project, id)).states.latex).toBe('submitted');
  const { categories } = await truthOf(journey().project, id);
  expect(categories).toHaveLength(1);
}

async function giveBack(seat: Seat, id: PageId): Promise<void> {
  const { page, say } = seat;
  await Annotating.open(journey(), seat, id);
  await page.getByRole('button', { name: say('annotate', 'returnWithReason'), exact: true }).click();
  const asking = page.getByRole('dialog', { name: say('annotate', 'returnTitle') });
  await asking.getByLabel(say('annotate', 'reason')).fill('Close the box around the ink.');
  await asking.getByRole('button', { name: say('annotate', 'return'), exact: true }).click();
  await expect.poll(async () => (await truthOf(journey().project, id)).states.latex).toBe('returned');
}

async function accept(seat: Seat, id: PageId): Promise<void> {
  await Annotating.open(journey(), seat, id);
  await seat.page.getByRole('button', { name: seat.say('annotate', 'acceptAndNext') }).click();
  await expect.poll(async () => (await truthOf(journey().project, id)).states.latex).toBe('accepted');
}
