/** What the engine (Chromium, in the test's process) and the main process under the stand-in tell each other. */
export type ToMain =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'evaluate'; readonly id: number; readonly source: string; readonly arg: unknown }
  | {
      readonly type: 'ipc';
      readonly window: number;
      readonly channel: string;
      readonly args: readonly unknown[];
      /** Null for a message that wants no answer. */
      readonly invoke: number | null;
      readonly frame: FrameFacts;
    }
  | { readonly type: 'request'; readonly id: number; readonly request: PageRequest }
  | { readonly type: 'ask'; readonly id: number; readonly window: number; readonly question: PageQuestion }
  | { readonly type: 'happened'; readonly window: number; readonly event: PageEvent };

export interface FrameFacts {
  readonly url: string;
  readonly isMainFrame: boolean;
}

export interface PageRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type RequestAnswer =
  | { readonly kind: 'blocked' }
  /** No handler of the app serves it: the network would be asked. */
  | { readonly kind: 'passed' }
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
    };

/** What the main process may prevent; answered with whether it did. */
export type PageQuestion =
  | { readonly kind: 'will-navigate'; readonly url: string; readonly isMainFrame: boolean }
  | { readonly kind: 'will-prevent-unload' }
  | { readonly kind: 'window-open'; readonly url: string }
  | { readonly kind: 'will-download'; readonly url: string; readonly filename: string }
  | { readonly kind: 'permission'; readonly permission: string; readonly url: string };

export type PageEvent =
  | { readonly kind: 'did-start-navigation'; readonly url: string }
  | { readonly kind: 'did-navigate'; readonly url: string }
  | { readonly kind: 'ready-to-show' }
  | { readonly kind: 'render-process-gone'; readonly reason: string }
  | { readonly kind: 'closed' };

export type ToEngine =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
  | { readonly type: 'create-window'; readonly window: number; readonly preload: string | null; readonly size: Size }
  | { readonly type: 'load'; readonly id: number; readonly window: number; readonly url: string }
  | { readonly type: 'send'; readonly window: number; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly type: 'invoked'; readonly window: number; readonly invoke: number; readonly outcome: Outcome }
  | { readonly type: 'close-window'; readonly window: number }
  | { readonly type: 'reload'; readonly window: number };

export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };
