import { expect, it } from 'vitest';
import { templateAliases, templateLabels } from './symbol-labels.ts';

const labels = templateLabels.flatMap((group) => group.labels);
const owners = Map.groupBy(
  [...labels.map((label) => [label, label] as const), ...Object.entries(templateAliases).flatMap(namesOf)],
  ([name]) => name,
);

function namesOf([label, aliases]: readonly [string, readonly string[]]) {
  return aliases.map((alias) => [alias, label] as const);
}

it('names each class of the template, and no two alike', () => {
  expect(Object.keys(templateAliases).filter((label) => !labels.includes(label))).toEqual([]);
  expect([...owners.values()].filter((own) => own.length > 1)).toEqual([]);
});

it('has a Korean name for all but digits and Latin letters, which are typed as they are', () => {
  const unnamed = templateLabels
    .filter(({ group }) => group !== 'digit' && group !== 'latin')
    .flatMap((group) => group.labels)
    .filter((label) => !templateAliases[label]?.some((alias) => /\p{Script=Hangul}/u.test(alias)));
  expect(unnamed).toEqual([]);
});

it.each([
  ['로그', '\\log'],
  ['사인', '\\sin'],
  ['극한', '\\lim'],
  ['감마', '\\gamma'],
  ['벡터', '\\vec'],
  ['프라임', '\\prime'],
  ['빗금', '/'],
  ['같다', '='],
  ['분수', '-'],
  ['>=', '\\geq'],
  ['<=', '\\leq'],
  ['!=', '\\neq'],
  ['->', '\\rightarrow'],
])('calls %s what people type for it', (name, label) => {
  expect(owners.get(name)).toEqual([[name, label]]);
});
