import { beginsWithLength } from '../reading/parse-plain-tex.ts';
import type { SourceRange } from '../source-range.ts';
import { isKnownSymbol, isLayoutCommand } from '../symbols/known-symbols.ts';
import {
  type CanonicalBody,
  type CanonicalCommand,
  type CanonicalEnvironment,
  type CanonicalNode,
  type CanonicalScript,
  type CanonicalScripts,
  isLineBreakNode,
} from './canonical-node.ts';

/** One token of the canonical form. `range` is where it comes from; null for braces that the source leaves out. */
export interface CanonicalToken {
  readonly text: string;
  readonly range: SourceRange | null;
}

const makeToken = (text: string, range: SourceRange | null = null): CanonicalToken => ({ text, range });

/** Stops what follows from being read as part of what stands before; it prints nothing. */
const emptyGroup: readonly CanonicalToken[] = [makeToken('{'), makeToken('}')];

/** Writes a list out as tokens that mean the same when they are read again, with one space between them. */
export function writeTokens(nodes: readonly CanonicalNode[]): readonly CanonicalToken[] {
  const [only] = nodes;
  if (nodes.length === 1 && only?.kind === 'infix') {
    return [...writeSide(only.before), makeToken(only.name, only.range), ...writeSide(only.after)];
  }
  return splitLines(nodes).flatMap(({ lineBreak, line }) =>
    lineBreak === null ? writeLine(line) : [...writeNode(lineBreak, true), ...protectFromBreak(writeLine(line))],
  );
}

/** A part of `\atop` that is made by `\atop` itself needs braces. */
function writeSide(nodes: readonly CanonicalNode[]): readonly CanonicalToken[] {
  return nodes.length === 1 ? writeLine(nodes) : writeTokens(nodes);
}

interface Line {
  readonly lineBreak: CanonicalNode | null;
  readonly line: CanonicalNode[];
}

function splitLines(nodes: readonly CanonicalNode[]): Line[] {
  let current: Line = { lineBreak: null, line: [] };
  const lines = [current];
  for (const node of nodes) {
    if (isLineBreakNode(node)) {
      current = { lineBreak: node, line: [] };
      lines.push(current);
    } else current.line.push(node);
  }
  return lines;
}

function writeLine(nodes: readonly CanonicalNode[]): readonly CanonicalToken[] {
  return nodes.flatMap((node, index) => writeNode(node, index === 0));
}

/** Behind `\\`, a `*` or a length in brackets would be read as its option. */
function protectFromBreak(tokens: readonly CanonicalToken[]): readonly CanonicalToken[] {
  const isOption = tokens[0]?.text === '*' || beginsWithLength(tokens.slice(0, 24).map(({ text }) => text));
  return isOption ? [...emptyGroup, ...tokens] : tokens;
}

function writeNode(node: CanonicalNode, isFirst: boolean): readonly CanonicalToken[] {
  switch (node.kind) {
    case 'symbol':
      return [makeToken(node.text, node.range)];
    case 'scripts':
      return writeScripts(node, isFirst);
    case 'group':
      return writeBody(node.body);
    case 'command':
      return writeCommand(node);
    case 'infix':
      return writeBody({ nodes: [node], open: null, close: null });
    case 'environment':
      return writeEnvironment(node);
  }
}

function writeBody({ nodes, open, close }: CanonicalBody): CanonicalToken[] {
  return [makeToken('{', open), ...writeTokens(nodes), makeToken('}', close)];
}

function writeScripts(node: CanonicalScripts, isFirst: boolean): CanonicalToken[] {
  const base = node.base === null ? (isFirst ? [] : emptyGroup) : writeNode(node.base, isFirst);
  return [
    ...base,
    ...(node.limits === null ? [] : [makeToken(node.limits.text, node.limits.range)]),
    ...writeScript('_', node.subscript),
    ...writeScript('^', node.superscript),
  ];
}

function writeScript(operator: string, script: CanonicalScript | null): CanonicalToken[] {
  return script === null ? [] : [makeToken(operator, script.operator), ...writeBody(script)];
}

function writeCommand(node: CanonicalCommand): CanonicalToken[] {
  const command = makeToken(node.name, node.range);
  const [negated] = node.arguments[0]?.nodes ?? [];
  if (node.name === '\\not' && node.arguments[0]?.nodes.length === 1 && isPlainSymbol(negated)) {
    return [command, ...writeTokens([negated])];
  }
  return [
    command,
    ...(node.optional === null ? [] : writeOptional(node.optional)),
    ...node.arguments.flatMap(writeBody),
  ];
}

function isPlainSymbol(node: CanonicalNode | undefined): node is CanonicalNode & { readonly kind: 'symbol' } {
  if (node?.kind !== 'symbol') return false;
  return (
    !node.text.startsWith('\\') || (isKnownSymbol(node.text) && !isLayoutCommand(node.text) && !isLineBreakNode(node))
  );
}

/** A `]` in the argument would end it: braces protect it. */
function writeOptional(body: CanonicalBody): CanonicalToken[] {
  const tokens = writeTokens(body.nodes);
  const hasBracket = tokens.some(({ text }) => text === ']');
  const inner = hasBracket ? [makeToken('{'), ...tokens, makeToken('}')] : tokens;
  return [makeToken('[', body.open), ...inner, makeToken(']', body.close)];
}

function writeEnvironment(node: CanonicalEnvironment): CanonicalToken[] {
  const rows = node.rows.flatMap(({ lineBreak, cells }, index) => {
    const tokens = cells.flatMap((cell, column) => [
      ...(column === 0 ? [] : [makeToken('&', cell.separator)]),
      ...writeCell(cell.nodes),
    ]);
    return index === 0 ? protectFromBegin(node, tokens) : [makeToken('\\\\', lineBreak), ...protectFromBreak(tokens)];
  });
  return [
    makeToken(`\\begin{${node.name}}`, node.begin),
    ...(node.columns === null ? [] : writeBody(node.columns)),
    ...rows,
    makeToken(`\\end{${node.name}}`, node.end),
  ];
}

/** Lines inside a cell are no rows of the environment: braces keep them together. */
function writeCell(nodes: readonly CanonicalNode[]): readonly CanonicalToken[] {
  return hasLineBreak(nodes) ? writeBody({ nodes, open: null, close: null }) : writeTokens(nodes);
}

function hasLineBreak(nodes: readonly CanonicalNode[]): boolean {
  const [only] = nodes;
  const bare = nodes.length === 1 && only?.kind === 'infix' ? [...only.before, ...only.after] : nodes;
  return bare.some(isLineBreakNode);
}

/** Behind `\begin{aligned}`, `[t]` would be read as its place on the line. */
function protectFromBegin(node: CanonicalEnvironment, tokens: readonly CanonicalToken[]): readonly CanonicalToken[] {
  const [open, , close] = tokens;
  const isOption = node.columns === null && open?.text === '[' && close?.text === ']';
  return isOption ? [...emptyGroup, ...tokens] : tokens;
}
