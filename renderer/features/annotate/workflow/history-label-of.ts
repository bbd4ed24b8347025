import type { HistoryLabel } from '#renderer/editor/history/history-label.ts';
import type { LayerMove } from '#renderer/editor/saving/annotation-port.ts';

const labels = { submitted: 'submit', accepted: 'accept', returned: 'return', drafted: 'withdraw' } as const;

/** What a move of layers is called in the history. */
export function historyLabelOf(to: LayerMove['to']): HistoryLabel {
  return labels[to];
}
