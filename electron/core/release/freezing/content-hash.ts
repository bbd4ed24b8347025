import { createHash } from 'node:crypto';
import { Sha256 } from '#schemas/domain/id.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { ReleaseItem } from '../../store/release-store.ts';

/** Members of a context that say nothing of the content: what was asked for, and counts that follow from the items. */
const toldBeside: ReadonlySet<string> = new Set(['kinds', 'quotas', 'testOutsideFilter']);

/**
 * SHA-256 over everything in a release that is truth: context, canonicaliser, class map, and each item with its version
 * and side. Changed quotas alone make no other release.
 */
export function hashContent(content: {
  readonly canonicaliserVersion: string;
  /** Canonical JSON of an object. */
  readonly context: string;
  readonly classes: readonly TrainingClass[];
  /** In the order in which the release gives them back. */
  readonly items: readonly ReleaseItem[];
}): Sha256 {
  const hash = createHash('sha256');
  hash.update(
    `${canonicalJson({ canonicaliserVersion: content.canonicaliserVersion })}\n${truthOf(content.context)}\n`,
  );
  for (const trainingClass of content.classes) hash.update(`${canonicalJson(trainingClass)}\n`);
  for (const { type, page, id, side, version } of content.items) {
    hash.update(`${type} ${page} ${id} ${side} ${version}\n`);
  }
  return Sha256.parse(hash.digest('hex'));
}

function truthOf(context: string): string {
  const members = Object.entries(JSON.parse(context) as Record<string, unknown>);
  const kept = members.filter(([name]) => !toldBeside.has(name));
  return kept.length === members.length ? context : canonicalJson(Object.fromEntries(kept));
}
