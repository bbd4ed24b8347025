import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerMedia } from '#electron/rpc/answer-media.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { sessionOf } from '../session-of.ts';
import type { WebContext } from '../web-context.ts';

/** `GET /media/<sha256>?size=…&region=…`: see `#schemas/contract/media.ts`. */
export async function serveMedia(
  context: WebContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw new AppError('not-found', 'Pictures are read with GET.');
  const asker = { host: context.host, session: await sessionOf(context, request) };
  const { status, headers, body } = await answerMedia(asker, url, request.headers['if-none-match'] ?? null);
  response.writeHead(status, headers);
  response.end(request.method === 'HEAD' || body === null ? undefined : body);
}
