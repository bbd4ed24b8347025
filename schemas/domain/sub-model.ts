import { z } from 'zod';
import type { LayerName } from './layer.ts';

/** The models of the pipeline, in the order in which a page passes them. */
export const subModelIds = ['extractor', 'detector', 'recognizer', 'aligner', 'converter'] as const;
export const SubModelId = z.enum(subModelIds);
export type SubModelId = z.infer<typeof SubModelId>;

/** Names a sub-model: a built-in one, or one that the project defines. A folder name on every system. */
export const SubModelKey = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is no name of a sub-model: small letters, digits, hyphens');
export type SubModelKey = z.infer<typeof SubModelKey>;

/** An item belongs to a sub-model's dataset when all these layers are accepted. */
export const layersOfSubModel: Readonly<Record<SubModelId, readonly LayerName[]>> = {
  extractor: ['regions'],
  detector: ['symbols'],
  recognizer: ['symbols'],
  aligner: ['symbols', 'layout'],
  converter: ['latex'],
};

export function isBuiltIn(key: SubModelKey): key is SubModelId {
  return subModelIds.some((id) => id === key);
}
