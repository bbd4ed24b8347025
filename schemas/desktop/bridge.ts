import type { FolderId } from '../contract/host.ts';
import type { PageMessage } from './page-message.ts';
import type { AnswerOf, Question } from './question.ts';
import type { WindowMessage } from './window-message.ts';

/** Property of `window` under which a page of the desktop window finds its bridge. */
export const bridgeName = 'quotient';

/** Longest list of files that the page can have named at once. */
export const mostNamedFiles = 10_000;

/**
 * What the preload of the desktop window gives its page, and all that it gives: a port to the main process, questions
 * to it, and names for files that a person dropped or chose. Paths never reach the page.
 */
export interface DesktopBridge {
  readonly send: (message: PageMessage) => void;
  /** Calls `listener` with each message until the returned function is called. */
  readonly listen: (listener: (message: WindowMessage) => void) => () => void;
  readonly ask: <Asked extends Question>(question: Asked) => Promise<AnswerOf[Asked['type']]>;
  /** Ids by which requests can name files and folders (`File`s of this machine); null for one that lies nowhere on it. */
  readonly nameFiles: (files: readonly object[]) => Promise<readonly (FolderId | null)[]>;
}

/** Names of the messages between preload and main process. */
export const channels = {
  fromPage: 'quotient:from-page',
  toPage: 'quotient:to-page',
  ask: 'quotient:ask',
  nameFiles: 'quotient:name-files',
} as const;
