import { reason } from '#schemas/domain/reason.ts';
import type { TypesetNode } from '../typeset-node.ts';
import { type Place, type PlaceNode, refuseDrawing } from './place.ts';
import { placeFraction, placeRoot } from './place-fraction.ts';
import { placeFrame } from './place-frame.ts';
import { placeOverUnder } from './place-over-under.ts';
import { placeLines } from './place-row.ts';
import { placeScripts } from './place-scripts.ts';
import { placeTable } from './place-table.ts';
import { symbolsOfToken } from './symbol-ink.ts';
import { joinRuns, type Run, runOf, type TreeBuilder } from './tree-builder.ts';

/** Gives the function that places any node of a typeset formula in the builder's tree. */
export function createPlacer(builder: TreeBuilder): PlaceNode {
  const placeInner: PlaceNode = (node, previous) => placeNode(node, { builder, previous, placeInner });
  return placeInner;
}

function placeNode(node: TypesetNode, place: Place): Run | null {
  if (node.drawings.some((drawing) => drawing.kind === 'other')) {
    refuseDrawing(place.builder, node);
    return null;
  }
  switch (node.kind) {
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
    case 'ms':
      return placeToken(node, place.builder);
    case 'mfrac':
      return placeFraction(node, place);
    case 'msqrt':
    case 'mroot':
      return placeRoot(node, place);
    case 'msub':
    case 'msup':
    case 'msubsup':
    case 'mmultiscripts':
      return placeScripts(node, place);
    case 'munder':
    case 'mover':
    case 'munderover':
      return placeOverUnder(node, node.latex, place);
    case 'mtable':
      return placeTable(node, [], place);
    case 'menclose':
      return placeFrame(node, place);
    case 'math':
    case 'mrow':
    case 'inferredMrow':
    case 'TeXAtom':
    case 'mstyle':
    case 'mpadded':
    case 'semantics':
    case 'mtd':
      return placeLines(node, place);
    case 'mspace':
    case 'mphantom':
    case 'none':
    case 'annotation':
    case 'annotation-xml':
      return null;
    default:
      return refuseStructure(node, place.builder);
  }
}

function placeToken(node: TypesetNode, builder: TreeBuilder): Run | null {
  return joinRuns(
    builder,
    symbolsOfToken(node).map((ink) => {
      const symbol = builder.addSymbol(ink);
      return symbol && runOf(symbol);
    }),
  );
}

function refuseStructure(node: TypesetNode, builder: TreeBuilder): null {
  const latex = node.latex ?? node.kind;
  builder.refuse(
    reason('layout-unknown-structure', `${latex} is a structure for which a layout tree has no relation.`, { latex }),
  );
  return null;
}
