import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { LatexError, LatexWarning } from '../problem.ts';
import { describeProblem } from '../problem-messages.ts';
import { parseLatex } from '../reading/parser.ts';
import { mostProblems } from '../reading/parser-state.ts';
import { type CanonicalNode, isLineBreakNode } from './canonical-node.ts';
import { preparePolicy } from './policy-rules.ts';
import { simplifyList } from './simplify.ts';
import { type CanonicalToken, writeTokens } from './write-tokens.ts';

/** Grows whenever some formula gets another canonical form; stored beside every canonical text. */
export const canonicaliserVersion = 1;

/** `text` is the tokens with one space between them, as HMER caption files hold them. */
export interface CanonicalLatex {
  readonly ok: true;
  readonly tokens: readonly CanonicalToken[];
  readonly text: string;
  readonly version: number;
  readonly warnings: readonly LatexWarning[];
}

export interface CanonicalNodes {
  readonly ok: true;
  readonly nodes: readonly CanonicalNode[];
  readonly warnings: readonly LatexWarning[];
}

export interface FaultyLatex {
  readonly ok: false;
  readonly errors: readonly LatexError[];
  readonly warnings: readonly LatexWarning[];
}

/**
 * Writes the LaTeX of one formula in the one form in which equal formulas are equal texts: the form of published HMER
 * captions, by the policy of the project. Reading the text again gives the same tokens and the same text.
 */
export function canonicalise(latex: string, policy: LatexPolicy): CanonicalLatex | FaultyLatex {
  const read = canonicalNodes(latex, policy);
  if (!read.ok) return read;
  const tokens = writeTokens(read.nodes);
  const text = tokens.map((token) => token.text).join(' ');
  return { ok: true, tokens, text, version: canonicaliserVersion, warnings: read.warnings };
}

/** The formula as a list of nodes, before it is written out as tokens. */
export function canonicalNodes(latex: string, policy: LatexPolicy): CanonicalNodes | FaultyLatex {
  const { body, errors, warnings } = parseLatex(latex);
  const rules = preparePolicy(policy);
  const relevant = warnings.filter(({ code, parameters }) => {
    const command = String(parameters['command'] ?? '');
    const isOurs = rules.synonyms.has(command) || rules.unwrapped.has(command) || rules.dropped.has(command);
    return code !== 'unknown-command' || !isOurs;
  });
  if (errors.length > 0) return { ok: false, errors, warnings: relevant };
  const faults: LatexError[] = [];
  const nodes = simplifyList(body, {
    rules,
    place: null,
    expansions: 0,
    growth: { length: 0 },
    report: (code, details) => {
      if (faults.length < mostProblems) faults.push(describeProblem(latex, code, details));
    },
  });
  if (faults.length > 0) return { ok: false, errors: faults, warnings: relevant };
  return { ok: true, nodes: trimLineBreaks(nodes), warnings: relevant };
}

function trimLineBreaks(nodes: readonly CanonicalNode[]): readonly CanonicalNode[] {
  const isContent = (node: CanonicalNode) => !isLineBreakNode(node);
  return nodes.slice(Math.max(nodes.findIndex(isContent), 0), nodes.findLastIndex(isContent) + 1);
}
