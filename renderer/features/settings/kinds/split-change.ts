import { FormulaFilter } from '#schemas/contract/library.ts';
import type { SchemaChange } from '#schemas/contract/schema-change.ts';
import { Slug } from '#schemas/domain/name.ts';
import { SymbolLabel } from '#schemas/domain/symbol-class.ts';
import type { KindTarget } from './kind-target.ts';
import type { SplitChoice, SplitPart } from './split-fields.tsx';

/** The split as the core takes it; null while a part is incomplete. */
export function splitChange(target: KindTarget, { parts, retiresSource }: SplitChoice): SchemaChange | null {
  if (target.type === 'facet' || parts.length === 0) return null;
  if (target.type === 'category') {
    const made = parts.flatMap((part) => {
      const key = Slug.safeParse(part.key);
      const name = part.name.trim();
      return key.success && name !== ''
        ? [{ into: { key: key.data, name: { en: name, ko: name } }, where: filterOf(part) }]
        : [];
    });
    return made.length === parts.length
      ? { kind: 'split-category', from: target.id, parts: made, retiresSource }
      : null;
  }
  const made = parts.flatMap((part) => {
    const label = SymbolLabel.safeParse(part.name.trim());
    return label.success ? [{ into: { label: label.data }, where: filterOf(part) }] : [];
  });
  return made.length === parts.length ? { kind: 'split-class', from: target.id, parts: made, retiresSource } : null;
}

function filterOf({ text, categories, symbolClass }: SplitPart): FormulaFilter {
  return FormulaFilter.parse({ text: text.trim(), categories: [...categories], symbolClass });
}
