/** Colours of the canvas that do not come from symbol classes. Pages are mostly white paper under either theme. */
export interface CanvasTheme {
  /** Around the page. */
  readonly ground: string;
  readonly pageEdge: string;
  readonly accent: string;
  readonly accentWash: string;
  readonly region: string;
  readonly crosshair: string;
}

export const lightTheme: CanvasTheme = {
  ground: '#eceef1',
  pageEdge: '#cfd4db',
  accent: '#2f55d4',
  accentWash: 'rgba(47, 85, 212, 0.12)',
  region: '#5b6472',
  crosshair: 'rgba(47, 85, 212, 0.55)',
};

export const darkTheme: CanvasTheme = {
  ground: '#101318',
  pageEdge: '#2a3038',
  accent: '#3f66ee',
  accentWash: 'rgba(63, 102, 238, 0.16)',
  region: '#5b6472',
  crosshair: 'rgba(63, 102, 238, 0.65)',
};
