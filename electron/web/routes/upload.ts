import type { IncomingMessage, ServerResponse } from 'node:http';
import { authorise, needActor } from '#electron/rpc/authorise.ts';
import { uploadLimits } from '#electron/rpc/host/uploads.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { UploadId } from '#schemas/domain/id.ts';
import { sessionOf } from '../session-of.ts';
import type { WebContext } from '../web-context.ts';

/** `PUT /upload/<id>?name=<relative path>`: the bytes of one file of an upload that `imports.openUpload` opened. */
export async function serveUpload(
  context: WebContext,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (request.method !== 'PUT') throw new AppError('not-found', 'Files are sent with PUT.');
  const authorised = await authorise({ host: context.host, session: await sessionOf(context, request) }, 'annotator');
  const id = UploadId.safeParse(url.pathname.slice('/upload/'.length));
  const name = url.searchParams.get('name');
  if (!id.success || name === null) {
    throw new AppError('invalid-input', 'A file is sent to /upload/<id> with its relative path as `name`.');
  }
  if (Number(request.headers['content-length'] ?? 0) > uploadLimits.bytesOfFile) {
    throw new AppError('too-large', `“${name}” is larger than what can be sent; import it from its folder.`, { name });
  }
  await context.host.uploads.receive(id.data, needActor(authorised).person.id, name, request);
  response.writeHead(204).end();
}
