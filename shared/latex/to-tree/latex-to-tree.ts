import type { LatexPolicy } from '#schemas/domain/latex-policy.ts';
import { limitTakers } from '#shared/annotation/reading-order.ts';
import { overMarkLabels, underMarkLabels } from '#shared/layout/labels/accent-labels.ts';
import { canonicalNodes } from '../canonical/canonical.ts';
import {
  type CanonicalBody,
  type CanonicalCommand,
  type CanonicalEnvironment,
  type CanonicalNode,
  type CanonicalRow,
  type CanonicalScripts,
  isLineBreakNode,
} from '../canonical/canonical-node.ts';
import { findSignature } from '../reading/command-signatures.ts';
import { labelsOfToken } from '../symbols/symbols.ts';
import { LayoutBuilder, type Run, type WrittenRelation, type WrittenSymbol } from './layout-builder.ts';

/** Symbols and relations of a formula as its LaTeX says them, without a picture. */
export interface WrittenLayout {
  readonly symbols: readonly WrittenSymbol[];
  /** One fewer than symbols: a complete tree. */
  readonly relations: readonly WrittenRelation[];
}

/**
 * The layout tree that LaTeX writes down, by rules and without typesetting: scripts, fractions, roots, limits, marks,
 * rows. Symbols have the labels that `symbolTokens` gives. Null for faulty LaTeX and for what it cannot be sure of.
 */
export function latexToTree(latex: string, policy: LatexPolicy): WrittenLayout | null {
  const read = canonicalNodes(latex, policy);
  if (!read.ok) return null;
  const builder = new LayoutBuilder();
  new Reader(builder).line(read.nodes, null);
  if (builder.isRefused || builder.symbols.length === 0) return null;
  return { symbols: builder.symbols, relations: builder.relations };
}

const fractions: ReadonlySet<string> = new Set(['\\frac', '\\dfrac', '\\tfrac', '\\cfrac']);
const binomials: ReadonlySet<string> = new Set(['\\binom', '\\dbinom', '\\tbinom']);
const frames: ReadonlySet<string> = new Set(['\\boxed', '\\textcircled']);
const braces: ReadonlySet<string> = new Set(['\\overbrace', '\\underbrace', '\\overbracket', '\\underbracket']);
const rules: ReadonlySet<string> = new Set(['\\hline', '\\cline']);

class Reader {
  private readonly builder: LayoutBuilder;

  constructor(builder: LayoutBuilder) {
    this.builder = builder;
  }

  /** A list of nodes; a line break begins a new row. `previous` is what stands to the left of it on the same line. */
  line(nodes: readonly CanonicalNode[], previous: Run | null): Run | null {
    const rows: CanonicalNode[][] = [[]];
    for (const node of nodes) {
      if (isLineBreakNode(node)) rows.push([]);
      else rows.at(-1)?.push(node);
    }
    return this.builder.stack(rows.map((row, place) => this.row(row, place === 0 ? previous : null)));
  }

  private row(nodes: readonly CanonicalNode[], previous: Run | null): Run | null {
    let run: Run | null = null;
    for (const node of nodes) run = this.builder.join([run, this.node(node, run ?? previous)]);
    return run;
  }

  private body(body: CanonicalBody | null | undefined): Run | null {
    return body ? this.line(body.nodes, null) : null;
  }

  private node(node: CanonicalNode, previous: Run | null): Run | null {
    switch (node.kind) {
      case 'symbol':
        return this.builder.join(labelsOfToken(node.text).map((label) => this.builder.add(label)));
      case 'group':
        return this.line(node.body.nodes, previous);
      case 'scripts':
        return this.scripts(node, previous);
      case 'command':
        return this.command(node);
      case 'infix':
        return this.builder.stack([this.line(node.before, null), this.line(node.after, null)]);
      case 'environment':
        return this.environment(node);
    }
  }

  private scripts(node: CanonicalScripts, previous: Run | null): Run | null {
    const { builder } = this;
    const run = node.base === null ? null : this.node(node.base, previous);
    const anchor = run ?? (node.isDetached ? null : previous);
    const [subscript, superscript] = [this.body(node.subscript), this.body(node.superscript)];
    if (!anchor) return subscript && superscript ? builder.refuse() : (subscript ?? superscript);
    const brace = node.base?.kind === 'command' && braces.has(node.base.name);
    if (brace || node.limits !== null || this.takesLimits(anchor)) {
      const isSure = brace || node.limits?.text === '\\limits';
      builder.relate(brace ? anchor.below : anchor.last, 'Below', subscript, isSure ? null : 'Sub');
      builder.relate(brace ? anchor.above : anchor.last, 'Above', superscript, isSure ? null : 'Sup');
    } else {
      builder.relate(anchor.last, 'Sub', subscript);
      builder.relate(anchor.last, 'Sup', superscript);
    }
    return run;
  }

  private takesLimits({ last }: Run): boolean {
    return limitTakers.has(this.builder.symbols[last]?.label ?? '');
  }

  private command(node: CanonicalCommand): Run | null {
    const { builder } = this;
    const { name, optional } = node;
    const [first, second] = node.arguments;
    if (fractions.has(name)) {
      const bar = builder.add('-');
      builder.relate(bar.first, 'Above', this.body(first));
      builder.relate(bar.first, 'Below', this.body(second));
      return bar;
    }
    if (name === '\\sqrt') {
      const root = builder.add(name);
      builder.relate(root.first, 'Above', this.body(optional));
      builder.relate(root.first, 'Inside', this.body(first));
      return root;
    }
    if (binomials.has(name)) {
      return builder.join([builder.add('('), builder.stack([this.body(first), this.body(second)]), builder.add(')')]);
    }
    if (name === '\\overset' || name === '\\stackrel') return this.set(second, 'Above', first);
    if (name === '\\underset') return this.set(second, 'Below', first);
    if (overMarkLabels.has(name)) return this.mark(name, 'Above', first);
    if (underMarkLabels.has(name)) return this.mark(name, 'Below', first);
    if (frames.has(name)) {
      const frame = builder.add(name);
      builder.relate(frame.first, 'Inside', this.body(first));
      return frame;
    }
    const [arrow, more] = labelsOfToken(name);
    if (name.startsWith('\\x') && arrow !== undefined && arrow !== name && more === undefined) {
      const run = builder.add(arrow);
      builder.relate(run.first, 'Above', this.body(first));
      builder.relate(run.first, 'Below', this.body(optional));
      return run;
    }
    if (/^\\[hv]?phantom$/.test(name)) return null;
    const isFont = arrow === undefined && findSignature(name)?.arguments.join() === 'math';
    return isFont ? this.body(first) : builder.refuse();
  }

  /** What stands over or under a base that is written as a whole. */
  private set(base: CanonicalBody | undefined, type: 'Above' | 'Below', other: CanonicalBody | undefined): Run | null {
    const run = this.body(base);
    const placed = this.body(other);
    if (!run || !placed) return run ?? placed;
    this.builder.relate(type === 'Above' ? run.above : run.below, type, placed);
    return type === 'Above' ? { ...run, above: placed.first } : { ...run, below: placed.first };
  }

  private mark(label: string, type: 'Above' | 'Below', base: CanonicalBody | undefined): Run | null {
    const run = this.body(base);
    const mark = this.builder.add(label);
    if (!run) return mark;
    this.builder.relate(type === 'Above' ? run.above : run.below, type, mark);
    return type === 'Above' ? { ...run, above: mark.first } : { ...run, below: mark.first };
  }

  private environment({ name, rows }: CanonicalEnvironment): Run | null {
    const { builder } = this;
    const fences = ['begin', 'end'].map((end) => labelsOfToken(`\\${end}{${name}}`).map((label) => builder.add(label)));
    const stack = builder.stack(rows.flatMap((row) => this.tableRow(row)));
    return builder.join([...(fences[0] ?? []), stack, ...(fences[1] ?? [])]);
  }

  /** A row of a table, after the lines that are drawn over it. */
  private tableRow({ cells }: CanonicalRow): readonly (Run | null)[] {
    const [first, ...others] = cells.map(({ nodes }) => nodes);
    const start = first?.findIndex((node) => !(node.kind === 'symbol' && rules.has(node.text))) ?? 0;
    const bars = first?.slice(0, start < 0 ? first.length : start) ?? [];
    const rest = start < 0 ? [] : (first ?? []).slice(start);
    const row = this.builder.join([rest, ...others].map((nodes) => this.line(nodes, null)));
    return [...bars.map((bar) => this.node(bar, null)), row];
  }
}
