import type { Viewport } from './viewport.ts';

/** The canvas has a new size: the same page point stays in its middle. Sizes in CSS pixels. */
export function resizeViewport(viewport: Viewport, width: number, height: number): Viewport {
  return {
    ...viewport,
    width,
    height,
    origin: {
      x: viewport.origin.x + (viewport.width - width) / 2 / viewport.scale,
      y: viewport.origin.y + (viewport.height - height) / 2 / viewport.scale,
    },
  };
}
