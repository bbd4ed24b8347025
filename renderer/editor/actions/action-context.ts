import type { SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { CopiedSymbols } from '../clipboard.ts';
import type { Editor } from '../editor.ts';

/** What the screen around the editor does for its actions. */
export interface ScreenPort {
  /** Whether the person may accept and return. */
  readonly isReviewer: boolean;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly openPrevious: () => void;
  readonly openNext: () => void;
  readonly openNextUnfinished: () => void;
  readonly openPageNumber: () => void;
  /** Submits (a reviewer: accepts) what the project asks for and opens what is next. */
  readonly finish: () => void;
  readonly canReturn: () => boolean;
  readonly askReturn: () => void;
  readonly askUnusable: () => void;
  readonly focusLatex: () => void;
  /** Moves the keyboard between canvas and panels. */
  readonly focusNextArea: () => void;
  readonly focusCanvas: () => void;
  /** Whether the formula on which categories were given last has some for facets of which the selected one has none. */
  readonly canRepeatCategories: () => boolean;
  /** Gives them to it. */
  readonly repeatCategories: () => void;
  /** Whether the selected formula (or the page's regions) has layers that hold nothing. */
  readonly hasEmptyLayers: () => boolean;
  /** Asks which of them are empty on purpose. */
  readonly askEmpty: () => void;
  readonly isFilmstripShown: () => boolean;
  readonly toggleFilmstrip: () => void;
  readonly toggleHelp: () => void;
  /** Shows all keys, to be changed. */
  readonly openKeys: () => void;
  /** The class at a place of the hot bar, from 0. */
  readonly hotClass: (place: number) => SymbolClassId | null;
  /** Gives that class to the selected symbols, or to the boxes that are drawn next. */
  readonly takeHot: (place: number) => void;
  /** Gives the class that is typed into the palette, where one is; without anything typed nothing happens. */
  readonly takeTyped: () => void;
  readonly openCommands: () => void;
  readonly saveNow: () => void;
  readonly clipboard: { copied: CopiedSymbols | null };
  /** Symbols of the selected formula in reading order. */
  readonly orderedSymbols: () => readonly SymbolId[];
  /** Gives the selected symbols the class that was used last, or one of the recent ones by its place. */
  readonly labelWithRecent: (place: number) => void;
  /** Boxes the symbols of the selected formula from its LaTeX and its picture. */
  readonly boxFromLatex: () => void;
  /** Writes what the boxes of the selected formula say as its LaTeX. */
  readonly latexFromBoxes: () => void;
}

export interface ActionContext {
  readonly editor: Editor;
  readonly screen: ScreenPort;
}
