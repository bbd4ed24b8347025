import type { EditorState, Shown } from '#renderer/editor/editor-state.ts';
import type { PageSize } from '#renderer/editor/geometry/page-bounds.ts';
import type { Doubts } from '#renderer/editor/guided/doubts.ts';
import type { Notation } from '#renderer/editor/relations/notation.ts';
import { openProposal } from '#renderer/editor/relations/proposed-relations.ts';
import { type Scene, sceneOf } from '#renderer/editor/scene/scene.ts';
import { withoutSymbols } from '#renderer/editor/scene/without-symbols.ts';
import { type Preview, previewOf } from '#renderer/editor/tools/preview.ts';
import type { Adjustment } from '#renderer/editor/view/adjustment.ts';
import { pageIn } from '#renderer/editor/work/work.ts';
import type { FormulaId, PageId, SymbolId } from '#schemas/domain/id.ts';
import type { RelationType } from '#schemas/domain/relation.ts';
import type { CanvasTheme } from './canvas-theme.ts';
import type { ClassLooks } from './class-look.ts';

/** How the canvas shows classes and everything around them. */
export interface CanvasLook {
  readonly looks: ClassLooks;
  readonly notation: Notation;
  readonly theme: CanvasTheme;
  /** A relation type in the language of the screen. */
  readonly nameRelation: (type: RelationType) => string;
}

/** All that the canvas draws of the work, beside the picture. */
export interface CanvasScene {
  readonly pageId: PageId;
  readonly page: PageSize;
  readonly holdsFormulas: boolean;
  /** Without what is hidden. */
  readonly scene: Scene;
  /** Drawn faintly. */
  readonly locked: ReadonlySet<SymbolId>;
  readonly hidden: ReadonlySet<SymbolId>;
  readonly adjustment: Adjustment;
  readonly preview: Preview;
  /** The formula whose symbols stand out on a page of several. */
  readonly formula: FormulaId | null;
  /** Relations that are proposed for the selected formula while it has none. */
  readonly proposal: readonly Arrowed[];
  readonly shown: Shown;
  /** Boxes of the machine that nobody has looked at yet: drawn by how sure it was. */
  readonly doubts: Doubts;
  readonly looks: ClassLooks;
  readonly notation: Notation;
  readonly theme: CanvasTheme;
  readonly nameRelation: CanvasLook['nameRelation'];
}

/** A relation by its ends. */
export interface Arrowed {
  readonly parent: SymbolId;
  readonly child: SymbolId;
  readonly type: RelationType;
}

const none: readonly Arrowed[] = [];

export function canvasSceneOf(state: EditorState, { looks, notation, theme, nameRelation }: CanvasLook): CanvasScene {
  const page = pageIn(state.work);
  const document = state.selection.formula === null ? undefined : state.work.formulas.get(state.selection.formula);
  return {
    pageId: page.id,
    page,
    holdsFormulas: page.holds === 'formulas',
    scene: withoutSymbols(sceneOf(state.work), state.hidden),
    locked: state.locked,
    hidden: state.hidden,
    adjustment: state.adjustment,
    preview: previewOf(state.interaction, page),
    formula: page.holds === 'formulas' ? state.selection.formula : null,
    proposal: document && state.shown.relations ? openProposal(document, notation) : none,
    shown: state.shown,
    doubts: state.doubts,
    looks,
    notation,
    theme,
    nameRelation,
  };
}
