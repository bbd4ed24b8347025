import { action } from './action.ts';
import type { ActionContext } from './action-context.ts';

/** Places of the hot bar. */
export const hotPlaces = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

const hotAction = (place: number) => {
  const digit = (place + 1) % 10;
  return action({
    id: `hot-${(place + 1) as HotNumber}`,
    group: 'classes',
    shortcuts: [`Alt+Digit${digit}`],
    scopes: ['canvas', 'panel', 'palette'],
    isKeyOnly: true,
    isEnabled: ({ screen }: ActionContext) => screen.hotClass(place) !== null,
    run: ({ screen }: ActionContext) => screen.takeHot(place),
  });
};
type HotNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** Classes on keys of their own. */
export const classActions = hotPlaces.map((place) => hotAction(place));
