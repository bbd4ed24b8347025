import { existsSync } from 'node:fs';
import { symbolsOf } from '#shared/annotation/document.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { realData } from '#test/support/real-data.ts';
import { startWebApp, type WebApp } from '#test/support/web-app.ts';
import { goodOverlap, overlapOf } from '../actions/boxes.ts';
import { Hands } from '../actions/hands.ts';
import { picturePixels, replayByHand } from '../actions/replay-by-hand.ts';
import { replayGuided } from '../actions/replay-guided.ts';
import { leftBehind, openPage } from '../actions/screen.ts';
import { isRelatedAs, storedFormula } from '../actions/stored.ts';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import { importBareFormulas } from '../inputs/real-formulas.ts';
import type { Figure } from '../results/figure.ts';

const formulas = 50;

interface Way {
  readonly name: 'drawn' | 'one-click' | 'guided';
  readonly title: string;
  /** Per symbol; null: nothing is promised. */
  readonly gestures: number | null;
  readonly keys: number | null;
  readonly actions: number | null;
}

const ways: readonly Way[] = [
  { name: 'drawn', title: 'drawn boxes', gestures: 1, keys: 2.5, actions: null },
  { name: 'one-click', title: 'one-click boxes', gestures: null, keys: null, actions: null },
  { name: 'guided', title: 'boxes by LaTeX', gestures: null, keys: null, actions: 0.3 },
];

export const actionsBench: Bench = {
  name: 'actions',
  title: 'actions for each symbol',
  about: `The truth of ${formulas} handwritten formulas of CROHME is given again through the real screen, from bare pictures: with drawn boxes, with one-click boxes, and with boxes that the LaTeX draws. Counted are pointer gestures and key presses that box, label, order or relate, corrections of what the screen proposes among them; LaTeX text and keys that move on or submit stand apart.`,
  run: measureActions,
};

interface Result {
  readonly hands: Hands;
  readonly symbols: number;
  /** Formulas whose stored relations are the true ones. */
  readonly related: number;
  readonly formulas: number;
  /** Share of boxes that came out as the true ones. */
  readonly boxed: number;
}

async function measureActions(place: BenchPlace): Promise<BenchOutcome> {
  if (!existsSync(realData('crohme'))) {
    return { figures: [], remarks: ['Not measured: the real data crohme is not there.'] };
  }
  const figures: Figure[] = [];
  const browser = await launchChromium();
  try {
    for (const way of ways) {
      const app = await startWebApp(browser);
      try {
        figures.push(...figuresOf(way, await replay(app, place, way)));
      } finally {
        await app.close();
      }
    }
  } finally {
    await browser.close();
  }
  return { figures, remarks: [] };
}

function figuresOf(way: Way, { hands, symbols, related, formulas: done, boxed }: Result): readonly Figure[] {
  const details = `${symbols} symbols of ${done} formulas, ${(100 * boxed).toFixed(0)} % of the boxes as people gave them, ${related} formulas with all relations`;
  const perSymbol = (what: string, count: number, goal: number | null, said: string): Figure => ({
    what: `${what}, ${way.title}`,
    measured: count / symbols,
    unit: 'per symbol',
    goal,
    must: null,
    details: said,
  });
  return [
    perSymbol('gestures', hands.gestures, way.gestures, details),
    perSymbol('keys', hands.keys, way.keys, details),
    perSymbol(
      'actions',
      hands.gestures + hands.keys,
      way.actions,
      `apart from that ${(hands.latexKeys / symbols).toFixed(1)} keys of LaTeX and ${(hands.otherKeys / symbols).toFixed(1)} that go on, a symbol`,
    ),
  ];
}

async function replay(app: WebApp, place: BenchPlace, { name }: Way): Promise<Result> {
  await app.host.create(`${place.folder}/${name}`, 'Bench', 'Bench');
  const { project } = app.host;
  if (!project) throw new Error('No project is open.');
  place.say(`${name}: importing`);
  const truths = await importBareFormulas(project, formulas);
  const { page } = await app.openWindow();
  const hands = new Hands(page);
  let [symbols, related, good] = [0, 0, 0];
  for (const [index, truth] of truths.entries()) {
    if (index % 10 === 0) place.say(`${name}: formula ${index + 1} of ${truths.length}`);
    await openPage(app, page, truth);
    const pixels = await picturePixels(project, truth);
    await hands.look(pixels);
    if (index === 0) await hands.press('r');
    if (name === 'guided') await replayGuided(project, page, hands, truth, pixels);
    else await replayByHand(project, page, hands, truth, pixels, name);
    await hands.press('ControlOrMeta+Enter', 'otherKeys');
    await leftBehind(page, truth);
    if (await isRelatedAs(project, truth)) related += 1;
    const document = await storedFormula(project, truth);
    const boxes = document ? symbolsOf(document).map(({ box }) => box) : [];
    symbols += truth.symbols.length;
    good += truth.symbols.filter(({ box }) => boxes.some((each) => overlapOf(each, box) >= goodOverlap)).length;
  }
  return { hands, symbols, related, formulas: truths.length, boxed: good / symbols };
}
