import { useEffect, useMemo, useRef, useState } from 'react';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import { client } from '#renderer/transport/client.ts';
import { namePlaces } from '#renderer/transport/desktop/name-files.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { type UploadFile, type UploadProgress, uploadFiles } from '#renderer/transport/upload.ts';
import type { ImportSource as PlacedSource } from '#schemas/contract/imports.ts';
import type { UploadId } from '#schemas/domain/id.ts';
import type { ImportSource } from './import-choices.ts';
import { SentSource } from './sent-source.ts';

/** Whether the core can reach what was chosen. */
export type Placing =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending'; readonly upload: UploadProgress | null }
  | { readonly kind: 'placed'; readonly source: PlacedSource }
  | { readonly kind: 'failed'; readonly error: ShownError };

/**
 * Puts what was chosen where the core can reach it: folders and files of its own machine lie there already, others are
 * sent at once. What was sent and is not imported in the end is removed.
 *
 * @returns `keep` says that the source is imported now, so that it is not removed; what it gives back says that it is not,
 *   after all
 */
export function usePlacedSource(source: ImportSource | null): {
  readonly placing: Placing;
  readonly keep: () => () => void;
} {
  const [sending, setSending] = useState<{ readonly of: ImportSource; readonly placing: Placing } | null>(null);
  const current = useRef<SentSource | null>(null);
  useEffect(() => {
    current.current = null;
    if (source?.kind !== 'files') return;
    const abort = new AbortController();
    let sent: UploadId | null = null;
    const show = (placing: Placing) => {
      if (!abort.signal.aborted) setSending({ of: source, placing });
    };
    const send = async (files: readonly UploadFile[]): Promise<PlacedSource> => {
      if (namePlaces !== null) return { kind: 'places', places: await namePlaces(files.map(({ file }) => file)) };
      ({ upload: sent } = await client.imports.openUpload());
      const onProgress = (upload: UploadProgress) => show({ kind: 'sending', upload });
      await uploadFiles(sent, files, { signal: abort.signal, onProgress });
      return { kind: 'upload', upload: sent };
    };
    const placed = new SentSource(() => {
      // A host that is gone removes what was sent when it starts again.
      if (sent !== null) client.imports.dropUpload({ upload: sent }).catch(() => undefined);
    });
    current.current = placed;
    send(source.files).then(
      (there) => (abort.signal.aborted ? placed.end() : show({ kind: 'placed', source: there })),
      (error: unknown) => {
        placed.end();
        show({ kind: 'failed', error: shownErrorOf(error) });
      },
    );
    return () => {
      abort.abort();
      placed.end();
    };
  }, [source]);
  const placing = useMemo((): Placing => {
    if (source === null) return { kind: 'none' };
    if (source.kind === 'folder') return { kind: 'placed', source: { kind: 'folder', folder: source.folder.id } };
    return sending?.of === source ? sending.placing : { kind: 'sending', upload: null };
  }, [source, sending]);
  const keep = () => current.current?.take() ?? (() => undefined);
  return { placing, keep };
}
