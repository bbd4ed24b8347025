import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { FormulaFilter } from '#schemas/contract/library.ts';
import { type DrawnFormula, drawFormula } from './support/drawn-formula.ts';
import { describeOverWeb, useJourney } from './support/journey.ts';
import { openProjectWith } from './support/prepared-project.ts';
import { saved } from './support/saved.ts';

const journey = useJourney();
let pictures: readonly Pick<DrawnFormula, 'png'>[];

beforeAll(async () => {
  const drawn = await Promise.all(['x+2', '\\frac{a}{b}', '\\sqrt{7}'].map((latex) => drawFormula(latex)));
  const [first] = drawn;
  if (!first) throw new Error('Nothing was drawn.');
  // The same picture in other bytes is another page.
  const again = await sharp(first.png).png({ compressionLevel: 1 }).toBuffer();
  pictures = [...drawn, { png: again }];
});

describeOverWeb('the library', () => {
  it('counts beside its choices, acts on many at once with one undo, and keeps views for everybody', async () => {
    await openProjectWith(journey(), pictures);
    const lead = await journey().sit();
    const { page, say } = lead;
    const total = (count: number) => page.getByText(say('library', 'totalFormulas', { count }), { exact: true });
    await total(4).waitFor();

    const csv = (await saved(lead, 'CSV', say('library', 'formulas'))).toString();
    expect(
      csv
        .replace('\ufeff', '')
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(',')[0]),
    ).toEqual([say('library', 'fileName'), ...[1, 2, 3, 4].map((number) => `formula-${number}.png`)]);

    // A count leads to what it counts: nobody has said of what level these are.
    await page.getByRole('link', { name: say('shell', 'quotas') }).click();
    await page
      .getByRole('button', { name: say('quotas', 'without'), exact: true })
      .first()
      .click();
    await total(4).waitFor();
    await page.getByRole('button', { name: say('library', 'clearFilters') }).click();

    // Everything is chosen with nothing chosen before, too: by the keys, or by the word above the cards.
    await page.getByRole('listbox', { name: say('library', 'grid') }).press('ControlOrMeta+a');
    await page.getByText(say('library', 'selected', { count: 4 })).waitFor();
    await page.getByRole('button', { name: say('library', 'clearSelection') }).click();
    await page.getByRole('button', { name: say('library', 'selectAll', { count: 4 }) }).waitFor();
    const boxes = page.getByRole('checkbox', { name: say('library', 'select') });
    await boxes.nth(0).click();
    // All that match are more than those that were clicked; another click chooses one by one again.
    await page.getByRole('button', { name: say('library', 'selectAll', { count: 4 }) }).click();
    await page.getByText(say('library', 'selected', { count: 4 })).waitFor();
    await boxes.nth(1).click();
    await page.getByText(say('library', 'selected', { count: 2 })).waitFor();
    await page.getByRole('button', { name: say('library', 'assign'), exact: true }).click();
    const assigning = page.getByRole('dialog', { name: say('library', 'assignTitle') });
    await assigning.getByLabel(say('library', 'assignAdd')).first().click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await assigning.getByRole('button', { name: say('library', 'assignDo', { count: 2 }) }).click();
    await page.getByText(say('library', 'assigned', { count: 2 })).waitFor();
    await journey().photograph(lead, 'library 0 categories assigned');
    await page.getByRole('button', { name: say('common', 'undo') }).click();
    await page.getByText(say('common', 'undone')).waitFor();

    await boxes.nth(0).click();
    await boxes.nth(1).click();
    await page.getByRole('button', { name: say('library', 'setAside'), exact: true }).click();
    await page.getByLabel(say('library', 'setAsideWhy')).fill('out of focus');
    await page.getByRole('button', { name: say('library', 'setAsideDo', { count: 2 }) }).click();
    await page.getByText(say('library', 'acted-unusable', { count: 2 })).waitFor();

    await page.getByRole('button', { name: say('library', 'status'), exact: true }).click();
    const choice = page.getByRole('dialog').filter({ hasText: say('status', 'unusable') });
    await choice.getByText('2', { exact: true }).first().waitFor();
    await journey().photograph(lead, 'library 1 counts beside choices');
    await choice.getByRole('checkbox', { name: say('status', 'unusable') }).check();
    await total(2).waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: say('library', 'savedViews') }).click();
    await page.getByRole('menuitem', { name: say('library', 'saveView') }).click();
    const saving = page.getByRole('dialog', { name: say('library', 'saveView') });
    await saving.getByLabel(say('library', 'viewName')).fill('Set aside');
    await saving.getByLabel(say('library', 'shareView')).check();
    await saving.getByRole('button', { name: say('library', 'saveView') }).click();
    await saving.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: say('library', 'clearFilters') }).click();
    await total(4).waitFor();
    await page.getByRole('button', { name: say('library', 'savedViews') }).click();
    await page.getByRole('menuitem', { name: 'Set aside' }).click();
    await total(2).waitFor();

    await page.getByRole('button', { name: say('common', 'undo') }).click();
    await page.getByText(say('library', 'emptyFilteredTitle')).waitFor();
    const { total: unusable } = await journey().project.store.listFormulas(
      FormulaFilter.parse({ statuses: ['unusable'] }),
      null,
      10,
    );
    expect(unusable).toBe(0);
  });

  it('shows near-duplicates side by side, and what is decided about them stands in the filter', async () => {
    const pages = await openProjectWith(journey(), pictures);
    const lead = await journey().sit();
    const { page, say } = lead;
    await page.getByText(say('duplicates', 'tab'), { exact: true }).click();
    await page.getByText(say('duplicates', 'neverTitle')).waitFor();
    const look = page.getByRole('button', { name: say('duplicates', 'look') });
    await look.click();
    const group = page.getByRole('region', { name: say('duplicates', 'group') });
    await group.getByText('formula-1.png').waitFor();
    await group.getByText('formula-4.png').waitFor();
    // It is off while it compares, and stands elsewhere since there are groups: the keyboard is on it all the same.
    const hasKeyboard = () => look.evaluate((button) => button === document.activeElement);
    await expect.poll(hasKeyboard).toBe(true);
    await look.press('Enter');
    await expect.poll(() => look.isEnabled()).toBe(true);
    await expect.poll(hasKeyboard).toBe(true);
    await journey().photograph(lead, 'library 2 near-duplicates');
    await group
      .getByRole('button', { name: say('duplicates', 'keepOnly') })
      .first()
      .click();
    await group.getByRole('button', { name: say('duplicates', 'keepChosen', { count: 1 }) }).click();
    await page.getByText(say('duplicates', 'emptyTitle')).waitFor();

    const { store } = journey().project;
    const unusable = async () =>
      (await store.listFormulas(FormulaFilter.parse({ statuses: ['unusable'] }), null, 10)).items;
    expect((await unusable()).map((formula) => [pages.indexOf(formula.page), formula.unusable])).toEqual([
      [3, say('duplicates', 'reason', { page: 'formula-1.png' })],
    ]);
    await page.getByText(say('duplicates', 'decided'), { exact: true }).click();
    await group.getByText(say('duplicates', 'verdictSame')).waitFor();
    await page.getByRole('button', { name: say('common', 'undo') }).click();
    await page.getByText(say('duplicates', 'emptyDecidedTitle')).waitFor();
    expect(await unusable()).toEqual([]);

    await page.getByText(say('library', 'pages'), { exact: true }).click();
    await page.getByRole('button', { name: say('library', 'showTable') }).click();
    const row = page.getByRole('row').filter({ hasText: 'formula-2.png' });
    // The figure leads to the formulas of the page.
    await row.getByRole('button', { name: `formula-2.png: ${say('library', 'formulas')} 1` }).waitFor();
    await journey().photograph(lead, 'library 3 pages as a table');

    // All pages go by one act; the one that somebody has worked on stays and is named. One undo brings all back.
    const totalPages = (count: number) => page.getByText(say('library', 'totalPages', { count }), { exact: true });
    await page
      .getByRole('checkbox', { name: say('library', 'select') })
      .first()
      .click();
    await page.getByRole('button', { name: say('library', 'selectAll', { count: 4 }) }).click();
    await page.getByRole('button', { name: say('library', 'removeMany'), exact: true }).click();
    const removing = page.getByRole('dialog', { name: say('library', 'removeManyTitle') });
    await removing.getByText(say('library', 'stays-edited', { count: 1, examples: 'formula-4.png' })).waitFor();
    await journey().photograph(lead, 'library 4 pages to be removed');
    await removing.getByRole('button', { name: say('library', 'removeDo', { count: 3 }) }).click();
    await page.getByText(say('library', 'removedPages', { count: 3 })).waitFor();
    await totalPages(1).waitFor();
    await page
      .getByRole('button', { name: say('common', 'undo') })
      .last()
      .click();
    await totalPages(4).waitFor();
  });
});
