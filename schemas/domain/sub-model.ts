import { z } from 'zod';
import type { LayerName } from './layer.ts';

/** The models of the pipeline, in the order in which a page passes them. */
export const subModelIds = ['extractor', 'detector', 'recognizer', 'aligner', 'converter'] as const;
export const SubModelId = z.enum(subModelIds);
export type SubModelId = z.infer<typeof SubModelId>;

/** An item belongs to a sub-model's dataset when all these layers are accepted. */
export const layersOfSubModel: Readonly<Record<SubModelId, readonly LayerName[]>> = {
  extractor: ['regions'],
  detector: ['symbols'],
  recognizer: ['symbols'],
  aligner: ['symbols', 'layout'],
  converter: ['latex'],
};
