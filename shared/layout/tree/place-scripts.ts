import { reason } from '#schemas/domain/reason.ts';
import type { TypesetNode } from '../typeset-node.ts';
import { hasInk, type Place, refuseDrawing } from './place.ts';
import type { LayoutRelationType, Run } from './tree-builder.ts';

/**
 * Sub- and superscripts belong to the last symbol of their base; where the base is empty, as in `R^{a}{}_{b}`, to the
 * symbol before it. A script with nothing to belong to, as the prime in `f^{'}`, stands for itself.
 */
export function placeScripts(node: TypesetNode, { builder, previous, placeInner }: Place): Run | null {
  if (node.drawings.length > 0) refuseDrawing(builder, node);
  const [base, ...scripts] = node.children;
  const run = base ? placeInner(base, previous) : null;
  const anchor = run?.last ?? previous;
  const types = typesOf(node.kind);
  const inked = scripts.filter(hasInk);
  const [only] = inked;
  if (!anchor && only && inked.length === 1 && node.kind !== 'mmultiscripts') return placeInner(only, null);
  for (const [index, script] of scripts.entries()) {
    if (!hasInk(script)) continue;
    const type = types[index % types.length] ?? 'Sup';
    const isLeft = scripts.slice(0, index).some((before) => before.kind === 'mprescripts');
    if (!anchor || isLeft) {
      const latex = node.latex ?? '';
      builder.refuse(
        reason('layout-left-script', `The scripts of ${latex} have no symbol to their left to belong to.`, { latex }),
      );
      return null;
    }
    const scriptRun = placeInner(script, null);
    if (scriptRun) builder.relate(anchor, type, scriptRun.first);
  }
  return run;
}

function typesOf(kind: string): readonly LayoutRelationType[] {
  if (kind === 'msub') return ['Sub'];
  return kind === 'msup' ? ['Sup'] : ['Sub', 'Sup'];
}
