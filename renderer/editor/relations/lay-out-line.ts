import type { RelationType } from '#schemas/domain/relation.ts';
import { axisOf, shapeOf, writingSizeOf } from './glyph-metrics.ts';
import type { LabelledBox } from './propose-relations.ts';

type Relate<Id extends string> = (parent: LabelledBox<Id>, child: LabelledBox<Id>, type: RelationType) => void;
type LayOut<Id extends string> = (part: readonly LabelledBox<Id>[]) => LabelledBox<Id> | null;

/**
 * Lays out a line: symbols on the axis follow each other by `Right`, what stands high or low after one of them is its
 * superscript or subscript and laid out by itself. Returns the first symbol.
 */
export function layOutLine<Id extends string>(
  symbols: readonly LabelledBox<Id>[],
  relate: Relate<Id>,
  layOut: LayOut<Id>,
): LabelledBox<Id> | null {
  const [first, ...rest] = symbols.toSorted((a, b) => a.box.x - b.box.x);
  if (!first) return null;
  let last = first;
  let scripts: Record<'Sup' | 'Sub', LabelledBox<Id>[]> = { Sup: [], Sub: [] };
  const finish = () => {
    for (const type of ['Sup', 'Sub'] as const) {
      const script = layOut(scripts[type]);
      if (script) relate(last, script, type);
    }
    scripts = { Sup: [], Sub: [] };
  };
  for (const symbol of rest) {
    const type = placeAfter(last, symbol);
    if (type === 'Right') {
      finish();
      relate(last, symbol, 'Right');
      last = symbol;
    } else scripts[type].push(symbol);
  }
  finish();
  return first;
}

const opening = new Set(['(', '[', '\\{', '/', '\\langle', '\\lfloor', '\\lceil']);

/** Whether a symbol carries no scripts: what stands high or low after it belongs to the line. */
function isScriptless(label: string | null): boolean {
  const shape = shapeOf(label);
  return shape === 'centred' || shape === 'low' || (label !== null && opening.has(label));
}

/** How far a symbol is off the axis before it is a script, as a share of the writing's height. */
interface ScriptOffsets {
  readonly sup: number;
  readonly sub: number;
}

/** Found by search on one half of CROHME's expressions, for smaller writing, as large writing, and operators. */
const offsetsOfSmaller: ScriptOffsets = { sup: 0.12, sub: 0.24 };
const offsetsOfEqual: ScriptOffsets = { sup: 0.66, sub: 0.52 };
const offsetsOfOperators: ScriptOffsets = { sup: 0.84, sub: 0.5 };
/** Writing below this share of the base's size is smaller writing. */
const smallerShare = 0.77;
/** A symbol that is over or under the base's axis by this share as a whole is a script, whatever its size. */
const wholeOffsets: ScriptOffsets = { sup: 0.24, sub: 0.37 };
/** The same for delimiters and large operators, which reach over and under the axis. */
const wholeOffsetsOfTall: ScriptOffsets = { sup: 0.1, sub: 0.1 };

function placeAfter(base: LabelledBox, symbol: LabelledBox): 'Right' | 'Sup' | 'Sub' {
  if (isScriptless(base.label)) return 'Right';
  const { box, label } = symbol;
  const shape = shapeOf(label);
  const size = writingSizeOf(base.label, base.box) ?? base.box.height * 0.8;
  const axis = axisOf(base.label, base.box);
  const over = (axis - box.y - box.height) / size;
  const under = (box.y - axis) / size;
  if (shape === 'tall') return place(over, under, wholeOffsetsOfTall);
  if (shape === 'high') return 'Sup';
  const whole = place(over, shape === 'low' ? 0 : under, wholeOffsets);
  if (whole !== 'Right') return whole;
  const offset = (axisOf(label, box) - axis) / size;
  const own = writingSizeOf(label, box);
  const offsets = own === null ? offsetsOfOperators : own < size * smallerShare ? offsetsOfSmaller : offsetsOfEqual;
  return place(-offset, shape === 'low' ? 0 : offset, offsets);
}

function place(up: number, down: number, { sup, sub }: ScriptOffsets): 'Right' | 'Sup' | 'Sub' {
  if (up > sup) return 'Sup';
  return down > sub ? 'Sub' : 'Right';
}
