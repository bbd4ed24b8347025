import { z } from 'zod';
import { CategoryId, FormulaId } from '#schemas/domain/id.ts';

const keyOf = (project: string) => `quotient-recent-categories-${project}`;

const Categorised = z.object({ formula: FormulaId, categories: z.array(CategoryId) });
/** The formula that was given categories last, and the one before it. */
const Stored = z.array(Categorised).max(2).catch([]);

interface CategorisedFormula {
  readonly formula: FormulaId;
  readonly categories: readonly CategoryId[];
}

const none: readonly CategoryId[] = [];

/** What was read of each project; the same until categories are given. */
const lists = new Map<string, readonly CategorisedFormula[]>();

/** Categories of the formula that was given some last before this one, in a project on this machine. */
export function categoriesBefore(project: string, formula: FormulaId): readonly CategoryId[] {
  return listOf(project).find((each) => each.formula !== formula)?.categories ?? none;
}

export function rememberCategories(project: string, given: CategorisedFormula): void {
  const before = listOf(project).find((each) => each.formula !== given.formula);
  const list = before ? [given, before] : [given];
  localStorage.setItem(keyOf(project), JSON.stringify(list));
  lists.set(project, list);
}

function listOf(project: string): readonly CategorisedFormula[] {
  const known = lists.get(project);
  if (known) return known;
  const read = readStored(project);
  lists.set(project, read);
  return read;
}

function readStored(project: string): readonly CategorisedFormula[] {
  const stored = localStorage.getItem(keyOf(project));
  try {
    return Stored.parse(stored === null ? [] : JSON.parse(stored));
  } catch {
    // Broken by something else: habits are learnt again.
    return [];
  }
}
