import type { SymbolId } from '#schemas/domain/id.ts';
import { reason } from '#schemas/domain/reason.ts';
import { builtInRelationTypes } from '#schemas/domain/relation.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import { type DatasetFormat, registerFormat } from '../dataset-format.ts';
import { type LatexOptionName, latexItems, latexOptions } from '../formulas/latex-items.ts';
import { type ClassOf, indexClasses } from '../writing/class-index.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { orderSymbols } from '../writing/order-symbols.ts';
import { placePicture } from '../writing/picture-entry.ts';
import { noItems } from '../writing/side-counts.ts';
import { branchEnd, lineariseTree } from './linearise.ts';

const prefixes: Readonly<Record<SplitSide, string>> = { train: 'trainpref', validation: 'validpref', test: 'testpref' };

/**
 * Parallel text for sequence models: `<side>.src`, symbols in reading order with their relations as words (see
 * `lineariseTree`), `<side>.tgt`, the LaTeX, and `<side>.img`, the picture of each line.
 */
const format: DatasetFormat<LatexOptionName> = {
  id: 'parallel',
  title: 'Parallel text',
  subModel: 'converter',
  version: '2',
  options: latexOptions,
  isUsual: false,
  loading: [
    {
      trainer: 'fairseq',
      language: 'sh',
      code: ({ sides }) =>
        sides.includes('train')
          ? `fairseq-preprocess --source-lang src --target-lang tgt ${sides.map((side) => `--${prefixes[side]} {folder}/${side}`).join(' ')} --destdir data-bin`
          : '# It makes its dictionaries from train, which holds nothing here: freeze a release whose split has a share for it.',
    },
  ],
  write: async function* (release, options) {
    yield* nameNotHeld('boxes', ...(options.latex === 'raw' ? [] : (['raw-latex'] as const)), 'writer', 'categories');
    const classOf = indexClasses(release.classes);
    const wordsOfClasses = new Set(release.classes.map(({ label }) => label));
    const written = noItems();
    for (const side of splitSides) {
      for (const extension of ['src', 'tgt', 'img']) yield { kind: 'text', path: `${side}.${extension}`, text: '' };
    }
    for await (const item of latexItems(release, options)) {
      if (item.kind === 'skipped') {
        yield item;
        continue;
      }
      const words = wordsOf(item.formula, classOf, wordsOfClasses);
      if ('code' in words) {
        yield { kind: 'skipped', item: item.name, reason: words, count: 1 };
        continue;
      }
      const { side } = item;
      const placed = placePicture(`images/${side}`, item.name, item.formula.picture, item.window);
      written[side] += 1;
      yield* placed.entries;
      yield* item.notes;
      yield { kind: 'text', path: `${side}.src`, text: `${words.join(' ')}\n` };
      yield { kind: 'text', path: `${side}.tgt`, text: `${item.text}\n` };
      yield { kind: 'text', path: `${side}.img`, text: `images/${side}/${placed.fileName}\n` };
    }
    return written;
  },
};

export const converterParallel = registerFormat(format);

const symbolsMissing = reason(
  'symbols-not-accepted',
  'Symbols or layout of the formula are not accepted, so there is nothing to write the LaTeX from.',
);

/** Words that mean relations and ends; a class of such a name could not be told from them. */
const reserved: ReadonlySet<string> = new Set([...builtInRelationTypes, branchEnd]);

function wordsOf(
  formula: FrozenFormula,
  classOf: ClassOf,
  wordsOfClasses: ReadonlySet<string>,
): readonly string[] | ReturnType<typeof reason> {
  const { symbols, layout } = formula;
  if (symbols === null || layout === null) return symbolsMissing;
  const ordered = orderSymbols(formula, classOf);
  if (ordered.kind === 'unordered') return ordered.reason;
  const labels = new Map<SymbolId, string>();
  for (const { id, symbolClass } of symbols) if (symbolClass !== null) labels.set(id, classOf(symbolClass).label);
  const strange = [...labels.values()].find((label) => /\s/u.test(label) || reserved.has(label));
  const taken = layout.relations.find(({ type }) => isTaken(type, wordsOfClasses))?.type;
  if (taken !== undefined) return relationNotTold(taken);
  if (strange === undefined) return lineariseTree(ordered.order, labels, layout);
  const message = `A line of words cannot hold the label ${JSON.stringify(strange)}: spaces separate, and relations are words of their own.`;
  return reason('label-not-held', message, { label: strange });
}

/** Whether the name of a type of relations that the project has is the word of something else. */
function isTaken(type: string, wordsOfClasses: ReadonlySet<string>): boolean {
  return type === branchEnd || (!reserved.has(type) && wordsOfClasses.has(type));
}

function relationNotTold(type: string) {
  const other = type === branchEnd ? 'the word that closes a branch' : 'a symbol class that is called so, too';
  const message = `In a line of words the relation ${type} cannot be told from ${other}.`;
  return reason('relation-not-told', message, { relation: type });
}
