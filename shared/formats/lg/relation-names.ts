import { type RelationType, RelationType as RelationTypeSchema } from '#schemas/domain/relation.ts';

/** Names that label graphs use: CROHME's, its old short ones, and those of the TFD and GTDB sets. */
const names: ReadonlyMap<string, RelationType> = new Map([
  ['Right', 'Right'],
  ['R', 'Right'],
  ['HORIZONTAL', 'Right'],
  ['HOR', 'Right'],
  ['Sup', 'Sup'],
  ['SUP', 'Sup'],
  ['SUPER', 'Sup'],
  ['Rsup', 'Sup'],
  ['RSUP', 'Sup'],
  ['RIGHT_SUP', 'Sup'],
  ['Sub', 'Sub'],
  ['SUB', 'Sub'],
  ['Rsub', 'Sub'],
  ['RSUB', 'Sub'],
  ['RIGHT_SUB', 'Sub'],
  ['Above', 'Above'],
  ['A', 'Above'],
  ['ABOVE', 'Above'],
  ['UPPER', 'Above'],
  ['OVER', 'Above'],
  ['Below', 'Below'],
  ['B', 'Below'],
  ['BELOW', 'Below'],
  ['LOWER', 'Below'],
  ['UNDER', 'Below'],
  ['Inside', 'Inside'],
  ['INSIDE', 'Inside'],
  ['CONTAINS', 'Inside'],
  ['I', 'Inside'],
]);

/** Relation type of a name in a label graph; another well-formed name stays as it is, `null` where it is no type. */
export function relationTypeOf(name: string): RelationType | null {
  return names.get(name) ?? (RelationTypeSchema.safeParse(name).success ? name : null);
}

/** Whether a name means one of the six built-in relation types. */
export function isBuiltInRelationName(name: string): boolean {
  return names.has(name);
}
