import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { CheckedFormula } from '#shared/checks/check-formula.ts';
import type { FindingKind } from '#shared/checks/finding.ts';
import { canonicalise } from '#shared/latex/canonical/canonical.ts';

export const errorKinds = ['dropped', 'doubled', 'relabelled', 'flipped', 'LaTeX token'] as const;
export type ErrorKind = (typeof errorKinds)[number];

/** What an error is to be called. */
export const rightName: Readonly<Record<ErrorKind, FindingKind>> = {
  dropped: 'missing',
  doubled: 'extra',
  relabelled: 'wrong-class',
  flipped: 'wrong-relation',
  'LaTeX token': 'latex-differs',
};

const labels = ['a', 'b', 'x', 'y', '2', '3', '7', '+', '=', '\\alpha', '\\theta', '\\leq', '\\times', 'A', 'n'];
const flips: Readonly<Record<string, readonly string[]>> = {
  Right: ['Sup', 'Sub'],
  Sup: ['Right', 'Sub'],
  Sub: ['Right', 'Sup'],
  Above: ['Below'],
  Below: ['Above'],
  Inside: ['Right'],
};

/** The formula with one error of a kind; null where it has no place for one. */
export function plantError(formula: CheckedFormula, kind: ErrorKind, random: () => number): CheckedFormula | null {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const symbol = pick(formula.symbols);
  if (!symbol) return null;
  switch (kind) {
    case 'dropped':
      return formula.symbols.length < 2 ? null : drop(formula, symbol.id);
    case 'doubled': {
      const { box } = symbol;
      const moved = box && { ...box, x: box.x + 0.04 * box.width };
      return { ...formula, symbols: [...formula.symbols, { ...symbol, id: 'doubled', box: moved }] };
    }
    case 'relabelled': {
      const label = pick(labels.filter((other) => other !== symbol.label));
      return {
        ...formula,
        symbols: formula.symbols.map((own) => (own === symbol ? { ...own, label: label ?? null } : own)),
      };
    }
    case 'flipped': {
      const relation = pick(formula.relations);
      const type = relation && pick(flips[relation.type] ?? []);
      if (!relation || type === undefined) return null;
      const relations = formula.relations.map((own) => (own === relation ? { ...own, type } : own));
      return { ...formula, relations };
    }
    case 'LaTeX token':
      return changeToken(formula, pick);
  }
}

/** As the editor does it: what follows on the line hangs on the parent now, other branches are left alone. */
function drop(formula: CheckedFormula, id: string): CheckedFormula {
  const own = formula.relations.find(({ child }) => child === id);
  const relations = formula.relations
    .filter(({ parent, child, type }) => child !== id && (parent !== id || (type === 'Right' && own !== undefined)))
    .map((relation) => (relation.parent === id && own ? { ...own, child: relation.child } : relation));
  return { ...formula, symbols: formula.symbols.filter((symbol) => symbol.id !== id), relations };
}

function changeToken(
  formula: CheckedFormula,
  pick: <Item>(items: readonly Item[]) => Item | undefined,
): CheckedFormula | null {
  const canonical = canonicalise(formula.latex, defaultLatexPolicy);
  if (!canonical.ok) return null;
  const tokens = canonical.text.split(' ');
  const places = [...tokens.keys()].filter((index) => /^[A-Za-z0-9+=]$/.test(tokens[index] ?? ''));
  const place = pick(places);
  if (place === undefined) return null;
  const other = pick(labels.filter((label) => label !== tokens[place]));
  return { ...formula, latex: tokens.with(place, other ?? '').join(' ') };
}
