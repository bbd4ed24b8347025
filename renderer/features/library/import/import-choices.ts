import type { UploadFile } from '#renderer/transport/upload.ts';
import type { FolderListing } from '#schemas/contract/host.ts';
import type { ImportOptions } from '#schemas/contract/imports.ts';

/** What is to be imported. */
export type ImportSource =
  | { readonly kind: 'files'; readonly files: readonly UploadFile[] }
  | { readonly kind: 'folder'; readonly folder: FolderListing };

/** A class map that was read from a file. */
export interface ReadMap {
  readonly file: string;
  readonly labels: Readonly<Record<string, string>>;
}

export type ImportChoices = Omit<ImportOptions, 'classMap'> & { readonly classMap: ReadMap | null };

/** States in which truth may arrive; whoever may not accept it brings it in as submitted at most. */
export function arrivalsFor(mayAccept: boolean): readonly ImportOptions['status'][] {
  return mayAccept ? ['accepted', 'submitted', 'drafted'] : ['submitted', 'drafted'];
}

export function firstChoices(mayAccept: boolean): ImportChoices {
  return {
    format: 'auto',
    as: 'symbols',
    status: mayAccept ? 'accepted' : 'submitted',
    categories: [],
    rules: 'apply',
    classMap: null,
    batch: null,
    testRepeats: 'hold-out',
  };
}

/** The options as the core takes them. */
export function optionsOf(choices: ImportChoices): ImportOptions {
  return {
    ...choices,
    categories: [...choices.categories],
    batch: choices.batch?.trim() ? choices.batch.trim() : null,
    classMap: choices.classMap === null ? null : { ...choices.classMap.labels },
  };
}
