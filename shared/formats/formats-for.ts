import { type ProjectSubModel, sameRecordsAs } from '#schemas/domain/project-sub-model.ts';
import { isBuiltIn, type SubModelKey } from '#schemas/domain/sub-model.ts';
import type { RegisteredFormat } from './dataset-format.ts';
import { recordsFormat } from './records/records.ts';
import { formatsOf } from './registry.ts';

/**
 * The formats that a sub-model can be written in: its own; for one of the project those of the built-in one with the
 * same records, and the one that holds any records. Empty for a sub-model that there is not.
 */
export function formatsFor(subModel: SubModelKey, own: readonly ProjectSubModel[]): readonly RegisteredFormat[] {
  if (isBuiltIn(subModel)) return formatsOf(subModel);
  const found = own.find(({ key }) => key === subModel);
  if (!found) return [];
  const same = sameRecordsAs(found);
  // Where nobody chooses, records are written and nothing else.
  const others = (same ? formatsOf(same) : []).map((format) => ({ ...format, isUsual: false }));
  return [...others, recordsFormat(found)];
}
