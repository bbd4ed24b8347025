import { z } from 'zod';
import { ProjectId } from './id.ts';
import { LatexPolicy } from './latex-policy.ts';
import { LayerName } from './layer.ts';

/** What a project asks for. One record a project. */
export const Settings = z.object({
  kind: z.literal('settings'),
  id: ProjectId,
  name: z.string().trim().min(1).max(200),
  /** The status of a formula is the least state among these; `regions` counts only on pages that hold several formulas. */
  layersAsked: z.array(LayerName).min(1),
  latexPolicy: LatexPolicy,
});
export type Settings = Readonly<z.infer<typeof Settings>>;
