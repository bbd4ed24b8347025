import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSubModels } from '#renderer/transport/use-sub-models.ts';
import type { SheetChange } from '#schemas/contract/requirements.ts';
import { symbolClassGroups } from '#schemas/domain/symbol-class.ts';
import { openModelRequirement } from '#shared/requirements/default-requirements.ts';
import { useBlankModelWords } from './use-blank-model-words.ts';

/** Members of the sheet that have a name on its screen, by their own. */
const itemKeys = {
  project: 'itemProject',
  purpose: 'purpose',
  layers: 'layers',
  workOrder: 'workOrder',
  functionNames: 'functionNames',
  ellipses: 'ellipses',
  fractionBar: 'fractionBar',
  verticalArithmetic: 'vertical',
  limits: 'itemLimits',
  unit: 'budgetUnit',
  total: 'budgetTotal',
  perFormula: 'perFormula',
  perSymbol: 'perSymbol',
  source: 'testSource',
  share: 'testShare',
  locked: 'testLocked',
  lockedOn: 'lockedOn',
  note: 'testNote',
  input: 'itemInput',
  output: 'itemOutput',
  metric: 'metric',
  direction: 'direction',
  target: 'target',
  processingMs: 'processing',
  targetQps: 'targetQps',
  serving: 'serving',
  hardware: 'hardware',
  modelGb: 'modelSize',
  deviceGb: 'deviceMemory',
} as const;

/** Sections whose items are members of the sheet; the others are named by keys, labels and topics of the project. */
const ownSections: ReadonlySet<string> = new Set(['general', 'truth', 'budget', 'test', 'models']);

const choices = {
  'as-imported': 'orderImported',
  'by-gaps': 'orderGaps',
  'as-written': 'functions-as-written',
  commands: 'functions-commands',
  letters: 'functions-letters',
  periods: 'ellipses-periods',
  minus: 'bar-minus',
  'own-class': 'bar-own-class',
  'not-boxed': 'bar-not-boxed',
  array: 'vertical-array',
  overset: 'vertical-overset',
  keep: 'saidKeep',
  drop: 'saidDrop',
  'own-set': 'source-own-set',
  share: 'source-share',
  'at-first-release': 'locked-at-first-release',
  'on-date': 'locked-on-date',
  'when-quotas-met': 'locked-when-quotas-met',
  local: 'serving-local',
  cloud: 'serving-cloud',
  mobile: 'serving-mobile',
  one: 'saidOne',
  many: 'saidMany',
  retired: 'saidRetired',
} as const;

/** Units of figures, as the fields of the sheet show them. */
const units: Readonly<Record<string, string>> = { processingMs: 'ms', modelGb: 'GB', deviceGb: 'GB' };

const isKeyOf = <Known extends object>(known: Known, key: string): key is Extract<keyof Known, string> =>
  Object.hasOwn(known, key);

/** Puts what differs between two versions of the sheet into words: its items, and the values that it names by keys. */
export function useSheetWords() {
  const t = useText('requirements');
  const words = useText('status');
  const { own, nameOf: nameOfModel } = useSubModels();
  const blankModelWords = useBlankModelWords(own);
  const common = useText('common');
  const settings = useText('settings');
  const format = useFormat();
  const nameOf = (member: string) => (isKeyOf(itemKeys, member) ? t(itemKeys[member]) : member);
  const itemOf = ({ section, item }: SheetChange): string => {
    if (!ownSections.has(section)) return item;
    const [subModel = '', member] = item.split('.');
    return member === undefined ? nameOf(item) : `${nameOfModel(subModel)}: ${nameOf(member)}`;
  };
  const partOf = (part: string): string => {
    if (isKeyOf(choices, part)) return t(choices[part]);
    const group = symbolClassGroups.find((one) => one === part);
    if (group !== undefined) return settings(`group-${group}`);
    const amount = /^(\d+) (formula|symbol)s$/.exec(part);
    if (amount) return t(amount[2] === 'formula' ? 'saidFormulas' : 'saidSymbols', { count: Number(amount[1]) });
    const said = /^(due|alias of) (.+)$/.exec(part) ?? /^(?<value>.+) (each)$/.exec(part);
    if (!said) return part;
    if (said.groups) return t('saidEach', { value: said.groups['value'] ?? '' });
    return t(said[1] === 'due' ? 'saidDue' : 'saidAliasOf', { value: said[2] ?? '' });
  };
  const valueOf = ({ section, item }: SheetChange, value: string): string => {
    if (item === 'layers') return value.split(', ').map(layerOf).join(', ');
    if (section === 'models') return modelValue(item, value);
    if (section === 'budget') return value === 'hours' ? common('hours') : value;
    if (section === 'test' && item === 'share' && value !== '') return `${format.decimal(Number(value) * 100, 2)}%`;
    if (section === 'general' && item !== 'workOrder') return value;
    if (section === 'rules' || (section === 'truth' && !isKeyOf(itemKeys, item))) return value;
    return value.split(', ').map(partOf).join(', ');
  };
  const layerOf = (layer: string): string =>
    layer === 'regions' || layer === 'symbols' || layer === 'layout' || layer === 'latex' ? words(layer) : layer;
  const modelValue = (item: string, value: string): string => {
    const [subModel = '', member] = item.split('.');
    if (member === 'direction') return value === 'at-most' ? '≤' : '≥';
    if (member === 'serving') return partOf(value);
    const unit = member === undefined ? undefined : units[member];
    if (unit !== undefined && value !== '') return `${value} ${unit}`;
    if (member !== 'input' && member !== 'output' && member !== 'metric') return value;
    return value === openModelRequirement(subModel, own)[member] ? blankModelWords(subModel, member) : value;
  };
  return { itemOf, valueOf };
}
