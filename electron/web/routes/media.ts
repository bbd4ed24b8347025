import type { IncomingMessage, ServerResponse } from 'node:http';
import { readPicture } from '#electron/core/services/picture.ts';
import { authorise, needProject } from '#electron/rpc/authorise.ts';
import { describeIssues } from '#electron/rpc/errors/describe-issues.ts';
import { MediaQuery } from '#schemas/contract/media.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { Sha256 } from '#schemas/domain/id.ts';
import { sessionOf } from '../session-of.ts';
import type { WebContext } from '../web-context.ts';

/** Pictures are named by their content and never change. */
const forEver = 'private, max-age=31536000, immutable';

/** `GET /media/<sha256>?size=…&region=…`: see `#schemas/contract/media.ts`. */
export async function serveMedia(
  context: WebContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw new AppError('not-found', 'Pictures are read with GET.');
  const authorised = await authorise({ host: context.host, session: await sessionOf(context, request) }, 'annotator');
  const sha256 = Sha256.safeParse(url.pathname.slice('/media/'.length));
  if (!sha256.success) throw new AppError('not-found', 'A picture is named by the SHA-256 of its bytes.');
  const query = MediaQuery.safeParse(Object.fromEntries(url.searchParams));
  if (!query.success) throw new AppError('invalid-input', describeIssues(query.error.issues).sentence);
  const project = needProject(authorised);
  const tag = `"${sha256.data}${url.search}"`;
  const isThere = (await project.store.getMedia(sha256.data)) !== null;
  if (isThere && request.headers['if-none-match'] === tag) {
    response.writeHead(304, { ETag: tag, 'Cache-Control': forEver }).end();
    return;
  }
  const { bytes, contentType } = await readPicture(project, sha256.data, query.data);
  response.writeHead(200, {
    'Content-Type': contentType,
    'Content-Length': bytes.length,
    'Content-Disposition': 'inline',
    'Cache-Control': forEver,
    ETag: tag,
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
