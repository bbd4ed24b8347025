import { type AnnotationDocument, sideDocumentTypes } from '#schemas/domain/document.ts';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { ArchiveFile } from '#schemas/formats/archive-manifest.ts';
import { type ArchivePart, archivePartNames } from '#schemas/formats/archive-parts.ts';
import { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import { documentToShape } from '#shared/annotation/document.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import { listItems } from '../../release/list-items.ts';
import type { FormulaVersion } from '../../store/release-store.ts';
import type { Store } from '../../store/store.ts';
import { LineFiles } from './archive-files.ts';

const atOnce = 500;

/** Writes what stands beside the documents: history, conversations, second annotations, splits and releases. */
export async function stageBeside(
  store: Store,
  staging: string,
  handle: JobHandle,
): Promise<{ readonly files: readonly ArchiveFile[]; readonly counts: Readonly<Record<string, number>> }> {
  const files: ArchiveFile[] = [];
  const counts: Record<string, number> = {};
  const parts: Readonly<Record<ArchivePart, (store: Store) => AsyncIterable<unknown>>> = {
    'history/operation': operations,
    'documents/side': sideDocuments,
    'releases/setting': settings,
    'releases/licence': licences,
    'releases/split': splits,
    'releases/assignment': assignments,
    'releases/version': versions,
    'releases/release': releases,
    'releases/item': items,
  };
  for (const name of archivePartNames) {
    const lines = new LineFiles(staging, name);
    for await (const line of parts[name](store)) {
      handle.throwIfCancelled();
      await lines.add(line);
    }
    files.push(...(await lines.finish()));
    counts[name] = lines.count;
  }
  return { files, counts };
}

async function* operations(store: Store) {
  let after = 0;
  for (;;) {
    const part = await store.operationsAfter(after, atOnce);
    if (part.length === 0) return;
    for (const { sequence, operation } of part) {
      after = sequence;
      yield operation;
    }
  }
}

async function* sideDocuments(store: Store) {
  for (const type of sideDocumentTypes) {
    let after: string | null = null;
    for (;;) {
      const part: readonly AnnotationDocument[] = await store.review.sideDocuments({ type }, after, atOnce);
      after = part.at(-1)?.ref.id ?? null;
      if (after === null) break;
      yield* part.map(documentToShape);
    }
  }
}

async function* settings(store: Store) {
  for (const kind of ['sub-model', 'recipes'] as const) {
    for (const [key, record] of await store.releases.exportSettings(kind)) yield { kind, key, record };
  }
}

async function* licences(store: Store) {
  for (const { pages: _pages, ...licence } of await store.sources.batches()) yield licence;
}

async function* splits(store: Store) {
  const all = await store.splits.testVersions();
  for (const split of await store.splits.listSplits()) {
    yield { split, testVersions: all.filter((version) => version.split === split.id) };
  }
}

async function* assignments(store: Store) {
  for (const { id } of await store.splits.listSplits()) {
    for (const assignment of await store.splits.assignments(id)) yield { split: id, ...assignment };
  }
}

async function* versions(store: Store) {
  let after: Sha256 | null = null;
  for (;;) {
    const part: readonly FormulaVersion[] = await store.releases.versionsAfter(after, atOnce);
    after = part.at(-1)?.hash ?? null;
    if (after === null) return;
    yield* part;
  }
}

async function* releases(store: Store) {
  const joined = await store.exchanges.joinedRecords();
  for (const release of await store.releases.listReleases()) {
    const [classes, context, leftOpen] = [
      await store.releases.releaseClasses(release.id),
      await store.releases.releaseContext(release.id),
      await store.releases.leftOpen(release.id),
    ];
    const { facets, categories } = ReleaseContext.parse(JSON.parse(context));
    const named = [...classes.map(({ symbolClass }) => symbolClass), ...[...facets, ...categories].map(({ id }) => id)];
    const others = named.flatMap((id) => {
      const own = joined.get(id);
      return own === undefined ? [] : [[id, own] as const];
    });
    yield {
      release,
      classes,
      context,
      leftOpen,
      ...(others.length === 0 ? {} : { joined: Object.fromEntries(others) }),
    };
  }
}

async function* items(store: Store) {
  for (const { id } of await store.releases.listReleases()) {
    for (const type of ['formula', 'page'] as const) {
      for await (const item of listItems(store, id, type)) yield { release: id, ...item };
    }
  }
}
