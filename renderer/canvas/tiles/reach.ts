/** CSS pixels by which what belongs to a box may reach beyond it: its label, its rim, an arrow's head. */
export const reachPx = { left: 4, top: 18, right: 96, bottom: 6 } as const;

/** CSS pixels by which the number of a region reaches beyond its left edge. */
export const numberReachPx = 40;
