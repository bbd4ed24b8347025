import type { ImportRecord } from '#schemas/formats/import-record.ts';
import { absentFormula } from './absent-formula.ts';

/**
 * An image without truth: a page that is one formula, or with `regions` a page whose formulas nobody has marked yet.
 * All layers are absent.
 */
export function readImage(path: string, as: 'symbols' | 'regions'): ImportRecord {
  return {
    sources: [path],
    picture: { kind: 'image', path },
    writer: null,
    hasRegions: false,
    formulas: as === 'regions' ? [] : [absentFormula],
    incomplete: [],
    repairs: [],
  };
}
