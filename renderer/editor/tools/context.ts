import type { Box } from '#schemas/domain/geometry.ts';
import type { RelationType } from '#schemas/domain/relation.ts';
import type { PageSize } from '../geometry/page-bounds.ts';
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
  readonly selection: Selection;
  readonly viewport: Viewport;
  /** The pan key is down: the pointer moves the page whatever the tool. */
  readonly isPanHeld: boolean;
  /** Type of the next relation; null: by the geometry of the two boxes. */
  readonly relationType: RelationType | null;
  /** Tightens a box to the ink in it (page pixels); null where there is none, or where nobody knows the pixels. */
  readonly tightenToInk: (box: Box) => Box | null;
  /** A new ULID. */
  readonly newId: () => string;
}
