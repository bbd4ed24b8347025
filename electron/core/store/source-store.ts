import type { SourceLicence } from '#schemas/domain/source-licence.ts';

/** Pages of one import and the licence that they stand under. */
export interface BatchSource extends SourceLicence {
  /** Null: pages that are older than batches. */
  readonly batch: string | null;
  readonly pages: number;
}

/** Where pages come from: their imports. */
export interface SourceStore {
  /** The imports of the project in their order, each with its licence. */
  batches(): Promise<readonly BatchSource[]>;
  setLicence(batch: string | null, licence: SourceLicence): Promise<void>;
}
