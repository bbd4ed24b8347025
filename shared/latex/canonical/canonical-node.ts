import type { SourceRange } from '../source-range.ts';

/**
 * LaTeX with what the canonical form leaves out taken away: no spaces, no grouping braces but those that carry
 * meaning. A list of these nodes is written out by `writeTokens`.
 */
export type CanonicalNode =
  | CanonicalSymbol
  | CanonicalScripts
  | CanonicalGroup
  | CanonicalCommand
  | CanonicalInfix
  | CanonicalEnvironment;

export interface CanonicalSymbol {
  readonly kind: 'symbol';
  readonly text: string;
  readonly range: SourceRange;
}

/** A list in braces or brackets, with the place of both where they are written in the source. */
export interface CanonicalBody {
  readonly nodes: readonly CanonicalNode[];
  readonly open: SourceRange | null;
  readonly close: SourceRange | null;
}

export interface CanonicalScript extends CanonicalBody {
  readonly operator: SourceRange;
}

/**
 * `base` is null at the beginning of a list, or where an empty base is written: `x{}^2`. `isDetached` says the latter:
 * these scripts do not belong to what stands before them.
 */
export interface CanonicalScripts {
  readonly kind: 'scripts';
  readonly base: CanonicalNode | null;
  readonly isDetached: boolean;
  readonly limits: CanonicalSymbol | null;
  readonly subscript: CanonicalScript | null;
  readonly superscript: CanonicalScript | null;
}

/** Braces that must stay: `{x^2}^3`. */
interface CanonicalGroup {
  readonly kind: 'group';
  readonly body: CanonicalBody;
}

export interface CanonicalCommand {
  readonly kind: 'command';
  readonly name: string;
  readonly range: SourceRange;
  readonly optional: CanonicalBody | null;
  readonly arguments: readonly CanonicalBody[];
}

/** `a \atop b`: the one command between its parts for which there is no other way of writing. */
interface CanonicalInfix {
  readonly kind: 'infix';
  readonly name: string;
  readonly range: SourceRange;
  readonly before: readonly CanonicalNode[];
  readonly after: readonly CanonicalNode[];
}

export interface CanonicalEnvironment {
  readonly kind: 'environment';
  readonly name: string;
  readonly begin: SourceRange;
  readonly end: SourceRange | null;
  readonly columns: CanonicalBody | null;
  readonly rows: readonly CanonicalRow[];
}

export interface CanonicalRow {
  readonly lineBreak: SourceRange | null;
  readonly cells: readonly CanonicalCell[];
}

export interface CanonicalCell {
  readonly separator: SourceRange | null;
  readonly nodes: readonly CanonicalNode[];
}

/** Whether a node is the `\\` between lines outside an environment. */
export function isLineBreakNode(node: CanonicalNode | undefined): boolean {
  return node?.kind === 'symbol' && node.text === '\\\\';
}
