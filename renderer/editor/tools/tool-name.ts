/** What the pointer does on the canvas until another tool is taken. */
export const toolNames = ['select', 'draw-symbol', 'draw-region', 'relate', 'pan'] as const;
export type ToolName = (typeof toolNames)[number];
