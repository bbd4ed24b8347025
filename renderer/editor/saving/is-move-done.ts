import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { sourceAfterMove } from '#shared/annotation/layer-rules.ts';
import { documentIn, type Work } from '../work/work.ts';
import type { LayerMove } from './annotation-port.ts';

/** Whether all layers of a move are where it leads. */
export function isMoveDone(move: LayerMove, work: Work): boolean {
  return move.layers.every(({ document: ref, layers }) => {
    const document = documentIn(work, ref);
    return layers.every((layer) => {
      const found = layer === 'regions' ? pageOf(document)?.regions : formulaOf(document)?.layers[layer];
      return found?.state === move.to && sourceAfterMove(found, move.to) === found.source;
    });
  });
}
