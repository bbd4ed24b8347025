import { type RequirementsSheet, type SheetChange, SheetSection } from '#schemas/contract/requirements.ts';
import { nameOfSelection } from './make-sheet.ts';

/** What differs between two versions, section after section, in the order of the sheet. */
export function compareSheets(before: RequirementsSheet, after: RequirementsSheet): readonly SheetChange[] {
  const from = flatten(before);
  const to = flatten(after);
  const keys = [...new Set([...from.keys(), ...to.keys()])];
  const order = new Map(SheetSection.options.map((section, place) => [section, place]));
  return keys
    .flatMap((key): SheetChange[] => {
      const was = from.get(key);
      const is = to.get(key);
      if (was?.value === is?.value) return [];
      const place = is ?? was;
      if (!place) return [];
      return [{ section: place.section, item: place.item, before: was?.value ?? null, after: is?.value ?? null }];
    })
    .sort((a, b) => (order.get(a.section) ?? 0) - (order.get(b.section) ?? 0));
}

type Statement = string | number | null | readonly string[];

interface Place {
  readonly section: SheetSection;
  readonly item: string;
  readonly value: string;
}

/** Every statement of the sheet by itself, under a name that stays while its value changes. */
function flatten(sheet: RequirementsSheet): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const add = (section: SheetSection, item: string, value: Statement) => {
    let name = item;
    for (let number = 2; places.has(`${section}/${name}`); number++) name = `${item} (${number})`;
    places.set(`${section}/${name}`, { section, item: name, value: textOf(value) });
  };
  add('general', 'project', sheet.project);
  add('general', 'purpose', sheet.purpose);
  add('general', 'layers', sheet.layersAsked);
  add('general', 'workOrder', sheet.workOrder);
  const { rules, ...policy } = sheet.truth;
  for (const [name, value] of Object.entries(policy)) add('truth', name, value);
  for (const { topic, rule } of rules) add('truth', topic, rule);
  for (const facet of sheet.facets) {
    add('facets', facet.key, [namesOf(facet), facet.selection, ...stateOf(facet.retired, null)]);
    for (const category of facet.categories) {
      add('facets', `${facet.key}=${category.key}`, [
        namesOf(category),
        ...stateOf(category.retired, category.aliasOf),
      ]);
    }
  }
  for (const symbol of sheet.symbolClasses) {
    add('symbols', symbol.label, [symbol.group, ...symbol.aliases, ...stateOf(symbol.retired, symbol.aliasOf)]);
  }
  for (const quota of sheet.quotas) {
    const { target, unit, due, costPerItem, assignees } = quota;
    add('quotas', nameOfSelection(quota), [
      `${target} ${unit}s`,
      ...(due === null ? [] : [`due ${due}`]),
      ...(costPerItem === null ? [] : [`${costPerItem} each`]),
      ...assignees,
    ]);
  }
  for (const rule of sheet.categoryRules) add('rules', `${rule.subject} ${rule.pattern}`, rule.categories);
  for (const [name, value] of Object.entries(sheet.budget)) add('budget', name, value);
  for (const [name, value] of Object.entries(sheet.testPolicy)) add('test', name, value);
  for (const { subModel, ...model } of sheet.models) {
    for (const [name, value] of Object.entries(model)) add('models', `${subModel}.${name}`, value);
  }
  return places;
}

function namesOf({ name }: { readonly name: { readonly en: string; readonly ko: string } }): string {
  return name.en === name.ko ? name.en : `${name.en} / ${name.ko}`;
}

function stateOf(retired: boolean, aliasOf: string | null): readonly string[] {
  return [...(retired ? ['retired'] : []), ...(aliasOf === null ? [] : [`alias of ${aliasOf}`])];
}

function textOf(value: Statement): string {
  if (value === null) return '';
  return typeof value === 'object' ? value.join(', ') : String(value);
}
