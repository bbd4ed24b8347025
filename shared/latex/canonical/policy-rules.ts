import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { findSignature } from '../reading/command-signatures.ts';
import { type ParsedLatex, parseLatex } from '../reading/parser.ts';
import { findUnicodeSymbol } from '../symbols/unicode-symbols.ts';
import type { SpelledWord } from './join-words.ts';

/** A policy made ready to be asked. */
export interface PolicyRules {
  readonly policy: LatexPolicy;
  readonly synonyms: ReadonlyMap<string, string>;
  readonly unwrapped: ReadonlySet<string>;
  readonly dropped: ReadonlySet<string>;
  /** Commands that are written as several symbols. */
  readonly spelled: ReadonlyMap<string, readonly string[]>;
  /** Symbols that are read as one command, longest first. */
  readonly words: readonly SpelledWord[];
  /** LaTeX that symbols were replaced by, parsed once. */
  readonly replacements: Map<string, ParsedLatex>;
}

/** Steps after which a chain of replacements is left; the policy's schema and the table of characters have fewer. */
const longestChain = 16;

const singleToken = /^(?:\\(?:[A-Za-z]+|[^A-Za-z])|[^\s\\])$/u;

const prepared = new WeakMap<LatexPolicy, PolicyRules>();

/** Makes a policy ready; the same object is made ready once. */
export function preparePolicy(policy: LatexPolicy): PolicyRules {
  const known = prepared.get(policy);
  if (known !== undefined) return known;
  const functions = policy.functions.map((command) => ({ command, symbols: Array.from(command.slice(1)) }));
  const ellipsis = { command: '\\ldots', symbols: ['.', '.', '.'] };
  const spelled = [
    ...(policy.functionNames === 'letters' ? functions : []),
    ...(policy.ellipses === 'periods' ? [ellipsis] : []),
  ];
  const words = [
    ...(policy.functionNames === 'commands' ? functions : []),
    ...(policy.ellipses === 'commands' ? [ellipsis] : []),
  ];
  const rules: PolicyRules = {
    policy,
    synonyms: new Map(Object.entries(policy.synonyms)),
    unwrapped: new Set(policy.unwrap),
    dropped: new Set(policy.drop),
    spelled: new Map(spelled.map(({ command, symbols }) => [command, symbols])),
    words: words.toSorted((a, b) => b.symbols.length - a.symbols.length),
    replacements: new Map(),
  };
  prepared.set(policy, rules);
  return rules;
}

/**
 * The canonical form of a symbol: another symbol, or LaTeX of several tokens, which is to be parsed. A synonym that
 * is a command with arguments cannot stand for a symbol and is left alone.
 */
export function resolveSymbol(rules: PolicyRules, text: string): string {
  let symbol = text;
  for (let step = 0; step < longestChain; step++) {
    const next = rules.synonyms.get(symbol) ?? findCharacterSynonym(rules, symbol);
    if (next === undefined || next === symbol || findSignature(next) !== undefined) return symbol;
    symbol = next;
  }
  return symbol;
}

/** A project may prefer the character: then its synonym for the command leads back, and the character stays. */
function findCharacterSynonym(rules: PolicyRules, character: string): string | undefined {
  const command = findUnicodeSymbol(character);
  return command === undefined || rules.synonyms.get(command) === character ? undefined : command;
}

/** The tree of what a symbol is replaced by. */
export function parseReplacement(rules: PolicyRules, latex: string): ParsedLatex {
  const parsed = rules.replacements.get(latex) ?? parseLatex(latex);
  rules.replacements.set(latex, parsed);
  return parsed;
}

/**
 * The canonical form of a command with arguments: a command with as many, or a symbol for a command that LaTeX does
 * not know. A synonym that fits neither is left alone.
 */
export function resolveCommand(rules: PolicyRules, name: string, count: number): string {
  let target = name;
  for (let step = 0; step < longestChain; step++) {
    const next = rules.synonyms.get(target);
    if (next === undefined || !singleToken.test(next)) break;
    target = next;
  }
  const signature = findSignature(target);
  const fits = signature === undefined ? findSignature(name) === undefined : signature.arguments.length === count;
  return fits ? target : name;
}
