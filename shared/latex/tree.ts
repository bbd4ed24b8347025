import type { LatexToken } from './reading/token.ts';
import type { SourceRange } from './source-range.ts';

/** LaTeX of one formula as it is written: spaces, fonts and grouping braces are still there. */
export type LatexNode =
  | SymbolNode
  | GroupNode
  | ScriptsNode
  | CommandNode
  | InfixNode
  | DelimitedNode
  | DelimiterNode
  | SwitchNode
  | EnvironmentNode;

/** One character, or one command without arguments; also `\\` outside an environment. */
export interface SymbolNode {
  readonly kind: 'symbol';
  readonly text: string;
  readonly range: SourceRange;
}

/** `{…}` that is no argument. */
interface GroupNode {
  readonly kind: 'group';
  readonly body: readonly LatexNode[];
  readonly range: SourceRange;
}

/** A base with what stands below and above its end. `base` is null where nothing stands before `^` or `_`. */
export interface ScriptsNode {
  readonly kind: 'scripts';
  readonly base: LatexNode | null;
  readonly limits: SymbolNode | null;
  readonly subscript: Script | null;
  readonly superscript: Script | null;
  readonly range: SourceRange;
}

/** `operator` is the place of `^`, `_` or of the first prime; primes come before the argument. */
export interface Script {
  readonly operator: SourceRange;
  readonly primes: readonly SourceRange[];
  readonly argument: LatexArgument | null;
}

/** A command with arguments, also an unknown one with brace groups behind it. `\not` has `=` for its argument. */
export interface CommandNode {
  readonly kind: 'command';
  readonly name: string;
  readonly nameRange: SourceRange;
  readonly optional: LatexArgument | null;
  readonly arguments: readonly LatexArgument[];
  readonly range: SourceRange;
}

/** `open` and `close` are the places of the braces or brackets, null where none are written: `\frac12`. */
export type LatexArgument =
  | {
      readonly kind: 'nodes';
      readonly body: readonly LatexNode[];
      readonly open: SourceRange | null;
      readonly close: SourceRange | null;
    }
  | {
      readonly kind: 'raw';
      readonly tokens: readonly LatexToken[];
      readonly open: SourceRange | null;
      readonly close: SourceRange | null;
    };

/** `a \over b` and its kin: all that stands before and behind in the same group. */
export interface InfixNode {
  readonly kind: 'infix';
  readonly name: string;
  readonly nameRange: SourceRange;
  /** The two delimiters of `\overwithdelims` and its kin, or none. */
  readonly delimiters: readonly SymbolNode[];
  readonly before: readonly LatexNode[];
  readonly after: readonly LatexNode[];
  readonly range: SourceRange;
}

/** `\left( … \right)`. */
interface DelimitedNode {
  readonly kind: 'delimited';
  readonly left: DelimiterNode;
  readonly body: readonly LatexNode[];
  readonly right: DelimiterNode | null;
  readonly range: SourceRange;
}

/** A delimiter with its size: `\left(`, `\middle|`, `\Big]`. The delimiter is null for `.`. */
export interface DelimiterNode {
  readonly kind: 'delimiter';
  readonly delimiter: SymbolNode | null;
  readonly range: SourceRange;
}

/** `\rm`, `\bf` … and everything behind it in the same group. */
interface SwitchNode {
  readonly kind: 'switch';
  readonly name: string;
  readonly nameRange: SourceRange;
  readonly body: readonly LatexNode[];
  readonly range: SourceRange;
}

/** An environment of rows and cells; plain TeX `\matrix{…}` too. */
export interface EnvironmentNode {
  readonly kind: 'environment';
  readonly name: string;
  /** Column specification of `array` and its kin. */
  readonly columns: LatexArgument | null;
  readonly rows: readonly LatexRow[];
  readonly begin: SourceRange;
  readonly end: SourceRange | null;
  readonly range: SourceRange;
}

/** `lineBreak` is the `\\` before the row, null for the first; `separator` the `&` before the cell. */
export interface LatexRow {
  readonly lineBreak: SourceRange | null;
  readonly cells: readonly LatexCell[];
}

export interface LatexCell {
  readonly separator: SourceRange | null;
  readonly body: readonly LatexNode[];
}
