import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import { ownClass } from '../../../release/own-records.ts';
import type { Store } from '../../../store/store.ts';

/**
 * Tells which class of this project a class of a release is: the same by its id, what it was joined to, or that of its
 * label; itself where there is none of them. To be asked after the schema was merged.
 */
export async function classesHere(store: Store): Promise<(trainingClass: TrainingClass) => SymbolClassId> {
  const joined = await store.exchanges.joinedRecords();
  const records = (await store.schemaRecords()).flatMap(({ record }) =>
    record.kind === 'symbol-class' ? [record] : [],
  );
  const ids = new Set(records.map(({ id }) => id));
  const byLabel = new Map<string, SymbolClassId>(records.map(({ label, id }) => [label, id]));
  return ({ symbolClass, label }) => {
    const own = ownClass(symbolClass, joined);
    return ids.has(own) ? own : (byLabel.get(label) ?? symbolClass);
  };
}
