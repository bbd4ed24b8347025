import type { EditorState, Shown } from '#renderer/editor/editor-state.ts';
import type { PageSize } from '#renderer/editor/geometry/page-bounds.ts';
import { type Scene, sceneOf } from '#renderer/editor/scene/scene.ts';
import { type Preview, previewOf } from '#renderer/editor/tools/preview.ts';
import { pageIn } from '#renderer/editor/work/work.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import type { CanvasTheme } from './canvas-theme.ts';
import type { ClassLooks } from './class-look.ts';

/** All that the canvas draws of the work, beside the picture. */
export interface CanvasScene {
  readonly page: PageSize;
  readonly holdsFormulas: boolean;
  readonly scene: Scene;
  readonly preview: Preview;
  /** The formula whose symbols stand out on a page of several. */
  readonly formula: FormulaId | null;
  readonly shown: Shown;
  readonly looks: ClassLooks;
  readonly theme: CanvasTheme;
}

export function canvasSceneOf(state: EditorState, looks: ClassLooks, theme: CanvasTheme): CanvasScene {
  const page = pageIn(state.work);
  return {
    page,
    holdsFormulas: page.holds === 'formulas',
    scene: sceneOf(state.work),
    preview: previewOf(state.interaction, page),
    formula: page.holds === 'formulas' ? state.selection.formula : null,
    shown: state.shown,
    looks,
    theme,
  };
}
