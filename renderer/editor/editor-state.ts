import type { SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { RelationType } from '#schemas/domain/relation.ts';
import type { Doubts } from './guided/doubts.ts';
import type { History } from './history/history.ts';
import type { SaveState } from './saving/save-state.ts';
import type { Hover } from './scene/hover.ts';
import type { Selection } from './selection/selection.ts';
import type { Interaction } from './tools/interaction.ts';
import type { ToolName } from './tools/tool-name.ts';
import type { Adjustment } from './view/adjustment.ts';
import type { Viewport } from './viewport/viewport.ts';
import type { Work } from './work/work.ts';

/** What the canvas shows beside the page. */
export interface Shown {
  readonly boxes: boolean;
  readonly labels: boolean;
  readonly relations: boolean;
  /** Lines at equal distances, for the eye. */
  readonly grid: boolean;
}

/** All that the screen needs to know of the editor. */
export interface EditorState {
  readonly work: Work;
  readonly history: History;
  readonly save: SaveState;
  readonly selection: Selection;
  readonly tool: ToolName;
  readonly interaction: Interaction;
  readonly viewport: Viewport;
  readonly hover: Hover | null;
  readonly isPanHeld: boolean;
  readonly relationType: RelationType | null;
  /** Whether drawn boxes close around the ink in them. */
  readonly snaps: boolean;
  readonly shown: Shown;
  readonly adjustment: Adjustment;
  /** Whether the next page is shown at the same place and scale. */
  readonly keepsView: boolean;
  /** Symbols that are not drawn and that no pointer takes; until the page is left. */
  readonly hidden: ReadonlySet<SymbolId>;
  /** Symbols that nothing changes and that no pointer takes; until the page is left. */
  readonly locked: ReadonlySet<SymbolId>;
  /** Class that new boxes have at once; null: the palette asks. */
  readonly armedClass: SymbolClassId | null;
  /** Boxes of the machine that nobody has looked at yet. */
  readonly doubts: Doubts;
  /** Whether the palette listens for the class of the selected symbols. */
  readonly isListening: boolean;
  /** Counts the times that the palette was asked to listen, so that it starts anew each time. */
  readonly listenCount: number;
}
