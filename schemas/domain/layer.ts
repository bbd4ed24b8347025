import { z } from 'zod';

/** A part of the truth with a state of its own. `regions` belongs to a page, the others to a formula. */
export const layerNames = ['regions', 'symbols', 'layout', 'latex'] as const;
export const LayerName = z.enum(layerNames);
export type LayerName = z.infer<typeof LayerName>;

export const formulaLayerNames = ['symbols', 'layout', 'latex'] as const;
export const FormulaLayerName = z.enum(formulaLayerNames);
export type FormulaLayerName = z.infer<typeof FormulaLayerName>;

/** From least to most: the status of a formula is the least state among the layers that the project asks for. */
export const layerStates = ['absent', 'returned', 'drafted', 'submitted', 'accepted'] as const;
export const LayerState = z.enum(layerStates);
export type LayerState = z.infer<typeof LayerState>;

/** Who made the content of a layer. */
export const LayerSource = z.enum(['person', 'imported', 'machine']);
export type LayerSource = z.infer<typeof LayerSource>;

/** Who draws in an edit: a person's hand, or the program at a person's word, whose work nobody has looked at yet. */
export const EditSource = z.enum(['person', 'machine']);
export type EditSource = z.infer<typeof EditSource>;

/**
 * State of one layer. Content that is empty while the state is not `absent` is *empty on purpose*.
 * `reason` says why a reviewer returned it, or why it is empty on purpose.
 */
export const Layer = z
  .object({
    state: LayerState,
    source: LayerSource.nullable(),
    reason: z.string().min(1).max(2000).nullable(),
  })
  .refine((layer) => layer.state !== 'returned' || layer.reason !== null, 'a returned layer has a reason')
  .refine((layer) => layer.state !== 'absent' || layer.reason === null, 'an absent layer has no reason')
  .refine(
    (layer) => (layer.state === 'absent') === (layer.source === null),
    'an absent layer, and no other, has no source',
  );
export type Layer = Readonly<z.infer<typeof Layer>>;

export const absentLayer: Layer = { state: 'absent', source: null, reason: null };

/** Status of a formula; `unusable` stands outside the order of states. */
export const formulaStatuses = [...layerStates, 'unusable'] as const;
export const FormulaStatus = z.enum(formulaStatuses);
export type FormulaStatus = z.infer<typeof FormulaStatus>;
