import { existsSync } from 'node:fs';
import { mathJaxTypesetter } from '#electron/core/layout/mathjax.ts';
import { boxFormula } from '#shared/matching/box-formula.ts';
import { realData } from '#test/support/real-data.ts';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import type { BenchFormula } from '../guided-boxing/bench-formula.ts';
import { crohmeFormulas } from '../guided-boxing/crohme-formulas.ts';
import { disturbances, disturbed } from '../guided-boxing/disturb-picture.ts';
import { printedFormulas } from '../guided-boxing/printed-formulas.ts';
import { scoreBoxes } from '../guided-boxing/score.ts';
import { lengthClassOf, structuresOf } from '../guided-boxing/structures.ts';
import { Tally } from '../guided-boxing/tally.ts';
import { verticalFormulas } from '../guided-boxing/vertical-formulas.ts';
import { halfOf } from '../guided-boxing/writer-half.ts';
import type { Figure } from '../results/figure.ts';

/** What hands do for a formula that is boxed by its LaTeX, and for each symbol that came out wrong. */
const actionsPerFormula = 2;
const actionsPerCorrection = 3;

const lengths = ['1–5 symbols', '6–10 symbols', '11–20 symbols', '> 20 symbols'];
const structures = ['one line', 'scripts', 'fraction', 'root', 'limits', 'vertical sum'];

/** What is boxed, and the shares that are to be reached, in per cent. */
interface FormulaSet {
  readonly name: string;
  /** Folder of the real data; null where the program draws the formulas. */
  readonly source: string | null;
  readonly symbolGoal: number;
  readonly formulaGoal: number | null;
  read(): Promise<readonly BenchFormula[]>;
}

const sets: readonly FormulaSet[] = [
  {
    name: 'CROHME, strokes drawn to pixels',
    source: 'crohme',
    symbolGoal: 95,
    formulaGoal: 80,
    read: () => crohmeFormulas((writer) => halfOf(writer) === 'reporting'),
  },
  { name: 'printed', source: null, symbolGoal: 98, formulaGoal: null, read: printedFormulas },
  {
    name: 'photos of vertical sums',
    source: 'hme_vas',
    symbolGoal: 90,
    formulaGoal: null,
    read: () => verticalFormulas((name) => halfOf(name) === 'reporting'),
  },
];

export const guidedBoxingBench: Bench = {
  name: 'boxing',
  title: 'boxes drawn by the LaTeX',
  about:
    'Matching sees pixels and LaTeX only. A symbol is right with the right class and an intersection over union of at least 0.75 with the box of its ink; a formula is right with all its symbols. Weights were found on half of the writers; these figures are of the other half.',
  run: measureBoxing,
};

async function measureBoxing(place: BenchPlace): Promise<BenchOutcome> {
  const figures: Figure[] = [];
  const remarks: string[] = [];
  for (const set of sets) {
    if (set.source !== null && !existsSync(realData(set.source))) {
      remarks.push(`${set.name}: not measured, the real data ${set.source} is not there`);
      continue;
    }
    place.say(set.name);
    figures.push(...figuresOf(set, await boxAll(await set.read())));
  }
  if (existsSync(realData('hme_vas'))) figures.push(...(await measureDisturbed(place)));
  return { figures, remarks };
}

/** The photos as others might have taken them. */
async function measureDisturbed(place: BenchPlace): Promise<readonly Figure[]> {
  const photos = await verticalFormulas((name) => halfOf(name) === 'reporting');
  const figures: Figure[] = [];
  for (const disturbance of disturbances) {
    place.say(`photos ${disturbance.name}`);
    const formulas: BenchFormula[] = [];
    for (const photo of photos) formulas.push(await disturbed(photo, disturbance));
    const tally = await boxAll(formulas);
    figures.push({
      what: `photos ${disturbance.name}: symbols`,
      measured: tally.symbolShare,
      unit: '%',
      better: 'more',
      goal: 90,
      must: null,
      details: `${tally.counts}; the same photos, disturbed by the bench`,
    });
  }
  return figures;
}

async function boxAll(formulas: readonly BenchFormula[]): Promise<Tally> {
  const tally = new Tally();
  for (const { picture, latex, symbols } of formulas) {
    const before = process.cpuUsage();
    const boxed = await boxFormula(picture, latex, mathJaxTypesetter());
    const { user, system } = process.cpuUsage(before);
    const groups = [lengthClassOf(symbols.length), ...structuresOf(latex)];
    tally.add(scoreBoxes(symbols, boxed), groups, (user + system) / 1000);
  }
  return tally;
}

function figuresOf({ name, symbolGoal, formulaGoal }: FormulaSet, tally: Tally): readonly Figure[] {
  return [
    {
      what: `${name}: symbols`,
      measured: tally.symbolShare,
      unit: '%',
      better: 'more',
      goal: symbolGoal,
      must: null,
      details: `${tally.counts}; symbols / formulas: ${tally.describeGroups(lengths)}`,
    },
    {
      what: `${name}: formulas`,
      measured: tally.formulaShare,
      unit: '%',
      better: 'more',
      goal: formulaGoal,
      must: null,
      details: `symbols / formulas: ${tally.describeGroups(structures)}`,
    },
    {
      what: `${name}: actions`,
      measured: tally.actionsPerSymbol(actionsPerFormula, actionsPerCorrection),
      unit: 'per symbol',
      goal: 0.3,
      must: null,
      details: `counted: ${actionsPerFormula} for each formula (the key that boxes, the key that accepts), ${actionsPerCorrection} for each symbol that is wrong (choose, draw, take the class that is offered first)`,
    },
    {
      what: `${name}: CPU time of a formula`,
      measured: tally.medianMilliseconds,
      unit: 'ms',
      goal: 50,
      must: null,
      details: `median; nine of ten take at most ${tally.slowMilliseconds.toFixed(0)} ms, threshold, layout and match together`,
    },
  ];
}
