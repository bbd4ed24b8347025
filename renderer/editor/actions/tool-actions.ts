import type { ToolName } from '../tools/tool-name.ts';
import { action, always, onCanvas, outsideText } from './action.ts';
import type { ActionContext } from './action-context.ts';
import { canChangeRegions, whyNoRegions } from './several-formulas.ts';

const isTool =
  (tool: ToolName) =>
  ({ editor }: ActionContext) =>
    editor.getState().tool === tool;
const take =
  (tool: ToolName) =>
  ({ editor, screen }: ActionContext) => {
    editor.setTool(tool);
    screen.focusCanvas();
  };

/** Tools stay in hand until another is taken. */
export const toolActions = [
  action({
    id: 'tool-select',
    group: 'tools',
    shortcuts: ['KeyV'],
    scopes: outsideText,
    isEnabled: always,
    isOn: isTool('select'),
    run: take('select'),
  }),
  action({
    id: 'tool-draw-symbol',
    group: 'tools',
    shortcuts: ['KeyR', 'KeyW', 'KeyN'],
    scopes: outsideText,
    isEnabled: always,
    isOn: isTool('draw-symbol'),
    run: take('draw-symbol'),
  }),
  action({
    id: 'tool-draw-region',
    group: 'tools',
    shortcuts: ['KeyG'],
    scopes: outsideText,
    isEnabled: canChangeRegions,
    refusal: whyNoRegions,
    isOn: isTool('draw-region'),
    run: take('draw-region'),
  }),
  action({
    id: 'tool-split-region',
    group: 'tools',
    shortcuts: ['Shift+KeyG'],
    scopes: outsideText,
    isEnabled: canChangeRegions,
    refusal: whyNoRegions,
    isOn: isTool('split-region'),
    run: take('split-region'),
  }),
  action({
    id: 'tool-order',
    group: 'tools',
    shortcuts: ['KeyO'],
    scopes: outsideText,
    isEnabled: always,
    isOn: isTool('order'),
    run: take('order'),
  }),
  action({
    id: 'order-done',
    group: 'tools',
    shortcuts: ['Enter'],
    scopes: onCanvas,
    mode: 'ordering',
    isKeyOnly: true,
    isEnabled: ({ editor }) => editor.getState().interaction.name === 'ordering',
    run: ({ editor }) => editor.dispatch({ type: 'place' }),
  }),
  action({
    id: 'tool-relate',
    group: 'tools',
    shortcuts: ['KeyE'],
    scopes: outsideText,
    isEnabled: always,
    isOn: isTool('relate'),
    run: (context) => {
      context.editor.show({ relations: true });
      take('relate')(context);
    },
  }),
  action({
    id: 'tool-pan',
    group: 'tools',
    shortcuts: ['KeyH'],
    scopes: outsideText,
    isEnabled: always,
    isOn: isTool('pan'),
    run: take('pan'),
  }),
  action({
    id: 'hold-pan',
    group: 'tools',
    shortcuts: ['Space'],
    scopes: onCanvas,
    isKeyOnly: true,
    isEnabled: always,
    run: ({ editor }) => editor.setPanHeld(true),
  }),
  action({
    id: 'snap',
    group: 'tools',
    shortcuts: ['Shift+KeyT'],
    scopes: outsideText,
    isEnabled: always,
    isOn: ({ editor }) => editor.getState().snaps,
    run: ({ editor }) => editor.setSnaps(!editor.getState().snaps),
  }),
] as const;
