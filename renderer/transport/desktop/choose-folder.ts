import type { FolderId } from '#schemas/contract/host.ts';
import { desktopBridge } from './bridge.ts';

export interface FolderWish {
  readonly title: string;
  /** Words on the button that chooses. */
  readonly action: string;
  readonly canMake: boolean;
  /** Where to begin; null: wherever the system does. */
  readonly start: FolderId | null;
}

const bridge = desktopBridge;

/** Lets the person choose a folder in the system's own dialog; null where there is none, as in a browser. */
export const chooseFolder: ((wish: FolderWish) => Promise<FolderId | null>) | null =
  bridge === null ? null : async (wish) => await bridge.ask({ type: 'choose-folder', ...wish });
