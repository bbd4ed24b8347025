import type { EditorState } from '#renderer/editor/editor-state.ts';
import type { HandleName } from '#renderer/editor/scene/handles.ts';

const resizeCursors: Readonly<Record<HandleName, string>> = {
  nw: 'nwse-resize',
  n: 'ns-resize',
  ne: 'nesw-resize',
  e: 'ew-resize',
  se: 'nwse-resize',
  s: 'ns-resize',
  sw: 'nesw-resize',
  w: 'ew-resize',
};

/** The CSS cursor that says what a press would do, or what is going on. */
export function cursorFor({ interaction, hover, tool, isPanHeld }: EditorState): string {
  switch (interaction.name) {
    case 'panning':
      return 'grabbing';
    case 'translating':
      return 'move';
    case 'pointing-handle':
    case 'resizing':
      return resizeCursors[interaction.handle];
    case 'drawing-box':
    case 'pointing-new-box':
      return 'crosshair';
    case 'cutting':
      return 'crosshair';
    case 'relating':
    case 'choosing-child':
    case 'pointing-parent':
      return 'pointer';
    default:
      break;
  }
  if (isPanHeld || tool === 'pan') return 'grab';
  if (tool === 'draw-symbol' || tool === 'draw-region' || tool === 'split-region') return 'crosshair';
  if (hover?.kind === 'handle') return resizeCursors[hover.handle];
  if (hover?.kind === 'symbol') return 'pointer';
  return 'default';
}
