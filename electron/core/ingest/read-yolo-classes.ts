import { readFile } from 'node:fs/promises';
import type { ImportOptions } from '#schemas/contract/imports.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { readClassMap } from '#shared/formats/class-map/read.ts';
import { decodeSourceText } from '#shared/formats/source-text.ts';
import { resolveClasses, type YoloClasses } from '#shared/formats/yolo/resolve-classes.ts';
import type { SourceListing } from './list-sources.ts';
import type { SourcePages } from './source-page.ts';

/**
 * What the class numbers of a YOLO source mean: its own class list, joined with the class map of the import. Throws
 * where nothing says what they mean.
 */
export async function readYoloClasses(
  lists: readonly string[],
  listing: SourceListing,
  options: ImportOptions,
): Promise<{ readonly classes: YoloClasses } & Pick<SourcePages, 'quarantined' | 'notices'>> {
  const quarantined: QuarantinedSource[] = [];
  let names: readonly string[] | null = null;
  for (const list of lists) {
    const read = await readList(list, listing);
    if (read.kind === 'refused') quarantined.push({ source: list, reason: read.reason });
    else if (read.kind === 'names') names ??= read.names;
  }
  const map = options.classMap === null ? null : new Map(Object.entries(options.classMap));
  const resolved = resolveClasses(names, map, options.as);
  if (resolved.kind === 'refused') {
    throw new AppError('invalid-input', resolved.reason.message, {
      ...resolved.reason.parameters,
      reason: resolved.reason.code,
    });
  }
  const source = lists[0] ?? 'class map';
  return {
    classes: resolved.classes,
    quarantined,
    notices: resolved.notices.map((notice) => ({ source, reason: notice })),
  };
}

async function readList(list: string, listing: SourceListing) {
  const decoded = decodeSourceText(list, await readFile(listing.get(list) ?? list));
  if (decoded.kind === 'undecodable') return { kind: 'refused', reason: decoded.reason } as const;
  return readClassMap({ path: list, text: decoded.text });
}
