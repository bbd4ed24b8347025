import { answerMedia } from '#electron/rpc/answer-media.ts';
import { toRpcError } from '#electron/rpc/errors/to-rpc-error.ts';
import type { Host } from '#electron/rpc/host/host.ts';
import type { CoreToMain, MainToCore } from '../core-messages.ts';

/** Pictures travel in parts of this many bytes, so that the window's process is never busy with one for long. */
const partBytes = 512 * 1024;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

type PictureRequest = Extract<MainToCore, { type: 'picture' }>;

/** Sends the pictures that the page shows to the main process, which serves them under the app's own address. */
export class PictureSender {
  readonly #host: Host;
  readonly #send: (message: CoreToMain) => void;
  readonly #wanted = new Set<number>();

  constructor(host: Host, send: (message: CoreToMain) => void) {
    this.#host = host;
    this.#send = send;
  }

  async answer({ id, address, ifNoneMatch }: PictureRequest): Promise<void> {
    this.#wanted.add(id);
    const { status, headers, body } = await this.#read(new URL(address, 'http://host/'), ifNoneMatch);
    if (this.#wanted.has(id)) this.#send({ type: 'picture-head', id, status, headers });
    for (let start = 0; start < (body?.length ?? 0) && this.#wanted.has(id); start += partBytes) {
      // A copy: what is sent is cloned with the whole buffer that it is a view of.
      this.#send({ type: 'picture-part', id, bytes: Uint8Array.from(body?.subarray(start, start + partBytes) ?? []) });
    }
    if (this.#wanted.delete(id)) this.#send({ type: 'picture-end', id });
  }

  cancel(id: number): void {
    this.#wanted.delete(id);
  }

  /** A refusal is an answer too: its sentence, as JSON. */
  async #read(url: URL, ifNoneMatch: string | null): Promise<Answer> {
    try {
      const context = { host: this.#host, session: { kind: 'owner', via: 'in-process' } } as const;
      return await answerMedia(context, url, ifNoneMatch);
    } catch (error) {
      const refusal = toRpcError(error, this.#host.options.runtime);
      const body = new TextEncoder().encode(JSON.stringify(refusal.toJSON()));
      return { status: refusal.status, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body };
    }
  }
}
