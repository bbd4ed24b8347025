import { type CanonicalNode, type CanonicalScripts, isLineBreakNode } from './canonical-node.ts';

/**
 * Adds nodes to the end of a list. Scripts without a base go to what stands before them, as they do once the braces
 * around them are gone: `x{^2}` is `x^2`.
 */
export function appendNodes(list: CanonicalNode[], nodes: readonly CanonicalNode[]) {
  for (const node of nodes) appendNode(list, node);
}

function appendNode(list: CanonicalNode[], node: CanonicalNode) {
  const last = list.at(-1);
  const isLoose = node.kind === 'scripts' && node.base === null && !node.isDetached;
  if (!isLoose || last === undefined || isLineBreakNode(last)) {
    list.push(node);
    return;
  }
  const merged = mergeScripts(last, node);
  if (merged === null) list.push({ ...node, isDetached: true });
  else list.splice(-1, 1, merged);
}

/** Gives a base its scripts; null where the base has a script in the same place already. */
export function mergeScripts(base: CanonicalNode, scripts: CanonicalScripts): CanonicalScripts | null {
  if (base.kind !== 'scripts') return { ...scripts, base };
  if (base.subscript !== null && scripts.subscript !== null) return null;
  if (base.superscript !== null && scripts.superscript !== null) return null;
  return {
    ...base,
    limits: base.limits ?? scripts.limits,
    subscript: base.subscript ?? scripts.subscript,
    superscript: base.superscript ?? scripts.superscript,
  };
}
