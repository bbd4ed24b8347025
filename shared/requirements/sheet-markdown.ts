import type { RequirementsSheet } from '#schemas/contract/requirements.ts';
import type { LocalisedName } from '#schemas/domain/name.ts';
import type { ModelRequirement } from '#schemas/domain/requirements.ts';
import { type PartialFigure, type PipelineSize, sizePipeline } from '#shared/sizing/size-pipeline.ts';
import { codeInMarkdown, linesInMarkdown, tableInMarkdown, textInMarkdown } from '#shared/words/markdown.ts';
import { nameOfSelection } from './make-sheet.ts';

/** The sheet as a Markdown document: for a repository, a wiki or a contract. The same sheet gives the same text. */
export function sheetMarkdown(sheet: RequirementsSheet): string {
  const blocks = [
    `# ${textInMarkdown(sheet.project)}: requirements`,
    linesInMarkdown(sheet.purpose),
    ...truthBlocks(sheet),
    ...facetBlocks(sheet),
    ...quotaBlocks(sheet),
    ...ruleBlocks(sheet),
    ...budgetBlocks(sheet),
    ...testBlocks(sheet),
    ...modelBlocks(sheet),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const fractionBars = {
  minus: 'a symbol of class `-`',
  'own-class': 'a symbol of a class of its own',
  'not-boxed': 'not boxed',
} as const;
const functionNames = { 'as-written': 'as written', commands: 'one symbol', letters: 'one symbol a letter' } as const;
const ellipses = { 'as-written': 'as written', commands: 'one symbol', periods: 'three periods' } as const;
const vertical = {
  array: 'rows of `\\begin{array}{r}` with `\\hline`',
  overset: 'one line, carries as `\\overset`',
} as const;

function truthBlocks({ layersAsked, truth: { fractionBar, rules, ...policy } }: RequirementsSheet): readonly string[] {
  return ['## What counts as truth', truthRules({ layersAsked, fractionBar, policy, rules })];
}

export interface TruthRules {
  /** Undefined, as the rule of the fraction bar, where it is not known what was asked for. */
  readonly layersAsked: RequirementsSheet['layersAsked'] | undefined;
  readonly fractionBar: RequirementsSheet['truth']['fractionBar'] | undefined;
  readonly policy: Pick<RequirementsSheet['truth'], 'functionNames' | 'ellipses' | 'verticalArithmetic'>;
  readonly rules: readonly { readonly topic: string; readonly rule: string }[];
}

/** What counts as truth, a line a rule. */
export function truthRules({ layersAsked, fractionBar, policy, rules }: TruthRules): string {
  return list([
    ...(layersAsked === undefined ? [] : [`Layers asked for: ${layersAsked.join(', ')}`]),
    `Function names such as \`\\sin\`: ${functionNames[policy.functionNames]}`,
    `Ellipses such as \`\\ldots\`: ${ellipses[policy.ellipses]}`,
    ...(fractionBar === undefined ? [] : [`Fraction bar: ${fractionBars[fractionBar]}`]),
    `Vertical arithmetic: ${vertical[policy.verticalArithmetic]}`,
    ...rules.map(({ topic, rule }) => `**${textInMarkdown(topic)}**: ${textInMarkdown(rule)}`),
  ]);
}

function facetBlocks({ facets, symbolClasses }: RequirementsSheet): readonly string[] {
  const inUse = facets.filter(({ retired }) => !retired);
  const classes = symbolClasses.filter(({ retired, aliasOf }) => !retired && aliasOf === null);
  return [
    '## Kinds',
    list(
      inUse.map(({ name, selection, categories }) => {
        const names = categories
          .filter(({ retired, aliasOf }) => !retired && aliasOf === null)
          .map((category) => nameOf(category.name));
        return `**${nameOf(name)}** (${selection === 'one' ? 'one of' : 'any of'}): ${names.join(', ')}`;
      }),
    ),
    `Symbol classes in use: ${classes.length}.`,
  ];
}

function quotaBlocks({ quotas }: RequirementsSheet): readonly string[] {
  if (quotas.length === 0) return ['## Quotas', 'None yet.'];
  return [
    '## Quotas',
    tableInMarkdown([
      ['Selection', 'Target', 'Due', 'Cost of one', 'Assigned to'],
      ...quotas.map((quota) => [
        textInMarkdown(nameOfSelection(quota)),
        `${quota.target} ${quota.unit}s`,
        quota.due ?? '',
        quota.costPerItem === null ? '' : String(quota.costPerItem),
        textInMarkdown(quota.assignees.join(', ')),
      ]),
    ]),
  ];
}

function ruleBlocks({ categoryRules }: RequirementsSheet): readonly string[] {
  if (categoryRules.length === 0) return [];
  return [
    '## Categories proposed at import',
    tableInMarkdown([
      ['Where', 'Pattern', 'Categories'],
      ...categoryRules.map(({ subject, pattern, categories }) => [
        subject,
        codeInMarkdown(pattern),
        textInMarkdown(categories.join(', ')),
      ]),
    ]),
  ];
}

function budgetBlocks({ budget, quotas }: RequirementsSheet): readonly string[] {
  const unit = textInMarkdown(budget.unit);
  const planned = quotas.reduce((sum, { target, costPerItem }) => sum + target * (costPerItem ?? 0), 0);
  const facts = [
    budget.total === null ? null : `Total: ${budget.total} ${unit}`,
    budget.perFormula === null ? null : `Per formula: ${budget.perFormula} ${unit}`,
    budget.perSymbol === null ? null : `Per symbol: ${budget.perSymbol} ${unit}`,
    planned === 0 ? null : `Planned by the quotas: ${planned} ${unit}`,
  ].filter((fact) => fact !== null);
  return facts.length === 0 ? [] : ['## Budget', list(facts)];
}

function testBlocks({ testPolicy }: RequirementsSheet): readonly string[] {
  const { source, share, locked, lockedOn, note } = testPolicy;
  const when = {
    'at-first-release': 'at the first release',
    'on-date': lockedOn === null ? 'on a day to be set' : `on ${lockedOn}`,
    'when-quotas-met': 'when its quotas are met',
  }[locked];
  const where =
    source === 'own-set' ? 'a set of its own' : `a share of the pool${share === null ? '' : ` (${percent(share)})`}`;
  return ['## Test set', list([`Comes from ${where}`, `Locked ${when}`]), linesInMarkdown(note)];
}

function modelBlocks({ models }: RequirementsSheet): readonly string[] {
  if (models.length === 0) return [];
  const size = sizePipeline(
    models.map(({ subModel, modelGb, deviceGb, processingMs, targetQps }) => ({
      name: subModel,
      modelGb,
      deviceGb,
      processingMs,
      targetQps,
    })),
  );
  const sums = [
    sumOf(size.latencyMs, (value) => `Processing time through all models: ${figure(value)} ms`),
    sumOf(size.devices, (value) => `Devices: ${value}`),
    sumOf(size.qps, (value) => `Served: ${figure(value)} requests a second, bounded by the ${size.bottleneck}`),
  ].filter((sum) => sum !== null);
  return [
    '## Models',
    tableInMarkdown([
      ['Model', 'Input → output', 'Metric', 'Time', 'Target QPS', 'Serving', 'Hardware'],
      ...models.map((model) => [
        model.subModel,
        textInMarkdown(`${model.input} → ${model.output}`),
        textInMarkdown(goalOf(model)),
        model.processingMs === null ? '' : `${model.processingMs} ms`,
        model.targetQps === null ? '' : String(model.targetQps),
        textInMarkdown(model.serving),
        textInMarkdown(model.hardware),
      ]),
    ]),
    ...sizingBlocks(models, size),
    sums.length === 0 ? '' : list(sums),
  ];
}

/** What serving takes, once anything of it is known. */
function sizingBlocks(models: RequirementsSheet['models'], size: PipelineSize): readonly string[] {
  const rows = models.map(({ subModel, modelGb, deviceGb }, place) => {
    const sized = size.models[place];
    return [
      subModel,
      modelGb === null ? '' : `${modelGb} GB`,
      deviceGb === null ? '' : `${deviceGb} GB`,
      textOf(sized?.instancesPerDevice),
      textOf(sized?.instances),
      textOf(sized?.devices),
    ];
  });
  const isKnown = rows.some(([, ...figures]) => figures.some((text) => text !== ''));
  if (!isKnown) return [];
  return [
    '### Sizing',
    tableInMarkdown([['Model', 'Size', 'Device', 'Instances a device', 'Instances', 'Devices'], ...rows]),
  ];
}

/** A sum over models in words, with those that it leaves out; null where nothing is known. */
function sumOf({ value, without }: PartialFigure, inWords: (value: number) => string): string | null {
  if (value === null) return null;
  return without.length === 0
    ? inWords(value)
    : `${inWords(value)} (without ${without.join(', ')}: the figures are missing)`;
}

function goalOf({ metric, direction, target }: ModelRequirement): string {
  if (target === null) return metric;
  return `${metric} ${direction === 'at-least' ? '≥' : '≤'} ${target}`;
}

function nameOf({ en, ko }: LocalisedName): string {
  return en === ko ? textInMarkdown(en) : `${textInMarkdown(en)} (${textInMarkdown(ko)})`;
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function percent(share: number): string {
  return `${figure(share * 100)}%`;
}

function figure(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function textOf(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
