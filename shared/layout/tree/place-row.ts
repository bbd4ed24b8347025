import { reason } from '#schemas/domain/reason.ts';
import type { TypesetNode } from '../typeset-node.ts';
import { hasInk, type Place, refuseDrawing } from './place.ts';
import { placeOverUnder } from './place-over-under.ts';
import { joinRuns, type PlacedSymbol, type Run, stackRuns } from './tree-builder.ts';

/** The children of a group side by side; a line break in between begins a new row. */
export function placeLines(node: TypesetNode, place: Place): Run | null {
  if (node.drawings.length > 0) refuseDrawing(place.builder, node);
  const lines: TypesetNode[][] = [[]];
  for (const child of node.children) {
    if (child.breaksLine) lines.push([]);
    else lines.at(-1)?.push(child);
  }
  const rows = lines.map((line, index) => placeRow(line, node.latex, index === 0 ? place.previous : null, place));
  return stackRuns(place.builder, rows);
}

function placeRow(
  nodes: readonly TypesetNode[],
  latex: string | null,
  previous: PlacedSymbol | null,
  place: Place,
): Run | null {
  let row: Run | null = null;
  for (const [index, node] of nodes.entries()) {
    if (hasLeftScript(node, nodes.slice(index + 1))) {
      place.builder.refuse(
        reason(
          'layout-left-script',
          `${node.latex ?? 'A script'} stands to the left of its base, for which there is no type of relation.`,
          { latex: node.latex ?? '' },
        ),
      );
      return null;
    }
    const inner: Place = { ...place, previous: row?.last ?? previous };
    // An accent command makes a group around its base and mark, and only the group knows the command.
    const isAccentGroup =
      nodes.length === 1 && node.latex === null && (node.kind === 'mover' || node.kind === 'munder');
    const run = isAccentGroup ? placeOverUnder(node, latex, inner) : place.placeInner(node, inner.previous);
    row = joinRuns(place.builder, [row, run]);
  }
  return row;
}

/** Whether a node begins with scripts of what follows it, as in `{}_nC_r`: an empty base, and then a symbol to carry them. */
function hasLeftScript(node: TypesetNode, followers: readonly TypesetNode[]): boolean {
  const next = followers.filter((follower) => !isBareScript(follower)).find(hasInk);
  return isBareScript(node) && next !== undefined && next.kind !== 'mo';
}

/** Whether a node is scripts of an empty base. A prime is not: it is a symbol of its own wherever it stands. */
function isBareScript(node: TypesetNode): boolean {
  const inked = node.children.filter(hasInk);
  const [only] = inked;
  if (node.kind === 'TeXAtom' || node.kind === 'mrow')
    return inked.length === 1 && only !== undefined && isBareScript(only);
  if (node.kind !== 'msub' && node.kind !== 'msup' && node.kind !== 'msubsup') return false;
  const [base] = node.children;
  const isPrime = only !== undefined && only.kind === 'mo' && /^[\u2032-\u2037\u2057']+$/.test(only.text);
  return base !== undefined && !hasInk(base) && !isPrime;
}
