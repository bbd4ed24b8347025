import type { AnnotationPort, LoadOutcome } from '#renderer/editor/saving/annotation-port.ts';
import type { PageId } from '#schemas/domain/id.ts';

/** Reads pages, the likely next ones before they are asked for. */
export class PageLoader {
  private readonly port: AnnotationPort;
  private readonly ahead = new Map<PageId, Promise<LoadOutcome>>();

  constructor(port: AnnotationPort) {
    this.port = port;
  }

  /** Reads a page that may be opened next. */
  prefetch(page: PageId): Promise<LoadOutcome> {
    const known = this.ahead.get(page);
    if (known) return known;
    const reading = this.port.load(page);
    this.ahead.set(page, reading);
    return reading;
  }

  /**
   * The page, as it was when it was read ahead where it was: whoever opens it asks for news of it. Nothing that was
   * read ahead is given twice.
   */
  async take(page: PageId): Promise<{ readonly outcome: LoadOutcome; readonly isOld: boolean }> {
    const ahead = this.ahead.get(page);
    this.ahead.clear();
    const early = ahead ? await ahead : null;
    if (early?.kind === 'loaded') return { outcome: early, isOld: true };
    return { outcome: await this.port.load(page), isOld: false };
  }
}
