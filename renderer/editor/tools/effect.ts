import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { HistoryLabel } from '../history/history-label.ts';
import type { Hover } from '../scene/hover.ts';
import type { Selection } from '../selection/selection.ts';
import type { Viewport } from '../viewport/viewport.ts';
import type { Notice } from './notice.ts';

/** What a tool asks the editor to do, in the given order. */
export type Effect =
  | { readonly type: 'select'; readonly selection: Selection }
  | { readonly type: 'edit'; readonly patches: readonly AnnotationPatch[]; readonly label: HistoryLabel }
  | { readonly type: 'look'; readonly viewport: Viewport }
  | { readonly type: 'hover'; readonly hover: Hover | null }
  /** The palette listens for the class of the selected symbols. */
  | { readonly type: 'listen' }
  | { readonly type: 'notice'; readonly notice: Notice };
