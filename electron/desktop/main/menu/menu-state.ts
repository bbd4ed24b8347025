import type { PageMenu } from '#schemas/desktop/menu.ts';
import type { Language } from '../texts.ts';

export interface RecentEntry {
  readonly name: string;
  readonly path: string;
}

/** What the menu is made from. */
export interface MenuState {
  readonly platform: NodeJS.Platform;
  readonly language: Language;
  readonly hasDeveloperTools: boolean;
  readonly hasProject: boolean;
  readonly recents: readonly RecentEntry[];
  /** Entries of the page, in its language. */
  readonly page: PageMenu;
}

/** What entries of the menu do. */
export interface MenuActs {
  readonly openProject: () => void;
  readonly openRecent: (path: string) => void;
  readonly revealProject: () => void;
  readonly openLatexCommands: () => void;
  readonly quit: () => void;
  readonly runOfPage: (id: string) => void;
}
