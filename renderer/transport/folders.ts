import type { FolderId, FolderListing } from '#schemas/contract/host.ts';
import { client } from './client.ts';
import { chooseFolder, type FolderWish } from './desktop/choose-folder.ts';
import { shownErrorOf } from './shown-error-of.ts';

/** Lists a folder of the core's machine, the owner's home without an id. Rejects with a `ShownError`. */
export async function browseFolder(folder: FolderId | null): Promise<FolderListing> {
  try {
    return await client.host.browse({ folder });
  } catch (error) {
    throw shownErrorOf(error);
  }
}

/** Makes a folder and lists it. Rejects with a `ShownError`. */
export async function makeFolder(parent: FolderId, name: string): Promise<FolderListing> {
  try {
    return await client.host.makeFolder({ parent, name });
  } catch (error) {
    throw shownErrorOf(error);
  }
}

/** Lets a folder be chosen in the system's dialog and lists it; null where it was closed. Rejects with a `ShownError`. */
async function chooseInSystem(ask: NonNullable<typeof chooseFolder>, wish: FolderWish): Promise<FolderListing | null> {
  try {
    const folder = await ask(wish);
    return folder === null ? null : await browseFolder(folder);
  } catch (error) {
    throw shownErrorOf(error);
  }
}

const choose = chooseFolder;

/** What a folder picker needs to know of the core, and of the system where the window can ask it. */
export const folders = {
  browse: browseFolder,
  make: makeFolder,
  choose: choose === null ? null : (wish: FolderWish) => chooseInSystem(choose, wish),
};
