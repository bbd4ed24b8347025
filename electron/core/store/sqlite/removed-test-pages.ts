import type { ReleaseId } from '#schemas/domain/id.ts';
import { GonePage } from '#schemas/formats/left-open.ts';
import type { RemovedTestPage } from '../release-store.ts';
import type { Connection } from './connection.ts';

type FrozenFacts = Pick<RemovedTestPage, 'page' | 'sourceSha256' | 'sourceName' | 'writer'>;
type LastFacts = Pick<RemovedTestPage, 'page' | 'writer' | 'batch' | 'inkHash'> & { readonly perceptualHash: string };

/**
 * What a release and the log, which has each page as it was when it was removed, say of pages of its test side that are
 * gone. Of those that were never here, what was remembered beside the release as it came from another project.
 */
export function removedTestPages(connection: Connection, release: ReleaseId): readonly RemovedTestPage[] {
  const frozen = connection
    .prepare<[ReleaseId], FrozenFacts>(
      `SELECT i.page_id AS page, v.document ->> '$.sourceSha256' AS sourceSha256,
         v.document ->> '$.sourceName' AS sourceName, v.document ->> '$.writer' AS writer
       FROM release_item i JOIN formula_version v ON v.hash = i.version
       WHERE i.release_id = ? AND i.side = 'test' AND NOT EXISTS (SELECT 1 FROM page p WHERE p.id = i.page_id)
       GROUP BY i.page_id`,
    )
    .all(release);
  if (frozen.length === 0) return [];
  // One act may have removed very many pages: each is read once.
  const last = connection
    .prepare<[string], LastFacts>(
      `SELECT r.value ->> '$.id' AS page, r.value ->> '$.writer' AS writer, r.value ->> '$.batch' AS batch,
         r.value ->> '$.perceptualHash' AS perceptualHash,
         (SELECT nullif(ink_hash, '') FROM media WHERE sha256 = r.value ->> '$.imageSha256') AS inkHash
       FROM operation o, json_each(o.patches) p, json_each(p.value, '$.removed') r
       WHERE o.sequence IN (
         SELECT max(sequence) FROM operation_document WHERE document_id IN (SELECT value FROM json_each(?))
         GROUP BY document_id
       ) AND r.value ->> '$.kind' = 'page' ORDER BY o.sequence`,
    )
    .all(JSON.stringify(frozen.map(({ page }) => page)));
  const lastOf = new Map(last.map((facts) => [facts.page, facts]));
  const goneOf = new Map(goneElsewhere(connection, release).map((facts) => [facts.page, facts]));
  return frozen.map((facts) => {
    const known = lastOf.get(facts.page);
    const gone = known ?? goneOf.get(facts.page);
    return {
      ...facts,
      writer: known?.writer ?? facts.writer,
      batch: gone?.batch ?? null,
      perceptualHash: gone?.perceptualHash ?? null,
      inkHash: gone?.inkHash ?? null,
    };
  });
}

function goneElsewhere(connection: Connection, release: ReleaseId): readonly GonePage[] {
  const [written] = connection
    .column<[ReleaseId], string | null>("SELECT left_open -> '$.gone' FROM release WHERE id = ?")
    .all(release);
  return written ? GonePage.array().parse(JSON.parse(written)) : [];
}
