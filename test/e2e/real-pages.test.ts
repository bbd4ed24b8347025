import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Box } from '#schemas/domain/geometry.ts';
import { realData } from '#test/support/real-data.ts';
import { Annotating } from './support/annotating.ts';
import { around } from './support/drawn-formula.ts';
import { useJourney } from './support/journey.ts';
import { openProjectWith } from './support/prepared-project.ts';
import { inkPointOf, overlapOf, type RealPage, readRealPage } from './support/real-page.ts';
import { truthOf } from './support/stored-truth.ts';

/** Photos of sums in children's hands: 5 to 8 symbols. */
const names = ['158', '159', '160'] as const;
const describeReal = existsSync(realData('hme_vas')) ? describe : describe.skip;

const journey = useJourney();
let pages: readonly RealPage[];

beforeAll(async () => {
  if (existsSync(realData('hme_vas'))) pages = await Promise.all(names.map(readRealPage));
});

/** Somebody at three real pages that nobody has touched. */
async function sitAtPages() {
  const ids = await openProjectWith(journey(), pages);
  const seat = await journey().sit();
  return { ids, seat };
}

/** Writes the LaTeX, finishes the page, and waits until all of it is stored. */
async function finish(work: Annotating, page: RealPage): Promise<void> {
  const id = work.page;
  const { project } = journey();
  await expect
    .poll(async () => (await truthOf(project, id)).labels.toSorted())
    .toEqual(page.symbols.map(({ label }) => label).toSorted());
  await work.press('Escape');
  await work.press('Escape');
  await work.press('x');
  await work.seat.page.keyboard.type('\\begin{array}{r}1\\\\+2\\end{array}');
  await work.press('ControlOrMeta+Enter');
  await expect
    .poll(async () => (await truthOf(project, id)).states)
    .toEqual({ symbols: 'accepted', layout: 'accepted', latex: 'accepted' });
  const stored = await truthOf(project, id);
  expect(stored.relations).toHaveLength(page.symbols.length - 1);
  for (const { box } of page.symbols) {
    expect(Math.max(...stored.boxes.map((each) => overlapOf(each, box)))).toBeGreaterThan(0.4);
  }
}

function labelAt(page: RealPage, box: Box | undefined): string {
  const best = page.symbols.toSorted((a, b) => (box ? overlapOf(b.box, box) - overlapOf(a.box, box) : 0))[0];
  return best?.label ?? '?';
}

describeReal('three real pages, from nothing to accepted', () => {
  it('with drawn boxes', async () => {
    const { ids, seat } = await sitAtPages();
    for (const [place, page] of pages.entries()) {
      const id = ids[place] ?? expect.fail();
      const work = await Annotating.open(journey(), seat, id);
      await work.press('r');
      for (const { box, label } of page.symbols) await work.boxSymbol(around(box, 2), label);
      await journey().photograph(seat, `real drawn ${page.name}`);
      await finish(work, page);
    }
  });

  it('with one-click boxes', async () => {
    const { ids, seat } = await sitAtPages();
    for (const [place, page] of pages.entries()) {
      const id = ids[place] ?? expect.fail();
      const work = await Annotating.open(journey(), seat, id);
      await work.press('r');
      for (const { box, label } of page.symbols) {
        await work.click(await inkPointOf(page, box));
        await work.giveClass(label);
      }
      await journey().photograph(seat, `real one-click ${page.name}`);
      await finish(work, page);
    }
  });

  it('with the keyboard alone', async () => {
    const { ids, seat } = await sitAtPages();
    const { project } = journey();
    for (const [place, page] of pages.entries()) {
      const id = ids[place] ?? expect.fail();
      const work = await Annotating.open(journey(), seat, id);
      for (let count = 0; count < page.symbols.length; count += 1) {
        await work.press('j');
        await work.press('b');
        await expect.poll(async () => (await truthOf(project, id)).boxes.length).toBe(count + 1);
        const { boxes, labels } = await truthOf(project, id);
        await work.giveClass(labelAt(page, boxes[labels.indexOf('?')]));
      }
      await journey().photograph(seat, `real keyboard ${page.name}`);
      await finish(work, page);
    }
  });
});
