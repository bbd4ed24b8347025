import type { SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { RelationType } from '#schemas/domain/relation.ts';
import type { PageSize } from '../geometry/page-bounds.ts';
import type { Doubts } from '../guided/doubts.ts';
import type { InkFinder } from '../ink/ink-finder.ts';
import type { Notation } from '../relations/notation.ts';
import type { Scene } from '../scene/scene.ts';
import type { Selection } from '../selection/selection.ts';
import type { Viewport } from '../viewport/viewport.ts';
import type { Work } from '../work/work.ts';
import type { ToolName } from './tool-name.ts';

/** All that a tool may know. It changes nothing itself: it returns effects. */
export interface ToolContext {
  readonly tool: ToolName;
  readonly work: Work;
  readonly scene: Scene;
  readonly page: PageSize;
  /** Whether regions are drawn on this page; otherwise it is one formula. */
  readonly holdsFormulas: boolean;
  /** Whether regions are part of the work; in a second annotation they are given. */
  readonly changesRegions: boolean;
  readonly selection: Selection;
  /** Symbols that no gesture and no key changes. */
  readonly locked: ReadonlySet<SymbolId>;
  /** Boxes of the machine that nobody has looked at yet. */
  readonly doubts: Doubts;
  /** Class that new boxes have at once; null: the palette asks. */
  readonly armedClass: SymbolClassId | null;
  readonly viewport: Viewport;
  /** The pan key is down: the pointer moves the page whatever the tool. */
  readonly isPanHeld: boolean;
  /** Type of the next relation; null: by the geometry of the two boxes. */
  readonly relationType: RelationType | null;
  readonly ink: InkFinder;
  /** Whether drawn boxes close around the ink in them; Alt does the opposite. */
  readonly snaps: boolean;
  /** How the project writes. */
  readonly notation: Notation;
  /** A new ULID. */
  readonly newId: () => string;
}
