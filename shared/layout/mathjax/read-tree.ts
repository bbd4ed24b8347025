import type { MmlNode } from '@mathjax/src/js/core/MmlTree/MmlNode.js';
import type { Drawing, TypesetNode } from '../typeset-node.ts';
import { nodeNumberAttribute } from './number-nodes.ts';

const tokenKinds: ReadonlySet<string> = new Set(['mi', 'mn', 'mo', 'mtext', 'ms']);

/** Joins MathML structure and SVG drawings of one formula into a tree that knows nothing of MathJax. */
export function readTree(node: MmlNode, drawings: ReadonlyMap<string, readonly Drawing[]>): TypesetNode {
  const isToken = tokenKinds.has(node.kind);
  return {
    kind: node.kind,
    latex: explicitText(node, 'data-latex'),
    text: isToken ? textOf(node) : '',
    breaksLine: node.kind === 'mspace' && explicitText(node, 'linebreak') === 'newline',
    children: isToken ? [] : childrenOf(node).map((child) => readTree(child, drawings)),
    drawings: drawings.get(explicitText(node, nodeNumberAttribute) ?? '') ?? [],
  };
}

/** Groups hold their content in a row that MathJax infers and the reader does not see. */
const groupKinds: ReadonlySet<string> = new Set(['math', 'TeXAtom', 'mstyle', 'mpadded', 'mtd']);

function childrenOf(node: MmlNode): readonly MmlNode[] {
  const children = node.childNodes.filter((child) => isElement(child));
  const [only] = children;
  const isRow = children.length === 1 && only?.kind === 'inferredMrow' && groupKinds.has(node.kind);
  return isRow ? only.childNodes.filter((child) => isElement(child)) : children;
}

function isElement(node: MmlNode | null | undefined): node is MmlNode {
  return !!node && !node.isKind('text') && !node.isKind('XML');
}

function explicitText(node: MmlNode, name: string): string | null {
  const value: unknown = node.attributes.getExplicit(name);
  return typeof value === 'string' ? value : null;
}

function textOf(node: MmlNode): string {
  return node.childNodes
    .map((child) => ('getText' in child && typeof child.getText === 'function' ? String(child.getText()) : ''))
    .join('');
}
