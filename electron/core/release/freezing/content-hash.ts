import { createHash } from 'node:crypto';
import { Sha256 } from '#schemas/domain/id.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { ReleaseItem } from '../../store/release-store.ts';

/** SHA-256 over everything in a release: context, canonicaliser, class map, and each item with its version and side. */
export function hashContent(content: {
  readonly canonicaliserVersion: string;
  /** Canonical JSON, without what says nothing of the content. */
  readonly context: string;
  readonly classes: readonly TrainingClass[];
  /** In the order in which the release gives them back. */
  readonly items: readonly ReleaseItem[];
}): Sha256 {
  const hash = createHash('sha256');
  hash.update(`${canonicalJson({ canonicaliserVersion: content.canonicaliserVersion })}\n${content.context}\n`);
  for (const trainingClass of content.classes) hash.update(`${canonicalJson(trainingClass)}\n`);
  for (const { type, page, id, side, version } of content.items) {
    hash.update(`${type} ${page} ${id} ${side} ${version}\n`);
  }
  return Sha256.parse(hash.digest('hex'));
}
