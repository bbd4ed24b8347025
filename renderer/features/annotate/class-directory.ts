import { type ClassLooks, looksOf } from '#renderer/canvas/class-look.ts';
import type { LabelOf, Notation } from '#renderer/editor/relations/notation.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';

/** The symbol classes of the project, as the annotation screen looks them up. */
export interface ClassDirectory {
  readonly classes: readonly SymbolClass[];
  readonly looks: ClassLooks;
  /** Label under which a class is shown: that of the class it is an alias of, where it is one; null: unlabelled. */
  readonly labelOf: LabelOf;
  /** The same labels with the LaTeX policy, for what is read from formulas. */
  readonly notation: Notation;
}

export function makeClassDirectory(schema: ProjectSchema): ClassDirectory {
  const classes = schema.symbolClasses.map(({ record }) => record).toSorted((a, b) => a.position - b.position);
  const byId = new Map(classes.map((each) => [each.id, each]));
  const resolve = (each: SymbolClass): SymbolClass =>
    (each.aliasOf === null ? undefined : byId.get(each.aliasOf)) ?? each;
  const labelOf: LabelOf = (id) => {
    const found = id === null ? undefined : byId.get(id);
    return found ? resolve(found).label : null;
  };
  return {
    classes,
    looks: looksOf(classes.map((each) => ({ ...each, label: resolve(each).label }))),
    labelOf,
    notation: { labelOf, policy: schema.settings.record.latexPolicy },
  };
}
