import { beforeAll, expect, it } from 'vitest';
import { applySchemaChange } from '#electron/core/services/schema-change/schema-change.ts';
import { FormulaFilter } from '#schemas/contract/library.ts';
import type { PageId } from '#schemas/domain/id.ts';
import { formulaOf, symbolsOf } from '#shared/annotation/document.ts';
import { importActor } from '#test/support/open-projects.ts';
import { Annotating } from './support/annotating.ts';
import { around, type DrawnFormula, drawFormula, inkOf } from './support/drawn-formula.ts';
import { describeOverWeb, type Seat, useJourney } from './support/journey.ts';
import { openProjectWith } from './support/prepared-project.ts';
import { truthOf } from './support/stored-truth.ts';

const journey = useJourney();
let sum: DrawnFormula;

beforeAll(async () => {
  sum = await drawFormula('x+2');
});

/** Every class and category that the page refers to is there. */
async function expectNoOrphan(id: PageId): Promise<void> {
  const { store } = journey().project;
  const known = new Set<string>((await store.schemaRecords()).map(({ record }) => record.id));
  for (const document of await store.formulasOfPage(id)) {
    for (const { symbolClass } of symbolsOf(document)) expect(known).toContain(symbolClass);
    for (const category of formulaOf(document)?.categories ?? []) expect(known).toContain(category);
  }
}

/** Finds a class on the page of symbol classes. */
async function findClass({ page, say }: Seat, label: string): Promise<void> {
  await page.getByRole('textbox', { name: say('common', 'search') }).fill(label);
}

/** Chooses from the menu of a kind and confirms. */
async function changeKind(
  { page, say }: Seat,
  name: string,
  item: 'mergeItem' | 'retireItem',
  confirm: 'mergeNow' | 'retireNow',
  into: string | null,
): Promise<void> {
  await page.getByRole('button', { name: say('settings', 'changeKind', { name }), exact: true }).click();
  await page.getByRole('menuitem', { name: say('settings', item) }).click();
  const dialog = page.getByRole('dialog');
  if (into !== null) {
    await dialog.getByRole('combobox', { name: say('settings', 'mergeInto') }).fill(into);
    await page.getByRole('option').first().click();
  }
  await dialog.getByRole('button', { name: say('settings', confirm), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describeOverWeb('kinds that change in one window', () => {
  it('leave the work in another one whole: merge, undo, rename, retire and split', async () => {
    const [id] = await openProjectWith(journey(), [sum]);
    if (!id) throw new Error('A page was imported.');
    const lead = await journey().sit();
    const { page, say } = lead;
    const work = await Annotating.open(journey(), await lead.reopen(), id);
    await work.press('r');
    await work.boxSymbol(around(inkOf(sum, 'x')), 'x');
    await work.category('Elementary').click();

    // A box is being drawn while its neighbour's class becomes an alias.
    await journey().goTo(lead, '/settings?section=symbols');
    await findClass(lead, 'x');
    const plus = around(inkOf(sum, '+'));
    await work.drag({ x: plus.x, y: plus.y }, { x: plus.x + plus.width, y: plus.y + plus.height }, { isHeld: true });
    await changeKind(lead, 'x', 'mergeItem', 'mergeNow', '\\chi');
    await work.symbol('\\chi').waitFor();
    await work.seat.page.mouse.up();
    await work.giveClass('+');
    await expect.poll(async () => (await truthOf(journey().project, id)).labels).toEqual(['x', '+']);
    await journey().photograph(work.seat, 'kinds 1 merged');

    // One undo, and no box is lost by it.
    await page.getByRole('button', { name: say('common', 'undo'), exact: true }).click();
    await work.symbol('x').waitFor();
    expect((await truthOf(journey().project, id)).labels).toEqual(['x', '+']);

    // A rename shows at once; what is drawn after it goes by the new name.
    await findClass(lead, '+');
    await page.getByRole('button', { name: say('settings', 'editNamed', { name: '+' }), exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: say('settings', 'label'), exact: true }).fill('\\plus');
    await form.getByRole('button', { name: say('common', 'save'), exact: true }).click();
    await work.symbol('\\plus').waitFor();
    await work.boxSymbol(around(inkOf(sum, '2')), '2');
    await expect.poll(async () => (await truthOf(journey().project, id)).labels).toEqual(['x', '\\plus', '2']);

    // A retired category stays on what has it; another can still be given.
    await journey().goTo(lead, '/settings?section=categories');
    // What can do nothing looks so: the first of them moves no further up.
    const colourOf = async (name: string) =>
      await page
        .getByRole('button', { name: say('settings', 'moveUp', { name }), exact: true })
        .evaluate((button) => getComputedStyle(button).color);
    await expect.poll(async () => (await colourOf('Elementary')) === (await colourOf('Middle school'))).toBe(false);
    await changeKind(lead, 'Elementary', 'retireItem', 'retireNow', null);
    await work.category('Printed').click();
    await expect.poll(async () => (await truthOf(journey().project, id)).categories).toEqual(['elementary', 'printed']);

    // A split rewrites the formula beneath the open page; the next edit joins it.
    const { project } = journey();
    const records = (await project.store.schemaRecords()).map(({ record }) => record);
    const printed = records.find((record) => record.kind === 'category' && record.key === 'printed');
    if (printed?.kind !== 'category') throw new Error('The template has printed formulas.');
    await applySchemaChange(project, importActor, {
      kind: 'split-category',
      from: printed.id,
      parts: [
        {
          into: { key: 'typeset', name: { en: 'Typeset', ko: '조판' } },
          where: FormulaFilter.parse({ categories: [printed.id] }),
        },
      ],
      retiresSource: true,
    });
    await work.writeLatex('x+2');
    await expect
      .poll(async () => await truthOf(project, id))
      .toMatchObject({
        latex: 'x+2',
        categories: ['elementary', 'typeset'],
        labels: ['x', '\\plus', '2'],
      });
    await expectNoOrphan(id);

    // What lacks a facet is found by it; a retired category is one all the same.
    const lacking = async (key: string) => {
      const facet = records.find((record) => record.kind === 'facet' && record.key === key);
      if (facet?.kind !== 'facet') throw new Error(`The template has no facet ${key}.`);
      return await project.store.countFormulas(FormulaFilter.parse({ lacking: [facet.id] }));
    };
    expect([await lacking('level'), await lacking('script'), await lacking('capture')]).toEqual([0, 0, 1]);
  });
});
