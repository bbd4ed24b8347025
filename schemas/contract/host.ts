import { z } from 'zod';
import { Person } from '../domain/person.ts';
import { procedure } from './base.ts';

/** A folder of this machine that the host has named to the owner; a path never travels in a request. */
export const FolderId = z.string().min(1).max(100).brand<'FolderId'>();
export type FolderId = z.infer<typeof FolderId>;

export const FolderEntry = z.object({
  id: FolderId,
  name: z.string(),
  kind: z.enum(['folder', 'project', 'file']),
});
export type FolderEntry = z.infer<typeof FolderEntry>;

export const FolderListing = z.object({
  id: FolderId,
  /** For reading only. */
  path: z.string(),
  parent: FolderId.nullable(),
  isProject: z.boolean(),
  entries: z.array(FolderEntry),
});
export type FolderListing = z.infer<typeof FolderListing>;

export const HostSession = z.object({
  host: z.enum(['web', 'desktop', 'cli']),
  version: z.string(),
  /** Whether this session is that of the person at the machine. */
  isOwner: z.boolean(),
  /** Who acts in this session; null until somebody is picked. */
  person: Person.nullable(),
  /** Whom the owner can be in the open project; empty for everybody else. */
  people: z.array(Person),
});
export type HostSession = z.infer<typeof HostSession>;

export const hostContract = {
  session: procedure('visitor').output(HostSession),
  /** Picks who the owner is in the open project. */
  actAs: procedure('owner')
    .input(z.object({ person: z.string() }))
    .output(HostSession),
  /** Lists a folder of this machine; without an id, the owner's home. */
  browse: procedure('owner')
    .input(z.object({ folder: FolderId.nullable() }))
    .output(FolderListing),
  makeFolder: procedure('owner')
    .input(z.object({ parent: FolderId, name: z.string().min(1).max(200) }))
    .output(FolderListing),
};
