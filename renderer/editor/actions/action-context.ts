import type { SymbolId } from '#schemas/domain/id.ts';
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
  readonly toggleHelp: () => void;
  readonly openCommands: () => void;
  readonly saveNow: () => void;
  readonly clipboard: { copied: CopiedSymbols | null };
  /** Symbols of the selected formula in reading order. */
  readonly orderedSymbols: () => readonly SymbolId[];
  /** Gives the selected symbols the class that was used last, or one of the recent ones by its place. */
  readonly labelWithRecent: (place: number) => void;
}

export interface ActionContext {
  readonly editor: Editor;
  readonly screen: ScreenPort;
}
