import { EventEmitter } from 'node:events';
import type { PageQuestion, PageRequest, RequestAnswer } from '../wire.ts';
import { StandInEvent, withGaps } from './gap.ts';
import type { StandInContents } from './web-contents.ts';

type Answer<Value> = (value: Value) => void;
type PermissionRequestHandler = (
  contents: StandInContents,
  permission: string,
  answer: Answer<boolean>,
  details: { readonly isMainFrame: boolean; readonly requestingUrl: string },
) => void;
type PermissionCheckHandler = (contents: StandInContents, permission: string, origin: string) => boolean;
type BeforeRequest = (details: { readonly url: string }, answer: Answer<{ readonly cancel?: boolean }>) => void;
type ProtocolHandler = (request: Request) => Response | Promise<Response>;

/** Schemes that were registered as standard before the app was ready; the engine maps them to hosts of its own. */
export const standardSchemes = new Set<string>();

class StandInProtocol {
  readonly handlers = new Map<string, ProtocolHandler>();

  handle(scheme: string, handler: ProtocolHandler): void {
    if (!standardSchemes.has(scheme)) throw new Error(`The scheme ${scheme} was not registered as privileged.`);
    this.handlers.set(scheme, handler);
  }
}

class StandInWebRequest {
  before: BeforeRequest | null = null;

  onBeforeRequest(listener: BeforeRequest): void {
    this.before = listener;
  }
}

class StandInSession extends EventEmitter {
  readonly #protocol = new StandInProtocol();
  readonly #webRequest = new StandInWebRequest();
  readonly protocol = withGaps('session.protocol', this.#protocol);
  readonly webRequest = withGaps('session.webRequest', this.#webRequest);
  #onRequest: PermissionRequestHandler | null = null;
  #onCheck: PermissionCheckHandler | null = null;
  /** Not Electron's: what tests look at. */
  standInDeviceHandler: ((details: unknown) => boolean) | null = null;

  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    this.#onRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheckHandler): void {
    this.#onCheck = handler;
  }

  setDevicePermissionHandler(handler: (details: unknown) => boolean): void {
    this.standInDeviceHandler = handler;
  }

  /** Not Electron's: whether both handlers grant a permission; without handlers Electron grants everything. */
  async standInPermission(
    contents: StandInContents,
    { permission, url }: Extract<PageQuestion, { kind: 'permission' }>,
  ): Promise<boolean> {
    const { protocol, host } = new URL(url);
    const isChecked = this.#onCheck?.(contents, permission, `${protocol}//${host}/`) ?? true;
    const handler = this.#onRequest;
    if (!handler) return isChecked;
    const isGiven = await new Promise<boolean>((resolve) =>
      handler(contents, permission, resolve, { isMainFrame: true, requestingUrl: url }),
    );
    return isChecked && isGiven;
  }

  /** Not Electron's: whether a download was prevented. */
  standInDownload({ url, filename }: Extract<PageQuestion, { kind: 'will-download' }>): boolean {
    const event = new StandInEvent();
    const item = { getURL: () => url, getFilename: () => filename, setSaveDialogOptions: () => {} };
    this.emit('will-download', event, withGaps('DownloadItem', item));
    return event.defaultPrevented;
  }

  /** Not Electron's: what a request of a page meets. */
  async standInFetch(request: PageRequest): Promise<RequestAnswer> {
    const { before } = this.#webRequest;
    const { cancel } = await new Promise<{ readonly cancel?: boolean }>((resolve) => {
      if (before) before({ url: request.url }, resolve);
      else resolve({});
    });
    if (cancel) return { kind: 'blocked' };
    const handler = this.#protocol.handlers.get(new URL(request.url).protocol.slice(0, -1));
    if (!handler) return { kind: 'passed' };
    const response = await handler(
      new Request(request.url, { method: request.method, headers: { ...request.headers } }),
    );
    return {
      kind: 'answered',
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  }
}

export const defaultSession: StandInSession = withGaps('session.defaultSession', new StandInSession());
export const session = withGaps('session', { defaultSession });

interface CustomScheme {
  readonly scheme: string;
  readonly privileges?: Readonly<Record<string, boolean>>;
}

export const protocol = withGaps('protocol', {
  /** Not Electron's: what tests look at. */
  standInSchemes: [] as CustomScheme[],
  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
    for (const each of schemes) {
      this.standInSchemes.push(each);
      if (each.privileges?.['standard']) standardSchemes.add(each.scheme);
    }
  },
});
