/** Why an act on the canvas did nothing; a screen says it in words. */
export const notices = [
  'no-formula-here',
  'relation-to-itself',
  'relation-between-formulas',
  'relation-in-circle',
  'no-unfinished',
  'pasted-nothing',
  'nothing-to-propose',
  'order-follows-relations',
  'no-ink-here',
  'no-ink-left',
  'all-locked',
] as const;
export type Notice = (typeof notices)[number];
