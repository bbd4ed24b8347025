import type { ReactNode } from 'react';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { ListParts } from '../use-list-parts.ts';
import { CardGridSkeleton } from './card-grid-skeleton.tsx';

export interface ListStatesProps<Item> {
  readonly list: ListParts<Item>;
  readonly minimumCardWidth: number;
  readonly cardHeight: number;
  /** Draws the list once it is known how long it is. */
  readonly children: (count: number) => ReactNode;
}

/** A list of the library while its first part is being read, where that failed, and once it is there. */
export function ListStates<Item>({ list, minimumCardWidth, cardHeight, children }: ListStatesProps<Item>) {
  if (list.count !== null) return children(list.count);
  if (list.error === null) return <CardGridSkeleton minimumCardWidth={minimumCardWidth} cardHeight={cardHeight} />;
  return (
    <div style={{ padding: 24 }}>
      <ErrorNotice error={shownErrorOf(list.error)} onRetry={list.refetch} />
    </div>
  );
}
