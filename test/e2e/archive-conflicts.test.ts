import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { archiveOf, copyOf } from '#test/support/archived-work.ts';
import { formulasOf, setFormula } from '#test/support/offline-edits.ts';
import { Annotating } from './support/annotating.ts';
import { drawFormula } from './support/drawn-formula.ts';
import { importFolder } from './support/importing.ts';
import { describeOverWeb, useJourney } from './support/journey.ts';
import { openProjectWith } from './support/prepared-project.ts';

const journey = useJourney();

describeOverWeb('an archive of somebody who was offline', () => {
  it('names what both changed, and leads to it', async () => {
    const [id] = await openProjectWith(journey(), [await drawFormula('x')]);
    const { app, project } = journey();
    const offline = await copyOf(project);
    const formula = (await formulasOf(project))[0]?.ref.id;
    if (!id || !formula) throw new Error('A page with a formula was imported.');
    await setFormula(project, formula, { latex: 'x' });
    await setFormula(offline, formula, { latex: 'y' });
    const handed = join(app.folder, 'handed in');
    await mkdir(handed);
    await cp(await archiveOf(offline), join(handed, 'offline.quotient-archive'));

    const seat = await journey().sit();
    const report = await importFolder(seat, ['handed in'], null);
    await journey().photograph(seat, 'archive 1 conflict');
    await report.getByText(/the LaTeX of the formula/).waitFor();
    await report.getByRole('button', { name: 'formula-1.png', exact: true }).click();
    const work = new Annotating(journey(), seat);
    await work.ready(id);
    await expect.poll(() => work.latex.inputValue()).toBe('x');
    await report.waitFor({ state: 'detached' });
    await journey().photograph(seat, 'archive 2 where it stands');
  });
});
