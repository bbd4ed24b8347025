import type { LatexErrorCode } from '../problem.ts';
import type { ProblemDetails } from '../problem-messages.ts';
import { findSignature, fontSwitches } from '../reading/command-signatures.ts';
import { findEnvironment } from '../reading/environments.ts';
import { maximumLatexLength } from '../reading/parser.ts';
import type { SourceRange } from '../source-range.ts';
import { isKnownSymbol } from '../symbols/known-symbols.ts';
import { symbolText, tokenText } from '../symbols/symbol-text.ts';
import type {
  CommandNode,
  EnvironmentNode,
  InfixNode,
  LatexArgument,
  LatexNode,
  Script,
  ScriptsNode,
} from '../tree.ts';
import { appendNodes, mergeScripts } from './append-node.ts';
import {
  type CanonicalBody,
  type CanonicalCell,
  type CanonicalNode,
  type CanonicalRow,
  type CanonicalScript,
  type CanonicalSymbol,
  isLineBreakNode,
} from './canonical-node.ts';
import { joinWords } from './join-words.ts';
import { type PolicyRules, parseReplacement, resolveCommand, resolveSymbol } from './policy-rules.ts';

/** Replacements inside replacements that are followed. */
const deepestExpansion = 4;

export interface SimplifyContext {
  readonly rules: PolicyRules;
  /** Place that everything gets which comes from a replacement; null while the formula itself is read. */
  readonly place: SourceRange | null;
  readonly expansions: number;
  /** What replacements have brought so far, in UTF-16 code units. */
  readonly growth: { length: number };
  readonly report: (code: LatexErrorCode, details: ProblemDetails) => void;
}

/** Takes from a list what the canonical form leaves out, and joins what it writes as one. */
export function simplifyList(nodes: readonly LatexNode[], context: SimplifyContext): CanonicalNode[] {
  return joinWords(flatten(nodes, context), context.rules.words);
}

/** As `simplifyList`, but words are not joined yet: the list will become part of a longer one. */
function flatten(nodes: readonly LatexNode[], context: SimplifyContext): CanonicalNode[] {
  const list: CanonicalNode[] = [];
  for (const node of nodes) appendNodes(list, simplifyNode(node, context));
  return list;
}

function simplifyNode(node: LatexNode, context: SimplifyContext): CanonicalNode[] {
  switch (node.kind) {
    case 'symbol':
      return simplifySymbol(symbolText(node.text), node.range, context);
    case 'group':
      return flatten(node.body, context);
    case 'scripts':
      return simplifyScripts(node, context);
    case 'command':
      return simplifyCommand(node, context);
    case 'infix':
      return simplifyInfix(node, context);
    case 'delimiter':
      return node.delimiter === null ? [] : simplifyNode(node.delimiter, context);
    case 'delimited':
      return flatten([node.left, ...node.body, ...(node.right === null ? [] : [node.right])], context);
    case 'switch':
      return simplifyFont(node.name, node.nameRange, node.body, context);
    case 'environment':
      return simplifyEnvironment(node, context);
  }
}

function simplifySymbol(text: string, source: SourceRange, context: SimplifyContext): CanonicalNode[] {
  const { rules } = context;
  const range = context.place ?? source;
  if (rules.dropped.has(text)) return [];
  const resolved = resolveSymbol(rules, text);
  if (rules.dropped.has(resolved)) return [];
  const spelled = rules.spelled.get(resolved);
  if (spelled !== undefined) return spelled.map((letter) => ({ kind: 'symbol', text: letter, range }));
  return resolved === text ? [{ kind: 'symbol', text, range }] : replaceSymbol(text, resolved, range, context);
}

function replaceSymbol(text: string, latex: string, range: SourceRange, context: SimplifyContext): CanonicalNode[] {
  const { body, errors } = parseReplacement(context.rules, latex);
  const [only] = body;
  if (errors.length === 0 && body.length === 1 && only?.kind === 'symbol')
    return [{ kind: 'symbol', text: latex, range }];
  const isKnownTooLong = context.growth.length > maximumLatexLength;
  context.growth.length += latex.length;
  if (isKnownTooLong) return [];
  if (context.growth.length > maximumLatexLength) {
    context.report('too-long', { range, parameters: { length: context.growth.length, limit: maximumLatexLength } });
    return [];
  }
  const reason = errors[0]?.message ?? (context.expansions < deepestExpansion ? null : 'it leads back to itself');
  if (reason === null) return flatten(body, { ...context, place: range, expansions: context.expansions + 1 });
  context.report('faulty-synonym', { range, parameters: { command: text, replacement: latex, reason } });
  return [];
}

function simplifyScripts(node: ScriptsNode, context: SimplifyContext): CanonicalNode[] {
  const base = node.base === null ? [] : simplifyNode(node.base, context);
  const subscript = simplifyScript(node.subscript, context);
  const superscript = simplifyScript(node.superscript, context);
  if (subscript === null && superscript === null) return base;
  const keepsLimits = node.limits !== null && context.rules.policy.limits === 'keep';
  const limits: CanonicalSymbol | null = keepsLimits
    ? { ...node.limits, range: context.place ?? node.limits.range }
    : null;
  const scripts = { kind: 'scripts', base: null, limits, subscript, superscript } as const;
  const last = base.at(-1);
  if (last === undefined || isLineBreakNode(last)) {
    return [...base, { ...scripts, isDetached: base.length > 0 || node.base?.kind === 'group' }];
  }
  const merged = mergeScripts(last, { ...scripts, isDetached: false });
  if (merged !== null) return [...base.slice(0, -1), merged];
  const nodes = joinWords(base, context.rules.words);
  return [{ ...scripts, base: { kind: 'group', body: { nodes, open: null, close: null } }, isDetached: false }];
}

function simplifyScript(script: Script | null, context: SimplifyContext): CanonicalScript | null {
  if (script === null) return null;
  const primes = script.primes.map(
    (range): CanonicalSymbol => ({ kind: 'symbol', text: '\\prime', range: context.place ?? range }),
  );
  const argument = script.argument === null ? null : simplifyArgument(script.argument, context);
  const nodes = [...primes, ...liftRaised(argument?.nodes ?? [])];
  if (nodes.length === 0) return null;
  return {
    nodes,
    open: argument?.open ?? null,
    close: argument?.close ?? null,
    operator: context.place ?? script.operator,
  };
}

/** `f^{'}` and `90^°`: what is raised by itself stands in a superscript as it is. */
function liftRaised(nodes: readonly CanonicalNode[]): readonly CanonicalNode[] {
  const [first, ...others] = nodes;
  if (first?.kind !== 'scripts' || first.base !== null || first.subscript !== null) return nodes;
  const raised = first.superscript?.nodes ?? [];
  const isMark = raised.every((node) => node.kind === 'symbol' && (node.text === '\\prime' || node.text === '\\circ'));
  return isMark ? [...raised, ...others] : nodes;
}

function simplifyArgument(argument: LatexArgument, context: SimplifyContext): CanonicalBody {
  const { open, close } = context.place === null ? argument : { open: context.place, close: context.place };
  if (argument.kind === 'nodes') return { nodes: simplifyList(argument.body, context), open, close };
  const nodes = argument.tokens.map(
    (token): CanonicalSymbol => ({
      kind: 'symbol',
      text: tokenText(token),
      range: context.place ?? token.range,
    }),
  );
  return { nodes, open, close };
}

function simplifyCommand(node: CommandNode, context: SimplifyContext): CanonicalNode[] {
  const { rules } = context;
  const name = resolveCommand(rules, node.name, node.arguments.length);
  const range = context.place ?? node.nameRange;
  if (rules.dropped.has(node.name) || rules.dropped.has(name)) return [];
  const last = node.arguments.at(-1);
  if (rules.unwrapped.has(node.name) || rules.unwrapped.has(name)) {
    return last?.kind === 'nodes' ? flatten(last.body, context) : [];
  }
  if (findSignature(name) === undefined && isKnownSymbol(name)) {
    const groups = node.arguments.map((argument) => simplifyArgument(argument, context).nodes);
    return [{ kind: 'symbol', text: name, range }, ...groups.flat()];
  }
  const bodies = node.arguments.map((argument) => simplifyArgument(argument, context));
  if (name === '\\not') return simplifyNegation(bodies[0]?.nodes ?? [], range, context);
  const optional = node.optional === null || findSignature(name)?.optional === null ? null : node.optional;
  const brackets = optional === null ? null : simplifyArgument(optional, context);
  return [
    { kind: 'command', name, range, optional: brackets?.nodes.length === 0 ? null : brackets, arguments: bodies },
  ];
}

const negations = new Map([
  ['=', '\\neq'],
  ['\\in', '\\notin'],
]);

function simplifyNegation(
  nodes: readonly CanonicalNode[],
  range: SourceRange,
  context: SimplifyContext,
): CanonicalNode[] {
  const [first] = nodes;
  const negation = nodes.length === 1 && first?.kind === 'symbol' ? negations.get(first.text) : undefined;
  if (negation !== undefined) return simplifySymbol(negation, range, context);
  return [{ kind: 'command', name: '\\not', range, optional: null, arguments: [{ nodes, open: null, close: null }] }];
}

function simplifyFont(name: string, source: SourceRange, body: readonly LatexNode[], context: SimplifyContext) {
  const { dropped, unwrapped } = context.rules;
  const command = resolveCommand(context.rules, fontSwitches.get(name) ?? name, 1);
  if (dropped.has(name) || dropped.has(command)) return [];
  if (unwrapped.has(name) || unwrapped.has(command)) return flatten(body, context);
  const nodes = simplifyList(body, context);
  const range = context.place ?? source;
  const font: CanonicalNode = {
    kind: 'command',
    name: command,
    range,
    optional: null,
    arguments: [{ nodes, open: null, close: null }],
  };
  return nodes.length === 0 ? [] : [font];
}

/** Delimiters that plain TeX puts around `a \brace b` and `a \brack b`. */
const infixDelimiters = new Map([
  ['\\brace', ['\\{', '\\}']],
  ['\\brack', ['[', ']']],
]);

function simplifyInfix(node: InfixNode, context: SimplifyContext): CanonicalNode[] {
  const range = context.place ?? node.nameRange;
  const [before, after] = [simplifyList(node.before, context), simplifyList(node.after, context)];
  const hasBar = /^\\(?:over|above)/.test(node.name);
  const delimiters =
    node.delimiters.length > 0 ? node.delimiters.map(({ text }) => text) : infixDelimiters.get(node.name);
  const [left, right] = (delimiters ?? []).map((text) => simplifySymbol(symbolText(text), node.nameRange, context));
  const bodies = [before, after].map((nodes) => ({ nodes, open: null, close: null }));
  const command = hasBar ? '\\frac' : node.name === '\\choose' ? '\\binom' : null;
  const middle: CanonicalNode =
    command === null
      ? { kind: 'infix', name: '\\atop', range, before, after }
      : { kind: 'command', name: command, range, optional: null, arguments: bodies };
  return [...(left ?? []), middle, ...(right ?? [])];
}

function simplifyEnvironment(node: EnvironmentNode, context: SimplifyContext): CanonicalNode[] {
  const rows = node.rows.map(
    (row): CanonicalRow => ({
      lineBreak: row.lineBreak === null ? null : (context.place ?? row.lineBreak),
      cells: row.cells.map(
        (cell): CanonicalCell => ({
          separator: cell.separator === null ? null : (context.place ?? cell.separator),
          nodes: simplifyList(cell.body, context),
        }),
      ),
    }),
  );
  if (findEnvironment(node.name)?.kind === 'wrapper') return joinLines(rows);
  while (rows.length > 1 && isEmptyRow(rows.at(-1))) rows.pop();
  const columns = node.columns === null ? null : simplifyArgument(node.columns, context);
  const [begin, end] = context.place === null ? [node.begin, node.end] : [context.place, context.place];
  return [{ kind: 'environment', name: node.name, begin, end, columns, rows }];
}

function isEmptyRow(row: CanonicalRow | undefined): boolean {
  return row?.cells.every((cell) => cell.nodes.length === 0) ?? false;
}

function joinLines(rows: readonly CanonicalRow[]): CanonicalNode[] {
  return rows.flatMap(({ lineBreak, cells }): CanonicalNode[] => [
    ...(lineBreak === null ? [] : [{ kind: 'symbol', text: '\\\\', range: lineBreak } as const]),
    ...cells.flatMap((cell) => cell.nodes),
  ]);
}
