import type { MmlNode } from '@mathjax/src/js/core/MmlTree/MmlNode.js';

/** Attribute under which the SVG names the MathML node that a group was drawn for. */
export const nodeNumberAttribute = 'data-node';

/** Gives every MathML node a number, which MathJax copies onto the groups that it draws for the node. */
export function numberNodes(root: MmlNode): void {
  let number = 0;
  const visit = (node: MmlNode): void => {
    if (node.isKind('text') || node.isKind('XML')) return;
    node.attributes.set(nodeNumberAttribute, String(number));
    number += 1;
    for (const child of node.childNodes) if (child) visit(child);
  };
  visit(root);
}
