import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createProject, openProject } from '#electron/core/project/open-project.ts';
import type { Project } from '#electron/core/project/project.ts';
import { commitSchema } from '#electron/core/services/schema.ts';
import { FormulaFilter } from '#schemas/contract/library.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { aFormula, anOperation, aPage, creating, documentOf, sha256Number } from '#test/support/builders.ts';
import { importActor, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { testRuntime } from '#test/support/test-runtime.ts';

/** More than are made anew at once. */
const count = 70;
const numbers = Array.from({ length: count }, (_, index) => index + 1);

async function projectWithLogarithms(project: Project): Promise<Project> {
  const patches = numbers.flatMap((each) => [creating(aPage(each)), creating(aFormula(each, { latex: 'l o g x' }))]);
  const media = numbers.map((each) => ({ sha256: sha256Number(each), byteCount: 1, contentType: 'image/png' }));
  await project.store.commitAll([anOperation(1, patches)], media);
  return project;
}

async function readCommands(project: Project) {
  const settings = (await project.store.schemaRecords()).find(({ record }) => record.kind === 'settings');
  if (settings?.record.kind !== 'settings') throw new Error('no settings');
  const { record } = settings;
  const document = await project.store.getDocument({ type: 'settings', id: record.id });
  const latexPolicy = { ...record.latexPolicy, functionNames: 'commands' as const };
  const patch = diffDocuments(document, documentOf(document.revision, { ...record, latexPolicy }));
  if (!patch) throw new Error('nothing changes');
  return (await commitSchema(project, importActor, [patch])).operation;
}

const found = async (project: Project) => await project.store.countFormulas(FormulaFilter.parse({ latex: '\\log' }));

it('canonical LaTeX follows a change of the policy, beside everything else', async () => {
  const project = await projectWithLogarithms(await newProject());
  expect(await found(project)).toBe(0);
  await readCommands(project);
  // Others are answered before it is through.
  expect(await found(project)).toBeLessThan(count);
  await expect.poll(async () => await found(project)).toBe(count);
  expect(await project.store.checkSearch(() => {})).toEqual([]);
});

it('what is not through when the project is closed is made anew when it is opened', async () => {
  const folder = join(await temporaryFolder(), 'project');
  const made = await createProject(folder, { name: 'Test', personName: 'Lee' }, testRuntime());
  const project = await projectWithLogarithms(made);
  await readCommands(project);
  await project.close();
  const again = await openProject(project.path, testRuntime());
  onTestFinished(() => again.close());
  expect(await found(again)).toBe(count);
});
