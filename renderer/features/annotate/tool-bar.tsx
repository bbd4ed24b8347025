import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsMaximize,
  IconCommand,
  IconCut,
  IconFocus2,
  IconHandStop,
  IconKeyboard,
  IconListNumbers,
  IconMinus,
  IconPlus,
  IconPointer,
  IconSquare,
  IconSquareOff,
  IconSquarePlus,
  IconTag,
  IconTagOff,
  IconTextScan2,
  IconTopologyRing2,
  IconVector,
  IconVectorOff,
} from '@tabler/icons-react';
import { pageIn } from '#renderer/editor/work/work.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActionButton } from './action-button.tsx';
import { useFollowedState, useWorkbench } from './editor-context.tsx';
import classes from './tool-bar.module.css';
import { useAction } from './use-action.ts';
import { ViewMenu } from './view-menu/view-menu.tsx';

const icon = { size: 19, stroke: 1.6 } as const;

/** Tools, history and view, at the left of the canvas. */
export function ToolBar() {
  const t = useText('annotate');
  const { editor } = useWorkbench();
  const holdsFormulas = useFollowedState((state) => pageIn(state.work).holds === 'formulas');
  const hasRegionTools = holdsFormulas && editor.changesRegions;
  // A tool in hand from another page is shown, so that one sees why nothing is drawn.
  const tool = useFollowedState((state) => state.tool);
  const shown = useFollowedState((state) => state.shown);
  return (
    <div className={classes.bar} role="toolbar" aria-orientation="vertical" aria-label={t('tools')}>
      <ActionButton id="tool-select" icon={<IconPointer {...icon} />} />
      <ActionButton id="tool-draw-symbol" icon={<IconSquarePlus {...icon} />} />
      {(hasRegionTools || tool === 'draw-region') && (
        <ActionButton id="tool-draw-region" icon={<IconTextScan2 {...icon} />} />
      )}
      {(hasRegionTools || tool === 'split-region') && (
        <ActionButton id="tool-split-region" icon={<IconCut {...icon} />} />
      )}
      <ActionButton id="tool-relate" icon={<IconTopologyRing2 {...icon} />} />
      <ActionButton id="tool-order" icon={<IconListNumbers {...icon} />} />
      <ActionButton id="tool-pan" icon={<IconHandStop {...icon} />} />
      <hr className={classes.line} />
      <ActionButton id="undo" icon={<IconArrowBackUp {...icon} />} />
      <ActionButton id="redo" icon={<IconArrowForwardUp {...icon} />} />
      <hr className={classes.line} />
      <ActionButton id="zoom-in" icon={<IconPlus {...icon} />} />
      <ZoomLevel />
      <ActionButton id="zoom-out" icon={<IconMinus {...icon} />} />
      <ActionButton id="zoom-fit" icon={<IconArrowsMaximize {...icon} />} />
      <ActionButton id="zoom-selection" icon={<IconFocus2 {...icon} />} />
      <hr className={classes.line} />
      <ActionButton
        isToggle
        id="show-boxes"
        icon={shown.boxes ? <IconSquare {...icon} /> : <IconSquareOff {...icon} />}
      />
      <ActionButton isToggle id="show-labels" icon={shown.labels ? <IconTag {...icon} /> : <IconTagOff {...icon} />} />
      <ActionButton
        isToggle
        id="show-relations"
        icon={shown.relations ? <IconVector {...icon} /> : <IconVectorOff {...icon} />}
      />
      <ViewMenu />
      <div className={classes.foot}>
        <ActionButton id="commands" icon={<IconCommand {...icon} />} />
        <ActionButton id="help" icon={<IconKeyboard {...icon} />} />
      </div>
    </div>
  );
}

/** How large the page is shown; a press shows it at 100 %. */
function ZoomLevel() {
  const { name, run } = useAction('zoom-actual');
  const percent = useFollowedState((state) => Math.round(state.viewport.scale * 100));
  return (
    <button type="button" className={classes.zoom} onClick={run} title={name} aria-label={`${name} (${percent}%)`}>
      {percent}%
    </button>
  );
}
