/** What the pointer does on the canvas until another tool is taken. */
export const toolNames = ['select', 'draw-symbol', 'draw-region', 'split-region', 'relate', 'order', 'pan'] as const;
export type ToolName = (typeof toolNames)[number];
