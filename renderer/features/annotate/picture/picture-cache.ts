import { loadPicture, type PictureOutcome } from '#renderer/canvas/load-picture.ts';
import { hostRoot } from '#renderer/transport/link.ts';
import { mediaPath } from '#schemas/contract/media.ts';
import type { Page } from '#schemas/domain/page.ts';

type PageImage = Pick<Page, 'imageSha256' | 'width' | 'height'>;

interface Entry {
  readonly outcome: Promise<PictureOutcome>;
  /** What became of it; null while nobody knows. */
  settled: PictureOutcome | null;
  /** Screens that draw it: it stays for them, whatever else is asked for. */
  holds: number;
  readonly abort: AbortController;
}

/** Pictures kept at most: the one shown, the one before, and the next one. */
const mostPictures = 3;

/** Decoded pictures of the pages around the one that is worked on. */
export class PictureCache {
  private readonly entries = new Map<string, Entry>();

  /** The picture of a page; asked for again where it failed before. */
  get(page: PageImage): Promise<PictureOutcome> {
    const known = this.entries.get(page.imageSha256);
    this.entries.delete(page.imageSha256);
    const entry = known && known.settled?.kind !== 'failed' ? known : this.load(page);
    this.entries.set(page.imageSha256, entry);
    this.trim();
    return entry.outcome;
  }

  /** As `get`, and the picture stays until it is let go. */
  hold(page: PageImage): { readonly outcome: Promise<PictureOutcome>; readonly letGo: () => void } {
    const outcome = this.get(page);
    const entry = this.entries.get(page.imageSha256);
    if (entry) entry.holds += 1;
    return {
      outcome,
      letGo: () => {
        if (entry) entry.holds -= 1;
      },
    };
  }

  /** The picture of a page, if it is there already; what failed is asked for again. */
  peek(page: Pick<PageImage, 'imageSha256'>): PictureOutcome | null {
    const settled = this.entries.get(page.imageSha256)?.settled ?? null;
    return settled?.kind === 'failed' ? null : settled;
  }

  /** Forgets a picture that failed, so that it is asked for again. */
  forget(page: PageImage): void {
    this.entries.delete(page.imageSha256);
  }

  clear(): void {
    for (const entry of this.entries.values()) void close(entry);
    this.entries.clear();
  }

  private load(page: PageImage): Entry {
    const abort = new AbortController();
    const address = new URL(mediaPath(page.imageSha256), hostRoot()).href;
    const outcome = loadPicture(address, page.width, page.height, abort.signal);
    const entry: Entry = { abort, outcome, settled: null, holds: 0 };
    void outcome.then((settled) => {
      entry.settled = settled;
    });
    return entry;
  }

  private trim(): void {
    for (const [key, entry] of this.entries) {
      if (this.entries.size <= mostPictures) return;
      if (entry.holds > 0) continue;
      this.entries.delete(key);
      void close(entry);
    }
  }
}

async function close({ abort, outcome }: Entry): Promise<void> {
  abort.abort();
  const settled = await outcome;
  if (settled.kind === 'loaded') settled.picture.close();
}
