import { z } from 'zod';

/** One entry that the page puts into the menu of its window: an action of its own list. */
export const PageMenuItem = z.object({
  /** Comes back when somebody picks the entry. */
  id: z.string().min(1).max(80),
  label: z.string().min(1).max(200),
  /** As the action has it, such as `Mod+Shift+KeyZ`: see the shortcuts of the editor. Shown, and obeyed by the page. */
  shortcut: z.string().max(60).nullable(),
  isEnabled: z.boolean(),
  /** Whether a toggle is on; null for what is no toggle. */
  isOn: z.boolean().nullable(),
});
export type PageMenuItem = z.infer<typeof PageMenuItem>;

/** Menus of the window that entries of the page go into; every other place becomes a menu of its own. */
export const menuPlaces = ['file', 'edit', 'view', 'go', 'help'] as const;

export const PageMenuGroup = z.object({
  /** One of `menuPlaces`, or the page's name for a menu of its own. */
  place: z.string().min(1).max(40),
  label: z.string().min(1).max(100),
  items: z.array(PageMenuItem).max(100),
});
export type PageMenuGroup = z.infer<typeof PageMenuGroup>;

/** What the page has for the menu now, in its own language. */
export const PageMenu = z.array(PageMenuGroup).max(20);
export type PageMenu = z.infer<typeof PageMenu>;
