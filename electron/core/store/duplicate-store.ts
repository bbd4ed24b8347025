import type { PageId } from '#schemas/domain/id.ts';
import type { DuplicateGroup } from '#shared/split/duplicate-groups.ts';

/**
 * Pages with near-identical pictures, as last looked for. Derived from the pictures and from what people decided; the
 * library filters by it.
 */
export interface DuplicateStore {
  /** Looks among all pages; null where there are more different pictures than `mostHashes`. */
  look(mostHashes: number): Promise<{ readonly pages: number; readonly groups: number } | null>;
  /** Groups by their first page in order of import, with what was decided taken into account. */
  groups(): Promise<readonly DuplicateGroup<PageId>[]>;
  /** Pages that have come since the last look. */
  countUnseen(): Promise<number>;
}
