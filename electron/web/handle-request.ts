import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '#schemas/domain/app-error.ts';
import { guardRequest } from './guard-request.ts';
import { serveCalls } from './routes/calls.ts';
import { enterAsOwner, serveInvite } from './routes/enter.ts';
import { serveMedia } from './routes/media.ts';
import { serveRendererFile } from './routes/renderer-files.ts';
import { serveUpload } from './routes/upload.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { sendError, sendJson } from './send.ts';
import { sessionOf } from './session-of.ts';
import type { WebContext } from './web-context.ts';

/** Answers every request of the web host: guards first, then the route. Failures are answered, never thrown. */
export function requestHandler(
  context: WebContext,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const calls = serveCalls(context);
  const route = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    const [, first = '', second = ''] = url.pathname.split('/');
    const token = url.searchParams.get('token');
    if (url.pathname === '/' && token !== null) enterAsOwner(context, request, response, token);
    else if (first === 'rpc') await calls.rpc(request, response);
    else if (url.pathname === '/api/openapi.json') await serveOpenApi(context, request, response);
    else if (first === 'api') await calls.api(request, response);
    else if (first === 'media') await serveMedia(context, request, response, url);
    else if (first === 'upload') await serveUpload(context, request, response, url);
    else if (first === 'invite') await serveInvite(context, request, response, second);
    else await serveRendererFile(context.rendererFolder, request, response, url.pathname);
  };
  return async (request, response) => {
    setSecurityHeaders(response);
    const path = request.url ?? '/';
    try {
      guardRequest(request, context.hosts);
      await route(request, response, new URL(`http://host${path.startsWith('/') ? path : '/'}`));
    } catch (error) {
      sendError(context, request, response, error, path.startsWith('/rpc') ? 'rpc' : 'plain');
    }
  };
}

async function serveOpenApi(context: WebContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const session = await sessionOf(context, request);
  if (session.kind === 'stranger') throw new AppError('unauthenticated', 'Sign in first.');
  const { openApiDocument } = await import('./routes/openapi.ts');
  sendJson(response, 200, await openApiDocument(context.host.options.version));
}
