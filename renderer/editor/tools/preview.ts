import type { Box, Point } from '#schemas/domain/geometry.ts';
import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import type { Cut } from '../geometry/cut-box.ts';
import type { PageSize } from '../geometry/page-bounds.ts';
import type { Interaction } from './interaction.ts';
import { boxAtCursor } from './states/keyboard-cursor.ts';
import { nudged } from './states/nudging.ts';
import { translated } from './states/translating.ts';

/** What the canvas shows of a gesture that is not done yet. Boxes in page pixels. */
export interface Preview {
  /** Boxes that differ from the stored ones. */
  readonly symbols: ReadonlyMap<SymbolId, Box>;
  readonly regions: ReadonlyMap<FormulaId, Box>;
  readonly newBox: { readonly makes: 'symbol' | 'region'; readonly box: Box; readonly isTightened: boolean } | null;
  readonly band: Box | null;
  /** Where a region is about to be cut, page pixels. */
  readonly cut: { readonly region: FormulaId; readonly cut: Cut } | null;
  /** Symbols in the order in which they were clicked. */
  readonly sequence: readonly SymbolId[];
  /** The keyboard cursor, page pixels. */
  readonly cursor: Point | null;
  /** An arrow to the pointer; `to` in CSS pixels. */
  readonly relation: { readonly parent: SymbolId; readonly child: SymbolId | null; readonly to: Point } | null;
}

export const emptyPreview: Preview = {
  symbols: new Map(),
  regions: new Map(),
  newBox: null,
  band: null,
  cut: null,
  sequence: [],
  cursor: null,
  relation: null,
};

export function previewOf(state: Interaction, page: PageSize): Preview {
  switch (state.name) {
    case 'translating':
      return {
        ...emptyPreview,
        symbols: translated(state.symbolsBefore, state.by),
        regions: translated(state.regionsBefore, state.by),
      };
    case 'nudging':
      return {
        ...emptyPreview,
        symbols: nudged(state, state.symbolsBefore, { page }),
        regions: nudged(state, state.regionsBefore, { page }),
      };
    case 'resizing':
      return state.item.kind === 'symbol'
        ? { ...emptyPreview, symbols: new Map([[state.item.id, state.box]]) }
        : { ...emptyPreview, regions: new Map([[state.item.id, state.box]]) };
    case 'drawing-box':
      return { ...emptyPreview, newBox: state };
    case 'brushing':
      return { ...emptyPreview, band: state.band };
    case 'relating':
    case 'choosing-child':
      return { ...emptyPreview, relation: state };
    case 'cutting':
      return { ...emptyPreview, cut: state.cut };
    case 'ordering':
      return { ...emptyPreview, sequence: state.sequence };
    case 'keyboard-cursor': {
      const box = boxAtCursor(state);
      const newBox = box && { makes: 'symbol' as const, box, isTightened: false };
      return { ...emptyPreview, cursor: state.at, newBox };
    }
    default:
      return emptyPreview;
  }
}
