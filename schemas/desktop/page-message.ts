import { z } from 'zod';
import { PageMenu } from './menu.ts';

/** Longest frame of a call in either direction, in UTF-16 units: the same as over HTTP. Pixels never travel in one. */
export const longestFrame = 8 * 2 ** 20;

/** One page's line to the core, named at random by the page; a page that loads again opens another. */
export const ConnectionId = z.string().min(8).max(64).brand<'ConnectionId'>();
export type ConnectionId = z.infer<typeof ConnectionId>;

/** What the page sends to the main process. */
export const PageMessage = z.discriminatedUnion('type', [
  /** Opens a line to the core; the one that was open is closed. */
  z.object({ type: z.literal('connect'), connection: ConnectionId }),
  /** A frame of a call for the core; nobody on the way reads it. */
  z.object({ type: z.literal('frame'), connection: ConnectionId, frame: z.string().max(longestFrame) }),
  z.object({ type: z.literal('menu'), menu: PageMenu }),
  /** Whether something was begun on a screen that only a button of that screen saves. */
  z.object({ type: z.literal('draft'), isHeld: z.boolean() }),
  z.object({ type: z.literal('language'), language: z.enum(['en', 'ko']) }),
]);
export type PageMessage = z.infer<typeof PageMessage>;
