import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { commitEdits } from '#electron/core/services/annotation.ts';
import { SymbolId } from '#schemas/domain/id.ts';
import { symbolsOf } from '#shared/annotation/document.ts';
import { importActor } from '#test/support/open-projects.ts';
import { Annotating } from './support/annotating.ts';
import { type DrawnFormula, drawFormula } from './support/drawn-formula.ts';
import { describeOverWeb, useJourney } from './support/journey.ts';
import { openProjectWith } from './support/prepared-project.ts';
import { saved } from './support/saved.ts';

const journey = useJourney();
let sum: DrawnFormula;

beforeAll(async () => {
  sum = await drawFormula('x+2');
});

describeOverWeb('the checks', () => {
  it('have nothing to look at before there is a page, and lead to where pages come in', async () => {
    const { app } = journey();
    await app.host.create(join(app.folder, 'Empty'), 'Empty project', 'Jiwon Park');
    const lead = await journey().sit();
    const { page, say } = lead;
    await page.getByRole('link', { name: say('shell', 'findings') }).click();
    await page.getByRole('heading', { name: say('findings', 'noPagesTitle') }).waitFor();
    await journey().photograph(lead, 'checks 0 nothing yet');
    await page.getByRole('button', { name: say('shell', 'toLibrary') }).click();
    await page.getByRole('heading', { name: say('library', 'title') }).waitFor();
  });

  it('find a box without ink, open it with the box selected, and mend it', async () => {
    const [id] = await openProjectWith(journey(), [sum]);
    if (!id) throw new Error('A page was imported.');
    const { project } = journey();
    const documents = () => project.store.formulasOfPage(id);
    const [formula] = await documents();
    if (!formula) throw new Error('The page is a formula.');
    const symbol = {
      kind: 'symbol' as const,
      id: SymbolId.parse(project.runtime.newId()),
      symbolClass: null,
      box: { x: 2, y: 2, width: 12, height: 12 },
    };
    await commitEdits(project, importActor, [
      { document: formula.ref, base: formula.revision, added: [symbol], updated: [], removed: [] },
    ]);

    const lead = await journey().sit();
    const { page, say } = lead;
    await page.getByRole('link', { name: say('shell', 'findings') }).click();
    await page.getByText(say('findings', 'notCheckedTitle')).waitFor();
    await page.getByRole('button', { name: say('findings', 'check') }).click();
    await page.getByRole('button', { name: new RegExp(`^${say('findings', 'kind-box-empty')}`) }).click();
    await page.getByText(say('findings', 'about-box-empty')).waitFor();
    await journey().photograph(lead, 'checks 1 found');
    const csv = (await saved(lead, 'CSV', say('findings', 'title'))).toString();
    expect(csv).toContain(`${say('findings', 'kind-box-empty')},There is no ink in the box of ?.,formula-1.png,`);
    await page.getByRole('button', { name: say('findings', 'open'), exact: true }).click();
    await new Annotating(journey(), lead).ready(id);
    const selected = say('annotate', 'selectedSymbol', {
      name: say('annotate', 'withoutClassYet'),
      x: 2,
      y: 2,
      count: 1,
    });
    await page.getByText(selected).waitFor();
    await journey().photograph(lead, 'checks 2 opened');

    await page.goBack();
    await page.getByRole('button', { name: say('findings', 'fix-remove') }).click();
    await page.getByText(say('findings', 'fixed', { count: 1 })).waitFor();
    const [mended] = await documents();
    expect(mended && symbolsOf(mended)).toEqual([]);

    // All of a kind at once: what that touches first, then one step with one undo.
    await page.getByRole('button', { name: say('common', 'undo') }).click();
    await page.getByText(say('common', 'undone')).waitFor();
    await page.getByRole('button', { name: say('findings', 'check') }).click();
    await page.getByRole('button', { name: new RegExp(`^${say('findings', 'kind-symbol-unlabelled')}`) }).click();
    await page.getByRole('button', { name: say('findings', 'fixAll', { count: 1 }) }).click();
    const fixing = page.getByRole('dialog', { name: say('findings', 'kind-symbol-unlabelled') });
    await fixing.getByLabel(say('findings', 'giveClass')).first().fill('x');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await fixing
      .getByRole('region', { name: say('findings', 'fixPreview') })
      .getByText(say('findings', 'wouldFix', { count: 1 }))
      .waitFor();
    await journey().photograph(lead, 'checks 3 all of a kind');
    await fixing.getByRole('button', { name: say('findings', 'fixDo', { count: 1 }) }).click();
    await page.getByText(say('findings', 'fixed', { count: 1 })).waitFor();
    const classesOf = async () => (await documents()).flatMap(symbolsOf).map(({ symbolClass }) => symbolClass);
    expect(await classesOf()).not.toContain(null);
    await page.getByRole('button', { name: say('common', 'undo') }).click();
    await expect.poll(classesOf).toEqual([null]);
  });
});
