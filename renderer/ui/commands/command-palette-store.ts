import { createSpotlight } from '@mantine/spotlight';

/** The one palette of the window. */
export const [commandPaletteStore, commandPalette] = createSpotlight();
