import { z } from 'zod';

const Rectangle = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() });
type Rectangle = z.infer<typeof Rectangle>;

/** Where the window was: bounds in device-independent pixels of the whole desktop, as they are when not maximized. */
export const WindowPlace = z.object({ bounds: Rectangle, isMaximized: z.boolean() });
export type WindowPlace = z.infer<typeof WindowPlace>;

export const smallestWindow = { width: 960, height: 640 } as const;
const firstWindow = { width: 1440, height: 900 } as const;

/** How much of a window must lie on a screen for it to be found and moved, in pixels. */
const leastVisible = { width: 200, height: 60 } as const;

/**
 * Bounds for the window: where it was, if that is still on a screen; else centred on the first screen, as large as it was
 * as far as that fits.
 *
 * @param workAreas screens without their bars, the main one first
 */
export function placeWindow(remembered: WindowPlace | null, workAreas: readonly Rectangle[]): Rectangle {
  const bounds = remembered?.bounds;
  if (bounds && workAreas.some((area) => isReachable(bounds, area))) return bounds;
  const [area = { x: 0, y: 0, ...firstWindow }] = workAreas;
  const width = Math.min(bounds?.width ?? firstWindow.width, area.width);
  const height = Math.min(bounds?.height ?? firstWindow.height, area.height);
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
    width,
    height,
  };
}

function isReachable(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const top = bounds.y >= area.y && bounds.y <= area.y + area.height - leastVisible.height;
  return width >= leastVisible.width && top;
}
