import { expect } from 'vitest';
import { Annotating } from './support/annotating.ts';
import { around, drawFormula, inkOf } from './support/drawn-formula.ts';
import { faintTexts } from './support/faint-texts.ts';
import { itOverWeb, useJourney } from './support/journey.ts';
import { openProjectWith } from './support/prepared-project.ts';

const journey = useJourney();

itOverWeb('every letter of the annotation screen stands out, on white and on dark', async () => {
  const sum = await drawFormula('1+2=3');
  const [id] = await openProjectWith(journey(), [sum, await drawFormula('x')]);
  if (!id) throw new Error('Nothing was imported.');
  for (const scheme of ['light', 'dark'] as const) {
    const seat = await journey().sit({ scheme });
    const { page, say } = seat;
    const work = await Annotating.open(journey(), seat, id);
    const allStandOut = async (when: string) => expect(await faintTexts(page), `${when}, ${scheme}`).toEqual([]);
    await work.writeLatex('\\frac{1');
    await work.press('Escape');
    await work.press('r');
    await work.drawBox(around(inkOf(sum, scheme === 'light' ? '1' : '2')));
    await page.getByRole('combobox', { name: say('annotate', 'paletteSearch', { count: 1 }) }).waitFor();
    await allStandOut('the palette listens');
    await page.keyboard.type('2');
    await work.press('Enter');
    await work.symbol('2').waitFor();
    await work.press('Shift+l');
    await page.getByText(say('annotate', 'labelsHidden')).waitFor();
    await allStandOut('a symbol is drawn');
    await work.press('Shift+l');
    await work.press('e');
    await page.getByText(say('annotate', 'mode-relate'), { exact: true }).waitFor();
    await allStandOut('relations are drawn');
    await work.press('Escape');
    for (const [key, title] of [
      ['F1', say('annotate', 'helpTitle')],
      ['F2', say('annotate', 'keysTitle')],
      ['u', say('annotate', 'unusableTitle')],
    ] as const) {
      await work.canvas.focus();
      await work.press(key);
      const dialog = page.getByRole('dialog', { name: title });
      await dialog.waitFor();
      await allStandOut(title);
      await work.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }
    await work.press('ControlOrMeta+k');
    await page.getByRole('textbox', { name: say('shell', 'commands') }).waitFor();
    await allStandOut('the palette of the window');
    await work.press('Escape');
    await work.saved();
  }
});
