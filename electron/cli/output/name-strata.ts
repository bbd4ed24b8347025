import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { nameCategory } from '../choices/categories.ts';

/** Names of categories (`level=elementary`) and symbol classes by their ids; the id itself where the project does not know it. */
export function nameStrata(schema: ProjectSchema): (id: string) => string {
  const categories = new Map(schema.categories.map(({ record }) => [record.id as string, record.id]));
  const labels = new Map(schema.symbolClasses.map(({ record }) => [record.id as string, record.label]));
  return (id) => {
    const category = categories.get(id);
    return category === undefined ? (labels.get(id) ?? id) : nameCategory(schema, category);
  };
}
