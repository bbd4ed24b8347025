import type { IncomingMessage, ServerResponse } from 'node:http';
import { toRpcError } from '#electron/rpc/errors/to-rpc-error.ts';
import type { WebContext } from './web-context.ts';

/** How an error is written: bare for scripts and browsers, in the envelope that RPC clients read. */
export type ErrorForm = 'plain' | 'rpc';

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

/** Answers with a failure: code, sentence and parameters, never a stack. */
export function sendError(
  { host }: WebContext,
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  form: ErrorForm,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const typed = toRpcError(error, host.options.runtime);
  // What the request still has to say is not read; the connection ends with the answer.
  if (!request.complete) response.setHeader('Connection', 'close');
  sendJson(response, typed.status, form === 'rpc' ? { json: typed.toJSON() } : typed.toJSON());
  request.resume();
}
