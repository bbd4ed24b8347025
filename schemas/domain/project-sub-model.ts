import { z } from 'zod';
import type { LayerName } from './layer.ts';
import { isBuiltIn, type SubModelId, SubModelKey } from './sub-model.ts';
import { isWindowsDevice } from './windows-device.ts';

/** What a model is given. */
export const recordsIn = ['page', 'formula', 'crop', 'symbols'] as const;
export const RecordIn = z.enum(recordsIn);
export type RecordIn = z.infer<typeof RecordIn>;

/** What it is to give back. */
export const recordsOut = ['regions', 'boxes', 'class', 'layout', 'latex', 'categories'] as const;
export const RecordOut = z.enum(recordsOut);
export type RecordOut = z.infer<typeof RecordOut>;

/** A model of the project's own: what it is given and what it is to give back, of what the project holds. */
export const ProjectSubModel = z.object({
  key: SubModelKey.refine((key) => !isBuiltIn(key), 'is the name of a built-in sub-model'),
  name: z.string().trim().min(1).max(100),
  recordIn: RecordIn,
  recordOut: RecordOut,
});
export type ProjectSubModel = Readonly<z.infer<typeof ProjectSubModel>>;

/** What the command line calls all sub-models together. */
const allKey = 'all';

/** Whether a sub-model that a project defines can not have this key. */
export function isReservedKey(key: SubModelKey): boolean {
  return isBuiltIn(key) || key === allKey || isWindowsDevice(key);
}

/** Pairs of records that the built-in sub-models have. */
const builtInPairs: ReadonlyMap<string, SubModelId> = new Map([
  ['page regions', 'extractor'],
  ['formula boxes', 'detector'],
  ['crop class', 'recognizer'],
  ['symbols layout', 'aligner'],
  ['formula latex', 'converter'],
]);

/** The built-in sub-model with the same records, whose formats can be written for it; undefined where there is none. */
export function sameRecordsAs({ recordIn, recordOut }: ProjectSubModel): SubModelId | undefined {
  return builtInPairs.get(`${recordIn} ${recordOut}`);
}

/** Why a pair of records makes no sense; null where it does. */
export function refusePair(
  recordIn: RecordIn,
  recordOut: RecordOut,
): 'region-needs-page' | 'crop-has-class-only' | null {
  if (recordOut === 'regions' && recordIn !== 'page') return 'region-needs-page';
  if (recordIn === 'crop' && recordOut !== 'class') return 'crop-has-class-only';
  if (recordOut === 'class' && recordIn !== 'crop') return 'crop-has-class-only';
  return null;
}

/** Layers that an item of the sub-model needs. */
export function layersOfRecords({ recordIn, recordOut }: ProjectSubModel): readonly LayerName[] {
  const needed = new Set<LayerName>();
  if (recordIn === 'page') needed.add('regions');
  if (recordIn === 'symbols' || recordIn === 'crop') needed.add('symbols');
  if (recordOut === 'regions') needed.add('regions');
  if (recordOut === 'boxes' || recordOut === 'class') needed.add('symbols');
  if (recordOut === 'layout') needed.add('symbols').add('layout');
  if (recordOut === 'latex') needed.add('latex');
  return [...needed];
}
