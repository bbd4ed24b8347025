import type { ActionId } from '#renderer/editor/actions/all-actions.ts';
import type { Selection } from '#renderer/editor/selection/selection.ts';

/** Actions on symbols, in groups as a menu shows them. */
const ofSymbols: readonly (readonly ActionId[])[] = [
  ['label', 'tighten', 'align-sizes', 'unrelate', 'move-to-formula'],
  ['copy', 'paste', 'duplicate'],
  ['hide-selected', 'lock-selected', 'zoom-selection'],
  ['delete'],
];

const ofRegions: readonly (readonly ActionId[])[] = [
  ['merge-formulas', 'placement', 'paste'],
  ['zoom-selection'],
  ['delete'],
];

const ofPage: readonly (readonly ActionId[])[] = [
  ['paste', 'select-all'],
  ['guided-box', 'draft-latex', 'placement', 'page-of-formulas'],
  ['show-hidden', 'lock-all'],
  ['zoom-fit', 'zoom-actual'],
];

/** What a menu offers for what is selected; those that cannot be done are left out by the menu. */
export function menuActions({ symbols, regions }: Selection): readonly (readonly ActionId[])[] {
  if (symbols.size > 0) return ofSymbols;
  return regions.size > 0 ? ofRegions : ofPage;
}
