import type { SubModelItems } from '#schemas/contract/release-reports.ts';
import type { Release, TrainingClass } from '#schemas/domain/release.ts';
import { type SplitStrata, splitSides } from '#schemas/domain/split.ts';
import type { ExportedDataset } from '#schemas/formats/export-manifest.ts';
import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import type { LoadedDataset, LoadingExample } from '#shared/formats/dataset-format.ts';
import { truthRules } from '#shared/requirements/sheet-markdown.ts';
import { emptySides } from '#shared/split/empty-sides.ts';
import { counted } from '#shared/words/counted.ts';
import {
  codeInMarkdown,
  linesInMarkdown,
  linkInMarkdown,
  tableInMarkdown,
  textInMarkdown,
} from '#shared/words/markdown.ts';
import { cardLicence } from './card-licence.ts';

/** A dataset of an export, with the lines that load it. */
export interface CardDataset extends ExportedDataset {
  readonly title: string;
  readonly loading: readonly LoadingExample[];
}

export interface CardParts {
  /** What the release has for each sub-model: the built-in ones, and those of the project that are spoken of. */
  readonly items: readonly SubModelItems[];
  readonly datasets?: readonly CardDataset[];
}

/**
 * Dataset card of a release: Markdown with the YAML front matter that Hugging Face reads
 * (https://huggingface.co/docs/hub/datasets-cards). Says nothing that is not frozen, and so stays the same for ever.
 */
export function renderCard(
  release: Release,
  context: ReleaseContext,
  classes: readonly TrainingClass[],
  { items, datasets = [] }: CardParts,
): string {
  return [
    frontMatter(release, context),
    `# ${textInMarkdown(title(release, context))}`,
    ...(release.note === '' ? [] : [linesInMarkdown(release.note)]),
    ...(context.card?.purpose ? ['## Purpose', linesInMarkdown(context.card.purpose)] : []),
    '## Items',
    itemTable(items),
    leftOutLines(items),
    ...(datasets.length === 0
      ? []
      : ['## Datasets', aboutExport, ...datasets.map((dataset) => describeDataset(dataset, labelsOf(classes)))]),
    '## Split',
    describeSplit(release, context, datasets.length > 0),
    ...kinds(context),
    ...quotas(context),
    '## Classes',
    `${describeClasses(classes)} LaTeX is canonical by version ${release.canonicaliserVersion} of the canonicaliser.`,
    '## What counts as truth',
    truthRules({
      layersAsked: context.card?.layersAsked,
      fractionBar: context.card?.fractionBar,
      policy: context.latexPolicy,
      rules: context.card?.truthRules ?? [],
    }),
    ...models(context),
    '## Sources and licences',
    sourceTable(context),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function describeClasses({ length }: readonly TrainingClass[]): string {
  if (length === 0) return 'There is no symbol class.';
  return `${length} symbol classes with training indices 0 to ${length - 1}, which no later release gives to another class.`;
}

/** Formulas of the test side whose LaTeX is in train, too, one a line, where a release tells them apart. */
export const seenInTrainFile = 'test-seen-in-train.txt';

const aboutExport =
  'Open `preview.html` to see samples of each side and class. `manifest.json` names every file with its SHA-256, the class map, and what was left out and why. Paths below begin at this folder.';

function title({ name, number }: Release, { card }: ReleaseContext): string {
  const project = card?.projectName ?? 'Math OCR';
  return name === `Release ${number}` ? `${project}, release ${number}` : `${project}, release ${number}: ${name}`;
}

function frontMatter(release: Release, context: ReleaseContext): string {
  const licences = [...new Set((context.sources ?? []).map(({ licence }) => licence))];
  return [
    '---',
    ...cardLicence(licences),
    `pretty_name: ${yaml(title(release, context))}`,
    'task_categories:',
    ...taskCategories(context).map((task) => `  - ${task}`),
    'tags:',
    '  - math-ocr',
    '  - latex',
    'size_categories:',
    `  - ${sizeCategory(release.counts.formulas)}`,
    '---',
  ].join('\n');
}

function taskCategories({ items }: ReleaseContext): readonly string[] {
  const has = (subModel: keyof typeof items.train) => splitSides.some((side) => items[side][subModel] > 0);
  const tasks = [
    ...(has('extractor') || has('detector') ? ['object-detection'] : []),
    ...(has('recognizer') ? ['image-classification'] : []),
    ...(has('converter') ? ['image-to-text'] : []),
  ];
  return tasks.length === 0 ? ['other'] : tasks;
}

/** The size classes of Hugging Face. */
function sizeCategory(count: number): string {
  if (count < 1000) return 'n<1K';
  if (count < 10_000) return '1K<n<10K';
  if (count < 100_000) return '10K<n<100K';
  return count < 1_000_000 ? '100K<n<1M' : '1M<n<10M';
}

/** A YAML scalar that says the text and nothing else: JSON strings are YAML. */
function yaml(text: string): string {
  return JSON.stringify(text);
}

function itemTable(items: CardParts['items']): string {
  const rows = items.map(({ subModel, bySide }) => [subModel, ...splitSides.map((side) => String(bySide[side]))]);
  return tableInMarkdown([['sub-model', ...splitSides], ...rows]);
}

function leftOutLines(items: CardParts['items']): string {
  const lines = items.flatMap(({ subModel, leftOut }) =>
    leftOut.map(({ reason: { message }, count }) => `- ${subModel}: ${count} × ${textInMarkdown(message)}`),
  );
  return lines.length === 0 ? '' : ['Accepted, but in no dataset:', '', ...lines].join('\n');
}

type LabelFacts = Pick<LoadedDataset, 'longestLabel' | 'hasSpaces'>;

/** What is so of the labels of all datasets, whatever classes they were written with. */
function labelsOf(classes: readonly TrainingClass[]): LabelFacts {
  const labels = classes.flatMap(({ label, group }) => [label, group ?? '']);
  return {
    longestLabel: labels.reduce((most, label) => Math.max(most, Array.from(label).length), 0),
    hasSpaces: labels.some((label) => label.includes(' ')),
  };
}

function describeDataset(
  { folder, title: format, itemsOut, bySide, skipped, options, notes, loading }: CardDataset,
  labels: LabelFacts,
): string {
  const left = skipped.reduce((sum, { count }) => sum + count, 0);
  const loaded = {
    sides: splitSides.filter((side) => bySide[side] > 0),
    options,
    ...labels,
    noted: new Set(notes.map(({ reason: { code } }) => code)),
  };
  return [
    `### \`${folder}\`: ${format}`,
    `${counted(itemsOut, 'item')}: train ${bySide.train}, validation ${bySide.validation}, test ${bySide.test}.${left === 0 ? '' : ` ${left} ${left === 1 ? 'was' : 'were'} left out; \`manifest.json\` says why.`}`,
    ...(itemsOut === 0 ? ['It holds nothing, so there is nothing to load.'] : []),
    ...(itemsOut === 0 ? [] : loading).map(
      ({ trainer, language, code }) =>
        `${trainer}:\n\n\`\`\`${language}\n${(typeof code === 'string' ? code : code(loaded)).replaceAll('{folder}', folder).replaceAll('{side}', loaded.sides[0] ?? 'train')}\n\`\`\``,
    ),
  ].join('\n\n');
}

/** Groups on several sides that the card names. */
const namedParted = 5;

function describeSplit({ counts: { bySide } }: Release, context: ReleaseContext, isExport: boolean): string {
  const { seed, ratios, counts, grouping, namedTest, strata } = context.split;
  const sizes = counts
    ? `validation ${counts.validation} and test ${counts.test} formulas`
    : splitSides.map((side) => `${side} ${Math.round(ratios[side] * 1000) / 10}%`).join(', ');
  const groups = [
    ...(grouping.page === false ? [] : ['page']),
    ...(grouping.writer ? ['writer'] : []),
    ...(grouping.unknownWriter === 'batch' ? ['import of unknown writers'] : []),
    ...(grouping.nearDuplicate ? ['near-duplicate picture'] : []),
  ].join(', ');
  const empty = emptySides(context, (side) => bySide[side] > 0 || context.items[side].extractor > 0);
  const lines = [
    `Seed ${seed}; ${sizes}. ${keptTogether(groups, context)}`,
    ...(empty.length === 0 ? [] : [`Nothing stands in ${empty.join(' and ')}.`]),
    ...(strata ? [`Spread evenly, as far as groups allow: ${spreadOf(strata, context)}.`] : []),
    ...(namedTest ? [whatWasNamed(context)] : []),
    ...(context.testVersion ? [`The test set is locked, version ${context.testVersion}.`] : []),
    ...(context.testOutsideFilter
      ? [
          `The locked test set is in it whole: ${counted(context.testOutsideFilter, 'page')} of it ${context.testOutsideFilter === 1 ? 'is' : 'are'} of imports or licences that were not chosen for the rest.`,
        ]
      : []),
    ...(context.fold ? [`Validation is fold ${context.fold.index + 1} of ${context.fold.count}.`] : []),
    ...(context.heldOut.length > 0
      ? [`${counted(context.heldOut.length, 'page stands', 'pages stand')} on no side.`]
      : []),
    ...(context.expressions
      ? [
          `Of ${context.expressions.test} test formulas with LaTeX, ${context.expressions.seen} are written like one of train.${isExport && context.seenInTrain ? ` \`${seenInTrainFile}\` holds their ids, by which seen and unseen can be told apart.` : ''}`,
        ]
      : []),
    ...(context.dropped
      ? [`${context.dropped.formulas} train formulas that are written like one of the test set were left out.`]
      : []),
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}

function whatWasNamed({ brought = [] }: ReleaseContext): string {
  if (brought.length === 0) return 'The test set is what the lead named.';
  const pages = counted(brought.length, 'page that belongs', 'pages that belong');
  return `The test set is what the lead named, and ${pages} together with it.`;
}

/** What groups are kept on one side, and which of them are not: what was assigned before stays where it is. */
function keptTogether(groups: string, { partedGroups: parted = [] }: ReleaseContext): string {
  if (parted.length === 0) return groups === '' ? 'Nothing is kept on one side.' : `Never on two sides: one ${groups}.`;
  const named = parted
    .slice(0, namedParted)
    .map((group) => group.map(({ side, sourceName }) => `${codeInMarkdown(sourceName)} (${side})`).join(' with '));
  const rest = parted.length > named.length ? ', …' : '';
  const rule = groups === '' ? 'what was said to be the same' : `one ${groups}`;
  return `New pages are kept on one side by ${rule}; ${counted(parted.length, 'group stands', 'groups stand')} on several all the same, having stood there before: ${named.join(', ')}${rest}.`;
}

/** What is spread evenly, by name. */
function spreadOf({ facets: spread, symbolClasses }: SplitStrata, { facets }: ReleaseContext): string {
  const names = spread.map((id) => {
    const facet = facets.find((one) => one.id === id);
    return facet ? textInMarkdown(facet.name.en || facet.key) : id;
  });
  return [...names, ...(symbolClasses ? ['symbol classes'] : [])].join(', ');
}

/** Formulas by category: what the dataset is made of. */
function kinds({ kinds: all = [], facets, categories }: ReleaseContext): readonly string[] {
  if (all.length === 0) return [];
  const nameOf = new Map<string, string>(
    [...facets, ...categories].map(({ id, key, name }) => [id, textInMarkdown(name.en || key)]),
  );
  const rows = all.map(({ facet, category, bySide }, place) => [
    all[place - 1]?.facet === facet ? '' : (nameOf.get(facet) ?? facet),
    category === null ? '(none)' : (nameOf.get(category) ?? category),
    ...splitSides.map((side) => String(bySide[side])),
    String(splitSides.reduce((sum, side) => sum + bySide[side], 0)),
  ]);
  return [
    '## Kinds',
    'Formulas with accepted truth, by category and side.',
    tableInMarkdown([['facet', 'category', ...splitSides, 'all'], ...rows]),
  ];
}

function quotas({ quotas: asked = [] }: ReleaseContext): readonly string[] {
  if (asked.length === 0) return [];
  const rows = asked.map(({ selection, unit, target, held }) => [
    textInMarkdown(selection),
    counted(target, unit),
    held === null ? '' : String(held),
  ]);
  return ['## Quotas', tableInMarkdown([['selection', 'target', 'in this release'], ...rows])];
}

function models({ card }: ReleaseContext): readonly string[] {
  if (!card || card.models.length === 0) return [];
  const rows = card.models.map(({ subModel, input, output, metric, direction, target }) => [
    subModel,
    textInMarkdown(input),
    textInMarkdown(output),
    textInMarkdown(target === null ? metric : `${metric} ${direction === 'at-least' ? '≥' : '≤'} ${target}`),
  ]);
  return ['## Models', tableInMarkdown([['sub-model', 'input', 'output', 'to reach'], ...rows])];
}

function sourceTable({ sources = [] }: ReleaseContext): string {
  if (sources.length === 0) return 'Not recorded.';
  const rows = sources.map(({ licence, attribution, address, pages, formulas }) => [
    textInMarkdown(licence ?? 'unknown'),
    textInMarkdown(attribution),
    linkInMarkdown(address),
    String(pages),
    String(formulas),
  ]);
  return tableInMarkdown([['licence', 'attribution', 'address', 'pages', 'formulas'], ...rows]);
}
