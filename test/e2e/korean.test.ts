import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { KeyIn, Namespace } from '#renderer/i18n/resources.ts';
import { openCrowdedProject } from '#test/support/crowded-project.ts';
import { describeWithRealData } from '#test/support/real-data.ts';
import { itOverWeb, type Seat, useJourney } from './support/journey.ts';
import { foreignWords, latinTextsOn } from './support/latin-texts.ts';
import { untilQuiet } from './support/until-quiet.ts';

const journey = useJourney();

/** Addresses of the screens, each with what may be opened on it. */
const addresses = [
  '/library',
  '/library?view=table',
  '/library?tab=symbols',
  '/library?tab=symbols&view=table',
  '/library?tab=pages',
  '/library?tab=pages&view=table',
  '/library?tab=duplicates',
  '/library?import=1',
  '/annotate',
  '/review',
  '/review?tab=second',
  '/requirements',
  '/findings',
  ...[
    'latex-unparsable',
    'latex-symbols-differ',
    'class-under-minimum',
    'category-under-minimum',
    'majority-class',
  ].map((kind) => `/findings?kind=${kind}`),
  ...['category', 'symbol', 'matrix', 'gaps', 'burn-up', 'long-tail', 'people', 'budget', 'next'].map(
    (view) => `/quotas?view=${view}`,
  ),
  '/releases',
  '/people',
  ...['general', 'categories', 'rules', 'symbols', 'latex', 'archive', 'health'].map(
    (section) => `/settings?section=${section}`,
  ),
];

/** What is opened on a screen: by a button, a tab or an item, one after the other. */
const opened: readonly (readonly [address: string, ...presses: readonly ((seat: Seat) => Locator)[]])[] = [
  ['/library', button('library', 'furtherFilters')],
  ['/library', button('library', 'savedViews')],
  ['/library', button('jobs', 'title'), button('jobs', 'report')],
  ['/review', radio('review', 'changes')],
  ['/review', radio('review', 'historyTab')],
  ['/review?tab=second', button('review', 'draw')],
  [
    '/review?tab=second',
    // Before what differs, which is another of each pair.
    ({ page, say }) => page.getByRole('button', { name: say('review', 'pairDiffers').replace(/{{.*/, '') }),
  ],
  ['/requirements', button('requirements', 'versions')],
  ['/quotas', button('quotas', 'add')],
  ['/releases', button('releases', 'freeze')],
  ['/releases', button('releases', 'export')],
  ['/releases', tab('releases', 'tabSplits')],
  ['/releases', tab('releases', 'tabDatasets')],
  ['/releases', tab('releases', 'tabSources')],
  ...[0, 1, 2, 3].map(
    (place) =>
      [
        '/releases',
        ({ page }: Seat) => page.getByRole('button', { name: /첫 공개/ }),
        ({ page }: Seat) => page.getByRole('dialog').getByRole('tab').nth(place),
      ] as const,
  ),
  ['/people', button('people', 'add')],
  ['/settings?section=categories', kindMenu, menuItem('settings', 'mergeItem')],
  ['/settings?section=categories', kindMenu, menuItem('settings', 'splitItem')],
  ['/settings?section=categories', kindMenu, menuItem('settings', 'retireItem')],
  ['/settings?section=health', button('settings', 'healthRun')],
];

function button<N extends Namespace>(namespace: N, key: KeyIn<N>) {
  return ({ page, say }: Seat) => page.getByRole('button', { name: say(namespace, key) });
}

function radio<N extends Namespace>(namespace: N, key: KeyIn<N>) {
  return ({ page, say }: Seat) => page.getByRole('radiogroup').getByText(say(namespace, key), { exact: true });
}

function tab<N extends Namespace>(namespace: N, key: KeyIn<N>) {
  return ({ page, say }: Seat) => page.getByRole('tab', { name: say(namespace, key) });
}

function menuItem<N extends Namespace>(namespace: N, key: KeyIn<N>) {
  return ({ page, say }: Seat) => page.getByRole('menuitem', { name: say(namespace, key) });
}

function kindMenu({ page, say }: Seat): Locator {
  return page.getByRole('button', { name: say('settings', 'changeKind', { name: '초등' }) });
}

describeWithRealData('crohme', 'a Korean window onto a crowded project', () => {
  itOverWeb('speaks Korean on every screen', async () => {
    const { app } = journey();
    await openCrowdedProject(app.host, app.folder, { files: 40 });
    const seat = await journey().sit({ language: 'ko' });
    const quiet = untilQuiet(seat.page);
    const found: string[] = [];
    const read = async (where: string) => {
      await quiet();
      await journey().photograph(seat, `korean ${where.replaceAll('/', ' ')}`);
      for (const text of await latinTextsOn(seat.page)) {
        const words = foreignWords(text);
        if (words.length > 0) found.push(`${where}: ${words.join(' ')} in “${text}”`);
      }
    };
    for (const address of addresses) {
      await journey().goTo(seat, address);
      await read(address);
    }
    for (const [place, [address, ...presses]] of opened.entries()) {
      await journey().goTo(seat, '/');
      await journey().goTo(seat, address);
      for (const press of presses) await press(seat).first().click();
      await read(`${place + 1} opened on ${address}`);
      await seat.page.keyboard.press('Escape');
    }
    expect(found).toEqual([]);
  });
});
