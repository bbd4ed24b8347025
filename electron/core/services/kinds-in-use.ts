import { AppError } from '#schemas/domain/app-error.ts';
import type { Category } from '#schemas/domain/facet.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';

/** @throws AppError `invalid-input` for a category that is out of use: nobody gives it until it is taken up again. */
export function requireUsed(kind: Category | SymbolClass): void {
  if (!kind.retired) return;
  if (kind.kind === 'category') {
    const { en, ko } = kind.name;
    throw new AppError('invalid-input', `The category “${en}” is retired: use it again first.`, {
      reason: 'category-retired',
      nameInEnglish: en,
      name: ko,
    });
  }
  throw new AppError('invalid-input', `The symbol class ${kind.label} is retired: use it again first.`, {
    reason: 'class-retired',
    label: kind.label,
  });
}
