import type { CoreToMain } from '../core-messages.ts';
import type { CoreProcess } from './core-process.ts';
import { pageHeaders } from './page-headers.ts';

type PictureMessage = Extract<CoreToMain, { type: `picture-${string}` }>;

interface Waiting {
  readonly answer: (response: Response) => void;
  controller: ReadableStreamDefaultController<Uint8Array> | null;
}

/** Pictures on their way from the core to the page. */
export class PictureRequests {
  readonly #core: CoreProcess;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(core: CoreProcess) {
    this.#core = core;
  }

  /** Answers a request below `media/`; with 503 while there is no core. */
  async answer(request: Request): Promise<Response> {
    const id = ++this.#last;
    const { promise, resolve } = Promise.withResolvers<Response>();
    this.#waiting.set(id, { answer: resolve, controller: null });
    const { pathname, search } = new URL(request.url);
    this.#core.post({
      type: 'picture',
      id,
      address: pathname + search,
      ifNoneMatch: request.headers.get('if-none-match'),
    });
    return await promise;
  }

  receive(message: PictureMessage): void {
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    switch (message.type) {
      case 'picture-head': {
        const hasBody = message.status !== 304;
        const body = hasBody ? this.#bodyOf(message.id, waiting) : null;
        waiting.answer(new Response(body, { status: message.status, headers: { ...pageHeaders, ...message.headers } }));
        return;
      }
      case 'picture-part':
        return waiting.controller?.enqueue(message.bytes);
      case 'picture-end':
        waiting.controller?.close();
        this.#waiting.delete(message.id);
    }
  }

  /** Ends what the core will not answer any more. */
  loseAll(): void {
    for (const { answer, controller } of this.#waiting.values()) {
      answer(new Response(null, { status: 503, headers: pageHeaders }));
      controller?.error(new Error('The process that holds the project ended.'));
    }
    this.#waiting.clear();
  }

  #bodyOf(id: number, waiting: Waiting): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        waiting.controller = controller;
      },
      cancel: () => {
        this.#waiting.delete(id);
        this.#core.post({ type: 'cancel-picture', id });
      },
    });
  }
}
