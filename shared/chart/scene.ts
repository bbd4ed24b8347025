/** Colours by what they mean; who draws a chart decides what they look like. */
export const paints = [
  'accepted',
  'submitted',
  'drafted',
  'returned',
  'absent',
  'text',
  'quiet',
  'line',
  'track',
  'accent',
  'ground',
] as const;
export type Paint = (typeof paints)[number];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a chart is made of. Lengths are CSS pixels, origin top-left, x right, y down. */
export type Mark =
  | {
      readonly kind: 'rectangle';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: Paint;
      /** 0 to 1. */
      readonly opacity?: number;
      readonly radius?: number;
      /** What it stands for, in words. */
      readonly title?: string;
      /** Name of what a click on it means. */
      readonly link?: string;
    }
  | {
      readonly kind: 'path';
      readonly points: readonly Point[];
      readonly stroke: Paint;
      readonly width: number;
      readonly dash?: readonly number[];
      readonly title?: string;
    }
  | {
      readonly kind: 'area';
      readonly points: readonly Point[];
      readonly fill: Paint;
      readonly opacity: number;
    }
  | {
      readonly kind: 'text';
      /** Of the anchor, on the base line. */
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly fill: Paint;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly isStrong?: boolean;
      readonly isCode?: boolean;
      /** Written upwards, turned about its anchor. */
      readonly isTurned?: boolean;
    };

/** A chart, ready to be drawn anywhere. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** What the chart says, in one sentence. */
  readonly title: string;
  readonly marks: readonly Mark[];
}
