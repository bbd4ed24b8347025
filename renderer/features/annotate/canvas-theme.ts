import { useComputedColorScheme } from '@mantine/core';
import { type CanvasTheme, darkTheme, lightTheme } from '#renderer/canvas/canvas-theme.ts';

/** Colours of the canvas under the colour scheme of the screen. */
export function useCanvasTheme(): CanvasTheme {
  return useComputedColorScheme('light') === 'dark' ? darkTheme : lightTheme;
}
