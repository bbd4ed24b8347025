import type { DragEvent } from 'react';
import { SymbolId } from '#schemas/domain/id.ts';

/** What is dragged within the list of symbols, and nothing else. */
const dragType = 'application/x-quotient-symbol';

export function takeAlong({ dataTransfer }: DragEvent, symbol: SymbolId): void {
  dataTransfer.setData(dragType, symbol);
  dataTransfer.effectAllowed = 'move';
}

/** Whether a symbol of the list is being dragged: which one is told when it is dropped. */
export function bearsSymbol({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes(dragType);
}

/** The symbol that was dropped; null where it was something else. */
export function symbolOf({ dataTransfer }: DragEvent): SymbolId | null {
  return SymbolId.safeParse(dataTransfer.getData(dragType)).data ?? null;
}
