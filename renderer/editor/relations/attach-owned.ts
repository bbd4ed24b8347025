import type { Box } from '#schemas/domain/geometry.ts';
import type { RelationType } from '#schemas/domain/relation.ts';
import { centreOf } from '../geometry/box.ts';
import { shapeOf } from './glyph-metrics.ts';
import type { LabelledBox } from './propose-relations.ts';

/** Symbols that stand in, over or under another one. */
export interface OwnedSymbols<Id extends string> {
  readonly owner: LabelledBox<Id>;
  readonly type: RelationType;
  readonly symbols: readonly LabelledBox<Id>[];
}

export interface AttachedSymbols<Id extends string> {
  /** Symbols that no other owns. */
  readonly line: readonly LabelledBox<Id>[];
  readonly owned: readonly OwnedSymbols<Id>[];
}

const operatorsWithLimits = new Set(['\\sum', '\\prod', '\\coprod', '\\lim', '\\max', '\\min', '\\bigcup', '\\bigcap']);
const overMarks = new Set(['\\overline', '\\hat', '\\vec', '\\bar', '\\tilde', '\\dot', '\\overrightarrow']);

/** Finds what root signs, fraction bars and operators own, outermost owners first. */
export function attachOwned<Id extends string>(symbols: readonly LabelledBox<Id>[]): AttachedSymbols<Id> {
  let line = [...symbols];
  const owned: OwnedSymbols<Id>[] = [];
  const take = (owner: LabelledBox<Id>, type: RelationType, isOwned: (symbol: LabelledBox<Id>) => boolean) => {
    const taken = line.filter((symbol) => symbol !== owner && isOwned(symbol));
    if (taken.length === 0) return;
    line = line.filter((symbol) => !taken.includes(symbol));
    owned.push({ owner, type, symbols: taken });
  };
  for (const owner of line.toSorted((a, b) => b.box.width - a.box.width)) {
    if (!line.includes(owner)) continue;
    if (owner.label === '\\sqrt') {
      take(owner, 'Above', (symbol) => shapeOf(symbol.label) !== 'centred' && isRootIndex(owner.box, symbol.box));
      take(owner, 'Inside', ({ box }) => isInside(owner.box, box));
    } else if (isFractionBar(owner, line)) {
      take(owner, 'Above', ({ box }) => isOver(owner.box, box, 0.12) && !straddles(owner.box, box));
      take(owner, 'Below', ({ box }) => isOver(box, owner.box, 0.12, owner.box) && !straddles(owner.box, box));
    } else if (owner.label !== null && operatorsWithLimits.has(owner.label)) {
      take(
        owner,
        'Above',
        ({ box }) => isOver(owner.box, box, 0.3) && box.y + box.height <= owner.box.y + owner.box.height * 0.25,
      );
      take(
        owner,
        'Below',
        ({ box }) => isOver(box, owner.box, 0.3, owner.box) && box.y >= owner.box.y + owner.box.height * 0.75,
      );
    } else if (owner.label !== null && overMarks.has(owner.label)) {
      take(owner, 'Below', ({ box }) => isOver(box, owner.box, 0.1, owner.box));
    }
  }
  return { line, owned };
}

function isInside(root: Box, box: Box): boolean {
  const { x, y } = centreOf(box);
  return (
    x > root.x && x < root.x + root.width * 1.02 && y > root.y - root.height * 0.05 && y < root.y + root.height * 1.15
  );
}

/** Over the hook at the left of a root sign. */
function isRootIndex(root: Box, box: Box): boolean {
  const { x } = centreOf(box);
  const hook = Math.min(root.width * 0.35, root.height * 0.6);
  return (
    x < root.x + hook &&
    x > root.x - hook &&
    box.y + box.height < root.y + root.height * 0.62 &&
    box.height < root.height * 0.6
  );
}

/** A minus with something over and under it. */
function isFractionBar<Id extends string>(symbol: LabelledBox<Id>, others: readonly LabelledBox<Id>[]): boolean {
  if (symbol.label !== '-' && symbol.label !== '\\frac') return false;
  const near = others.filter(({ box }) => box !== symbol.box && !straddles(symbol.box, box));
  const over = near.filter(({ box }) => isOver(symbol.box, box, 0.05));
  const under = near.filter(({ box }) => isOver(box, symbol.box, 0.05, symbol.box));
  return over.length > 0 && under.length > 0;
}

/** Whether a symbol reaches well over and well under a bar, as parentheses around a fraction do. */
function straddles(bar: Box, box: Box): boolean {
  const { y } = centreOf(bar);
  return y > box.y + box.height * 0.2 && y < box.y + box.height * 0.8;
}

/** Whether `upper`'s middle is over `lower`, within the width of `base` (else `lower`) and a share of it beside. */
function isOver(lower: Box, upper: Box, share: number, base: Box = lower): boolean {
  const other = base === lower ? upper : lower;
  const { x } = centreOf(other);
  const slack = base.width * share;
  return x >= base.x - slack && x <= base.x + base.width + slack && centreOf(upper).y < centreOf(lower).y;
}
