import { expect, it } from 'vitest';
import { SchemaChange } from '#schemas/contract/schema-change.ts';
import type { Category } from '#schemas/domain/facet.ts';
import { actorOf, newProject } from '#test/support/open-projects.ts';
import { applySchemaChange } from '../../services/schema-change/schema-change.ts';
import { checkImportCategories } from './check-categories.ts';

async function projectWith(...keys: readonly string[]) {
  const project = await newProject();
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const of = (key: string) => {
    const found = records.find((record): record is Category => record.kind === 'category' && record.key === key);
    if (!found) throw new Error(`no category ${key}`);
    return found.id;
  };
  return { project, ids: keys.map(of) };
}

it('two categories of a facet that takes one are refused by the names of all three', async () => {
  const { project, ids } = await projectWith('elementary', 'middle-school');
  await expect(checkImportCategories(project, ids)).rejects.toMatchObject({
    code: 'invalid-input',
    message:
      '“Elementary” and “Middle school” are both of “Level”, of which a formula has one category at most: choose one of them.',
    parameters: { first: '초등', second: '중등' },
  });
});

it('a retired category is refused by its name, with what can be done', async () => {
  const { project, ids } = await projectWith('elementary');
  const [id] = ids;
  const retired = SchemaChange.parse({ kind: 'retire-category', id, retired: true });
  await applySchemaChange(project, await actorOf(project, 9, 'lead'), retired);
  await expect(checkImportCategories(project, ids)).rejects.toMatchObject({
    message: 'The category “Elementary” is retired: use it again first.',
  });
});
