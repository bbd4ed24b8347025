/** How the picture of the page is seen; nothing of it is stored or exported. */
export interface Adjustment {
  /** 1: as it is; from `leastAdjustment` to `greatestAdjustment`. */
  readonly brightness: number;
  readonly contrast: number;
  readonly isInverted: boolean;
}

export const noAdjustment: Adjustment = { brightness: 1, contrast: 1, isInverted: false };

export const leastAdjustment = 0.2;
export const greatestAdjustment = 3;

/** The nearest adjustment that still shows something. */
export function clampAdjustment({ brightness, contrast, isInverted }: Adjustment): Adjustment {
  const clamp = (value: number) =>
    Math.round(Math.min(Math.max(value, leastAdjustment), greatestAdjustment) * 100) / 100;
  return { brightness: clamp(brightness), contrast: clamp(contrast), isInverted };
}

/** The same as a CSS filter; null where there is nothing to do. */
export function filterOf({ brightness, contrast, isInverted }: Adjustment): string | null {
  const parts = [
    ...(isInverted ? ['invert(1)'] : []),
    ...(brightness === 1 ? [] : [`brightness(${brightness})`]),
    ...(contrast === 1 ? [] : [`contrast(${contrast})`]),
  ];
  return parts.length === 0 ? null : parts.join(' ');
}
