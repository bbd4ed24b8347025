import type { Reason } from '#schemas/domain/reason.ts';
import type { ImportOutcome, ImportRecord } from '#schemas/formats/import-record.ts';
import type { SourceFormat } from '#shared/formats/detect.ts';
import { findReader } from '#shared/formats/readers.ts';
import { ImageIndex } from '#shared/formats/reading/image-index.ts';
import type { ReadingOptions, SourceFiles } from '#shared/formats/reading/source-reader.ts';

/** Files of a source in memory; pictures are 100 × 50. */
function filesOf(texts: Readonly<Record<string, string>>): SourceFiles {
  const paths = Object.keys(texts);
  return {
    paths,
    images: new ImageIndex(paths),
    text: async (path) => ({ kind: 'text', text: texts[path] ?? '' }),
    decline: () => undefined,
  };
}

export interface ReadTexts {
  readonly records: readonly ImportRecord[];
  /** The sentences of what was left out, and of what a person should know. */
  readonly quarantined: readonly string[];
  readonly notices: readonly string[];
  /** Why parts were left out, in the order of `quarantined`. */
  readonly reasons: readonly Reason[];
}

/** What the reader of a format makes of files that hold these texts. */
export async function readTexts(
  format: SourceFormat,
  texts: Readonly<Record<string, string>>,
  as: ReadingOptions['as'] = 'symbols',
  classMap: ReadingOptions['classMap'] = null,
): Promise<ReadTexts> {
  const plan = await findReader(format)?.plan(filesOf(texts), { as, classMap });
  if (plan?.kind !== 'plan') throw new Error('no plan');
  const outcomes: ImportOutcome[] = [];
  for (const page of plan.pages) outcomes.push(...(await page.read({ path: page.image, width: 100, height: 50 })));
  const quarantined = outcomes.flatMap((outcome) => (outcome.kind === 'quarantined' ? [outcome.quarantined] : []));
  const reasons = [...plan.quarantined, ...quarantined].map(({ reason }) => reason);
  return {
    records: outcomes.flatMap((outcome) => (outcome.kind === 'record' ? [outcome.record] : [])),
    quarantined: reasons.map(({ message }) => message),
    notices: plan.notices.map(({ reason }) => reason.message),
    reasons,
  };
}
