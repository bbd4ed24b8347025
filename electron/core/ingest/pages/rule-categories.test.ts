import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { SchemaChange } from '#schemas/contract/schema-change.ts';
import type { CategoryRule } from '#schemas/domain/category-rule.ts';
import { type CategoryId, CategoryRuleId } from '#schemas/domain/id.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { creating, ulidOf } from '#test/support/builders.ts';
import { actorOf, importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import type { Project } from '../../project/project.ts';
import type { Actor } from '../../services/actor.ts';
import { undoOperation } from '../../services/annotation.ts';
import { commitSchema } from '../../services/schema.ts';
import { applySchemaChange } from '../../services/schema-change/schema-change.ts';

let project: Project;
let lead: Actor;
let folder: string;
let rules = 0;

beforeEach(async () => {
  project = await newProject();
  lead = await actorOf(project, 9, 'lead');
  folder = join(await temporaryFolder(), 'Elementary');
  for (const [place, name] of ['grade-3/frac_1.png', 'grade-3/plain.png', 'grade-4/frac_2.png'].entries()) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), await pngOf(50 + place, 30));
  }
});

async function categoryOf(key: string): Promise<CategoryId> {
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const found = records.find((record) => record.kind === 'category' && record.key === key);
  if (found?.kind !== 'category') throw new Error(`no category ${key}`);
  return found.id;
}

async function addRule(subject: CategoryRule['subject'], pattern: string, key: string): Promise<void> {
  rules += 1;
  const id = CategoryRuleId.parse(ulidOf(3000 + rules));
  const categories = [await categoryOf(key)];
  await commitSchema(project, lead, [
    creating({ kind: 'category-rule', id, subject, pattern, categories, position: rules }),
  ]);
}

/** Keys of the categories of each page's formula, by the page's name. */
async function categoriesByPage(): Promise<Record<string, readonly string[]>> {
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const keys = new Map(records.flatMap((record) => (record.kind === 'category' ? [[record.id, record.key]] : [])));
  const found: Record<string, readonly string[]> = {};
  for (const document of await project.store.pagesAfter(null, 100)) {
    const page = pageOf(document);
    if (!page) continue;
    const [formula] = await project.store.formulasOfPage(page.id);
    const categories = formula ? (formulaOf(formula)?.categories ?? []) : [];
    found[page.sourceName] = categories.map((id) => keys.get(id) ?? id).sort();
  }
  return found;
}

describe('category rules', () => {
  it('give at import what folder, file name and root propose, and the report counts it', async () => {
    await addRule('folder', 'elementary', 'elementary');
    await addRule('file-name', 'frac_*', 'fraction');
    await addRule('source', 'images', 'photo');
    const { report } = await importInto(project, [folder]);
    expect(await categoriesByPage()).toEqual({
      'grade-3/frac_1.png': ['elementary', 'fraction', 'photo'],
      'grade-3/plain.png': ['elementary', 'photo'],
      'grade-4/frac_2.png': ['elementary', 'fraction', 'photo'],
    });
    expect(report.categorised.map(({ pattern, formulas }) => [pattern, formulas])).toEqual([
      ['elementary', 3],
      ['frac_*', 2],
      ['images', 3],
    ]);
    expect(await project.store.counters()).toEqual(await project.store.recount());
  });

  it('come after what the import itself says, and can be left out', async () => {
    await addRule('folder', 'elementary', 'elementary');
    await importInto(project, [folder], { categories: [await categoryOf('university')] });
    expect(Object.values(await categoriesByPage())).toEqual([['university'], ['university'], ['university']]);
  });

  it('are not asked where the import says so', async () => {
    await addRule('folder', 'elementary', 'elementary');
    await importInto(project, [folder], { rules: 'ignore' });
    expect(Object.values(await categoriesByPage())).toEqual([[], [], []]);
  });

  it('are given to what is there already as one operation, which takes nothing and has one undo', async () => {
    await importInto(project, [folder]);
    await addRule('folder', 'grade-3', 'elementary');
    const apply = SchemaChange.parse({ kind: 'apply-category-rules' });
    const { operation, effect } = await applySchemaChange(project, lead, apply);
    expect(effect.rewritten).toBe(2);
    expect((await categoriesByPage())['grade-3/plain.png']).toEqual(['elementary']);
    expect((await categoriesByPage())['grade-4/frac_2.png']).toEqual([]);
    await expect(applySchemaChange(project, lead, apply)).rejects.toMatchObject({ code: 'conflict' });
    await undoOperation(project, lead, operation);
    expect(Object.values(await categoriesByPage())).toEqual([[], [], []]);
  });
});
