import { z } from 'zod';

/** Under which licence the pages of an import stand, and whom to name for it. Licences are SPDX names where there is one. */
export const SourceLicence = z.object({
  /** For instance `CC-BY-NC-SA-3.0`; null where nobody has said. */
  licence: z.string().trim().min(1).max(100).nullable(),
  attribution: z.string().max(1000),
  address: z.string().max(1000),
});
export type SourceLicence = Readonly<z.infer<typeof SourceLicence>>;

export const unknownLicence: SourceLicence = { licence: null, attribution: '', address: '' };
