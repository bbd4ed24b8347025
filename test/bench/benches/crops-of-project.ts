import { existsSync } from 'node:fs';
import { mathJaxTypesetter } from '#electron/core/layout/mathjax.ts';
import { boxFormula } from '#shared/matching/box-formula.ts';
import type { Beside } from '#shared/matching/crops/beside.ts';
import { type ClassIndex, createClassIndex } from '#shared/matching/crops/class-index.ts';
import { type CropCosts, createCropCosts } from '#shared/matching/crops/crop-costs.ts';
import { labelledShapes } from '#shared/matching/crops/labelled-shapes.ts';
import { noBoxes } from '#shared/matching/keep-boxes.ts';
import { realData } from '#test/support/real-data.ts';
import type { Bench, BenchOutcome, BenchPlace } from '../bench.ts';
import type { BenchFormula } from '../guided-boxing/bench-formula.ts';
import { crohmeFormulas } from '../guided-boxing/crohme-formulas.ts';
import { scoreBoxes } from '../guided-boxing/score.ts';
import { Tally } from '../guided-boxing/tally.ts';
import { halfOf } from '../guided-boxing/writer-half.ts';
import type { Figure } from '../results/figure.ts';

export const projectCropsBench: Bench = {
  name: 'neighbours',
  title: 'what labelled symbols of the project add',
  about:
    'The symbols of one half of the writers of CROHME are the project; the other half is boxed with them and without them, and the class of each of its symbols is suggested: from its ink and the boxes around it, and where the symbols beside it have their labels already.',
  run: measureNeighbours,
};

async function measureNeighbours(place: BenchPlace): Promise<BenchOutcome> {
  if (!existsSync(realData('crohme')))
    return { figures: [], remarks: ['not measured: the real data crohme is not there'] };
  place.say('gathering the symbols of one half');
  const known = await crohmeFormulas((writer) => halfOf(writer) === 'tuning');
  const shapes = known.flatMap(({ picture, symbols }) => labelledShapes(picture, symbols));
  const unseen = await crohmeFormulas((writer) => halfOf(writer) === 'reporting');
  place.say('boxing the other half');
  const alone = await boxAll(unseen, null);
  const sharpened = await boxAll(unseen, createCropCosts(shapes));
  place.say('suggesting classes');
  const index = createClassIndex(shapes);
  return {
    figures: [
      ...gains(alone, sharpened),
      ...suggestionFigures('', unseen, index, unlabelled),
      ...suggestionFigures(', beside labelled symbols', unseen, index, (beside) => beside),
    ],
    remarks: [],
  };
}

async function boxAll(formulas: readonly BenchFormula[], crops: CropCosts | null): Promise<Tally> {
  const tally = new Tally();
  for (const { picture, latex, symbols } of formulas) {
    const boxed = await boxFormula(picture, latex, mathJaxTypesetter(), noBoxes, crops);
    tally.add(scoreBoxes(symbols, boxed), [], 0);
  }
  return tally;
}

function gains(alone: Tally, sharpened: Tally): readonly Figure[] {
  const common = { unit: '%', better: 'more', goal: 0, must: null } as const;
  return [
    {
      what: 'more symbols right',
      measured: sharpened.symbolShare - alone.symbolShare,
      ...common,
      details: `${sharpened.symbolShare.toFixed(2)} % with crops, ${alone.symbolShare.toFixed(2)} % without`,
    },
    {
      what: 'more formulas right',
      measured: sharpened.formulaShare - alone.formulaShare,
      ...common,
      details: `${sharpened.formulaShare.toFixed(2)} % with crops, ${alone.formulaShare.toFixed(2)} % without`,
    },
  ];
}

/** Where nobody has labelled the symbols beside one yet; the ends of the formula show all the same. */
function unlabelled({ before, after }: Beside): Beside {
  return { before: before === '' ? '' : null, after: after === '' ? '' : null };
}

function suggestionFigures(
  where: string,
  unseen: readonly BenchFormula[],
  index: ClassIndex,
  besideOf: (beside: Beside) => Beside,
): readonly Figure[] {
  let count = 0;
  let first = 0;
  let amongFive = 0;
  for (const { picture, symbols } of unseen) {
    for (const { label, shape, beside } of labelledShapes(picture, symbols)) {
      const labels = index.suggest({ shape, beside: besideOf(beside) }, 5).map((suggestion) => suggestion.label);
      count += 1;
      if (labels[0] === label) first += 1;
      if (labels.includes(label)) amongFive += 1;
    }
  }
  const common = { unit: '%', better: 'more', must: null } as const;
  const details = `${count} symbols, ${index.size} labelled ones`;
  return [
    { what: `class suggested first${where}`, measured: (100 * first) / count, ...common, goal: 90, details },
    { what: `class among the first five${where}`, measured: (100 * amongFive) / count, ...common, goal: 98, details },
  ];
}
