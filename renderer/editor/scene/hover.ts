import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import type { HandleName } from './handles.ts';

/** What lies under the resting pointer. */
export type Hover =
  | { readonly kind: 'symbol'; readonly symbol: SymbolId }
  | { readonly kind: 'region'; readonly region: FormulaId }
  | { readonly kind: 'handle'; readonly handle: HandleName };
