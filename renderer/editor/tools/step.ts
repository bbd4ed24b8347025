import type { Effect } from './effect.ts';
import type { Interaction } from './interaction.ts';

/** Outcome of one event: what is going on now, and what the editor shall do. */
export interface Step {
  readonly next: Interaction;
  readonly effects: readonly Effect[];
}

export const idle: Interaction = { name: 'idle' };

export function stay(state: Interaction): Step {
  return { next: state, effects: [] };
}

export function go(next: Interaction, ...effects: readonly Effect[]): Step {
  return { next, effects };
}
