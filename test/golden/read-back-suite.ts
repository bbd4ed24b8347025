import type { Project } from '#electron/core/project/project.ts';
import type { ImportReport } from '#schemas/contract/imports.ts';
import type { ExportedDataset } from '#schemas/formats/export-manifest.ts';
import { type Compared, difference, regionDifference } from './compare-truth.ts';
import { type FrozenTruth, truthOfFrozen, truthOfFrozenPage } from './frozen-truth.ts';
import { type TrueFormula, type TruePage, truthOfProject } from './stored-truth.ts';
import { wholeList } from '#test/support/whole-list.ts';

/**
 * Compares what was read back from one dataset with the release that it was written from. What need not be the same is
 * what the dataset's own report names (`not-held-…`), and what it skipped.
 *
 * @returns Every difference, in words.
 */
export async function compareReadBack(
  dataset: ExportedDataset,
  truth: FrozenTruth,
  project: Project,
  told: ImportReport,
): Promise<readonly string[]> {
  const report = { ...told, differing: await wholeList(project, told, 'differing') };
  const read = await truthOfProject(project);
  const notHeld = new Set(dataset.notes.map(({ reason }) => reason.code.replace(/^not-held-/, '')));
  switch (dataset.subModel) {
    case 'extractor':
      return comparePages(truth, read, notHeld);
    case 'recognizer':
      return compareCrops(dataset, truth, read, report, notHeld);
    default:
      return compareFormulas(dataset, truth, read, report, notHeld);
  }
}

function comparePages(truth: FrozenTruth, read: readonly TruePage[], notHeld: ReadonlySet<string>): readonly string[] {
  const compared = { placement: !notHeld.has('placement'), unusable: !notHeld.has('unusable') };
  const expected = truth.pages.map(truthOfFrozenPage);
  const left = [...read];
  const problems = expected.flatMap((page) => {
    const sized = left.filter(({ width, height }) => width === page.width && height === page.height);
    const found = sized.find((other) => regionDifference(page, other, compared) === null);
    if (!found) return [`${page.source}: ${sized[0] ? regionDifference(page, sized[0], compared) : 'no page of its size'}`];
    left.splice(left.indexOf(found), 1);
    return [];
  });
  return [...problems, ...left.map(({ source }) => `${source} was read and not written`)];
}

function formulasOf(dataset: ExportedDataset, { formulas }: FrozenTruth) {
  return formulas.filter(({ symbols, layout, latex }) => {
    if (dataset.subModel === 'detector') return symbols !== null;
    return dataset.subModel === 'aligner' ? symbols !== null && layout !== null : latex !== null;
  });
}

function comparedOf({ subModel, format }: ExportedDataset, notHeld: ReadonlySet<string>): Compared {
  const hasSymbols = subModel !== 'converter' || format === 'jsonl';
  const symbols = hasSymbols && !notHeld.has('boxes');
  return {
    symbols,
    layout: symbols && !notHeld.has('layout'),
    order: symbols && !notHeld.has('layout') && !notHeld.has('order'),
    boxes: 'all',
    latex: subModel !== 'converter' ? 'none' : notHeld.has('raw-latex') || format === 'parallel' ? 'canonical' : 'raw',
  };
}

function compareFormulas(
  dataset: ExportedDataset,
  truth: FrozenTruth,
  read: readonly TruePage[],
  report: ImportReport,
  notHeld: ReadonlySet<string>,
): readonly string[] {
  const compared = comparedOf(dataset, notHeld);
  const expected = formulasOf(dataset, truth).map((formula) => {
    const whole = truthOfFrozen(formula, truth.labelOf);
    return compared.latex === 'canonical' ? { ...whole, latex: formula.latex?.tokens?.join(' ') ?? null } : whole;
  });
  const found = read.flatMap(({ formulas }) => formulas);
  return pairUp(expected, found, (a, b) => difference(a, b, compared), skippedOf(dataset), report);
}

function compareCrops(
  dataset: ExportedDataset,
  truth: FrozenTruth,
  read: readonly TruePage[],
  report: ImportReport,
  notHeld: ReadonlySet<string>,
): readonly string[] {
  const expected = truth.formulas.flatMap(({ id, symbols }) =>
    (symbols ?? []).map(({ id: symbol, symbolClass, box }): TrueFormula => {
      const symbols_ = [{ label: truth.labelOf(symbolClass), box }];
      return { source: `${id}_${symbol}`, region: box, placement: null, unusable: false, symbols: symbols_, relations: null, order: null, latex: null };
    }),
  );
  const isPlaced = !notHeld.has('crop-place');
  const found = read.flatMap(({ formulas }) => formulas);
  const compare = (a: TrueFormula, b: TrueFormula) => {
    const [written, taken] = [a.symbols?.[0], b.symbols?.[0]];
    if (written === undefined || taken === undefined || b.symbols?.length !== 1) return 'no single symbol';
    if (written.label !== taken.label) return `${written.label} ≠ ${taken.label}`;
    const isSized = (['width', 'height'] as const).every((side) => Math.abs(written.box[side] - taken.box[side]) <= 0.01);
    return isPlaced && !isSized ? 'the box has another size' : null;
  };
  return pairUp(expected, found, compare, skippedOf(dataset), report);
}

function skippedOf({ skipped }: ExportedDataset): number {
  return skipped.reduce((sum, { count }) => sum + count, 0);
}

/**
 * Pairs what was written with what was read: by the id in the file name where there is one, else by being the same.
 * Equal pictures are one page, and so are read once.
 */
function pairUp(
  expected: readonly TrueFormula[],
  read: readonly TrueFormula[],
  compare: (expected: TrueFormula, read: TrueFormula) => string | null,
  skipped: number,
  { alreadyThere, differing }: ImportReport,
): readonly string[] {
  const byId = new Map(expected.map((formula) => [formula.source, formula]));
  const left = new Set(expected);
  const problems: string[] = [];
  for (const formula of read) {
    const name = formula.source.split('/').at(-1)?.replace(/\.[a-z]+$/, '') ?? '';
    const named = byId.get(name) ?? byId.get(name.slice(-26));
    const same = named ?? [...left].find((one) => compare(one, formula) === null);
    if (same === undefined) problems.push(`${formula.source} is nothing that was written`);
    else {
      left.delete(same);
      const different = compare(same, formula);
      if (different !== null) problems.push(`${formula.source}: ${different}`);
    }
  }
  const equalPictures = alreadyThere + new Set(differing.map(({ source }) => source)).size;
  if (left.size !== skipped + equalPictures) {
    const names = [...left].slice(0, 5).map(({ source }) => source);
    problems.push(`${left.size} are missing, ${skipped} were skipped, ${equalPictures} were equal pictures: ${names.join(', ')}`);
  }
  return problems;
}
