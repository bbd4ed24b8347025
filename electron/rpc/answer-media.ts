import { readPicture } from '#electron/core/services/picture.ts';
import { MediaQuery } from '#schemas/contract/media.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { Sha256 } from '#schemas/domain/id.ts';
import { authorise, needProject } from './authorise.ts';
import type { RpcContext } from './context.ts';
import { describeIssues } from './errors/describe-issues.ts';

/** Pictures are named by their content and never change. */
const forEver = 'private, max-age=31536000, immutable';

/** A picture as every host answers with it. */
export interface MediaAnswer {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  /** Null where the asker has it already. */
  readonly body: Uint8Array | null;
}

/**
 * Answers `GET media/<sha256>?size=…&region=…`: see `#schemas/contract/media.ts`.
 *
 * @param ifNoneMatch the tag of what the asker has
 * @throws AppError `unauthenticated`, `forbidden`, `no-project`, `not-found`, `invalid-input`, `corrupt-file`
 */
export async function answerMedia(context: RpcContext, url: URL, ifNoneMatch: string | null): Promise<MediaAnswer> {
  const authorised = await authorise(context, 'annotator');
  const sha256 = Sha256.safeParse(url.pathname.slice('/media/'.length));
  if (!sha256.success) throw new AppError('not-found', 'A picture is named by the SHA-256 of its bytes.');
  const query = MediaQuery.safeParse(Object.fromEntries(url.searchParams));
  if (!query.success) throw new AppError('invalid-input', describeIssues(query.error.issues).sentence);
  const project = needProject(authorised);
  const tag = `"${sha256.data}${url.search}"`;
  const isThere = (await project.store.getMedia(sha256.data)) !== null;
  if (isThere && ifNoneMatch === tag) {
    return { status: 304, headers: { ETag: tag, 'Cache-Control': forEver }, body: null };
  }
  const { bytes, contentType } = await readPicture(project, sha256.data, query.data);
  const headers = {
    'Content-Type': contentType,
    'Content-Length': String(bytes.length),
    'Content-Disposition': 'inline',
    'Cache-Control': forEver,
    ETag: tag,
  };
  return { status: 200, headers, body: bytes };
}
