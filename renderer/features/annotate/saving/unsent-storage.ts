import { useCallback, useSyncExternalStore } from 'react';
import type { UnsentKeeper, UnsentWork } from '#renderer/editor/saving/unsent.ts';
import { PageId } from '#schemas/domain/id.ts';
import type { WorkKind } from '../second/work-kind.ts';
import { KeptWork } from './kept-work.ts';

/** Characters that are kept of a page at most: browsers give a program room for a few millions in all. */
const mostCharacters = 1_500_000;

export interface UnsentOwner {
  readonly project: string;
  readonly person: string;
  readonly kind: WorkKind;
}

export type KeptUnsent =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unsent'; readonly unsent: UnsentWork }
  /** Something was kept that is no longer what was written. */
  | { readonly kind: 'damaged' };

/** What a notice says of a page with something that is not stored. */
export interface UnsentPage extends Pick<UnsentWork, 'page' | 'inConflict'> {
  /** Null where what was kept cannot be read. */
  readonly position: number | null;
}

const listeners = new Set<() => void>();
const storages = new Map<string, UnsentStorage>();

/**
 * Edits that the core does not have yet, kept with the window's own storage so that they outlive it: for each project,
 * person and page. They are forgotten as soon as they are stored or given up.
 */
export class UnsentStorage implements UnsentKeeper {
  private readonly prefix: string;
  private listed: readonly UnsentPage[];

  constructor({ project, person, kind }: UnsentOwner) {
    this.prefix = `quotient-unsent-${project}-${person}-${kind}-`;
    this.listed = Object.keys(localStorage)
      .filter((key) => key.startsWith(this.prefix))
      .flatMap((key) => {
        const kept = readKept(key);
        if (kept.kind === 'unsent') return summaryOf(kept.unsent);
        const page = PageId.safeParse(key.slice(this.prefix.length));
        return page.success ? { page: page.data, position: null, inConflict: [] } : [];
      });
  }

  /** Pages with something that is kept, in import order; the same list until that changes. */
  get pages(): readonly UnsentPage[] {
    return this.listed;
  }

  keep(page: PageId, unsent: UnsentWork | null): boolean {
    const isKept = this.write(this.prefix + page, unsent);
    const others = this.listed.filter((each) => each.page !== page);
    this.list(unsent === null ? others : [...others, summaryOf(unsent)]);
    return isKept;
  }

  /** What is kept of a page. What is damaged is put aside, and told of once. */
  read(page: PageId): KeptUnsent {
    const key = this.prefix + page;
    const kept = readKept(key);
    if (kept.kind !== 'damaged') return kept;
    const text = localStorage.getItem(key) ?? '';
    localStorage.removeItem(key);
    this.list(this.listed.filter((each) => each.page !== page));
    try {
      localStorage.setItem(`quotient-damaged-${key}`, text);
    } catch {
      // No room beside it: it stays where it is, and is told of again.
      localStorage.setItem(key, text);
    }
    return kept;
  }

  private write(key: string, unsent: UnsentWork | null): boolean {
    const text = unsent === null ? null : JSON.stringify(unsent);
    if (text === null || text.length > mostCharacters) {
      // What is older than what there was no room for would come back as the newest.
      localStorage.removeItem(key);
      return text === null;
    }
    try {
      localStorage.setItem(key, text);
      return true;
    } catch {
      // The storage is full: whoever asked says so.
      localStorage.removeItem(key);
      return false;
    }
  }

  private list(pages: readonly UnsentPage[]): void {
    const next = pages.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
    if (JSON.stringify(next) === JSON.stringify(this.listed)) return;
    this.listed = next;
    for (const listener of listeners) listener();
  }
}

/** The storage of an owner, one for all that ask. */
export function unsentStorageOf(owner: UnsentOwner): UnsentStorage {
  const key = `${owner.project}/${owner.person}/${owner.kind}`;
  const known = storages.get(key);
  if (known) return known;
  const made = new UnsentStorage(owner);
  storages.set(key, made);
  return made;
}

/** Pages of an owner with something that is not stored; follows changes. */
export function useUnsentPages({ project, person, kind }: UnsentOwner): readonly UnsentPage[] {
  const read = useCallback(() => unsentStorageOf({ project, person, kind }).pages, [project, person, kind]);
  return useSyncExternalStore(subscribe, read);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function summaryOf({ page, position, inConflict }: UnsentWork): UnsentPage {
  return { page, position, inConflict };
}

function readKept(key: string): KeptUnsent {
  const text = localStorage.getItem(key);
  if (text === null) return { kind: 'nothing' };
  try {
    return { kind: 'unsent', unsent: KeptWork.parse(JSON.parse(text)) };
  } catch {
    return { kind: 'damaged' };
  }
}
