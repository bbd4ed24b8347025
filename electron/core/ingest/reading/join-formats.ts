import { AppError } from '#schemas/domain/app-error.ts';
import type { SourceFormat } from '#shared/formats/detect.ts';
import type { FoundPages, SourcePage, SourcePages } from './source-page.ts';

/**
 * Joins what the readers of several formats found in one source. Pictures that none of them speaks of come in without
 * truth.
 *
 * @param images all pictures of the source
 * @throws AppError `unsupported-file` where two formats speak of one picture
 */
export function joinFormats(
  root: string,
  found: ReadonlyMap<SourceFormat, FoundPages>,
  images: FoundPages,
): SourcePages {
  const claims = new Map<string, SourceFormat>();
  const pages: SourcePages['pages'][number][] = [];
  for (const [format, own] of found) {
    const told = own.pages.filter(isTold);
    const rival = told.find(({ name }) => claims.has(name));
    const other = rival ? claims.get(rival.name) : undefined;
    if (rival && other) throw claimedTwice(root, rival.name, [other, format]);
    for (const page of told) {
      claims.set(page.name, format);
      pages.push({ ...page, format });
    }
  }
  const rest = images.pages.filter(({ name }) => !claims.has(name)).map((page) => ({ ...page, format: 'images' }));
  const all = [...pages, ...rest];
  const formats = [...new Set(all.map(({ format }) => format))];
  return {
    format: formats.length === 1 ? (formats[0] ?? 'mixed') : 'mixed',
    pages: all,
    quarantined: [...found.values()].flatMap(({ quarantined }) => quarantined),
    notices: [...found.values()].flatMap(({ notices }) => notices),
  };
}

/** Whether a format says something of a picture. */
export function isTold({ isBare }: SourcePage): boolean {
  return isBare !== true;
}

function claimedTwice(root: string, image: string, formats: readonly SourceFormat[]): AppError {
  const named = formats.join(', ');
  const message = `${root}: of ${image} files in more than one format speak (${named}). Choose the format to read (--format), or the folder of one of them where they are in no archive.`;
  return new AppError('unsupported-file', message, {
    source: root,
    image,
    formats: named,
    reason: 'source-claimed-twice',
  });
}
