import type { FolderId, FolderListing } from '#schemas/contract/host.ts';
import { client } from './client.ts';
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

/** What a folder picker needs to know of the core. */
export const folders = { browse: browseFolder, make: makeFolder };
