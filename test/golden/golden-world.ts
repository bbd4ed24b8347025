import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Project } from '#electron/core/project/project.ts';
import type { Release } from '#schemas/domain/release.ts';
import type { DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';
import { usualRecipes } from '#shared/formats/registry.ts';
import { exportGolden, freezeGolden } from './export-golden.ts';
import { folderContent } from './folder-content.ts';
import { goldenProject } from './golden-project.ts';

/** Labels, crops and copied pictures: what becomes of them does not hang on how many formats there are. */
export const fewRecipes: readonly DatasetRecipe[] = usualRecipes(['detector', 'recognizer', 'converter']);

/** What tests of exports share. */
export interface GoldenWorld {
  /** Folder of theirs; `end` removes it. */
  readonly root: string;
  readonly project: Project;
  readonly release: Release;
  /** Files of an export of the few recipes to a folder, by their names. */
  readonly expected: ReadonlyMap<string, Buffer>;
  readonly end: () => Promise<void>;
}

/** A golden project, frozen and exported once. */
export async function goldenWorld(): Promise<GoldenWorld> {
  const root = await mkdtemp(join(tmpdir(), 'quotient-golden-'));
  const project = await goldenProject(join(root, 'project'));
  const release = await freezeGolden(project);
  await exportGolden(project, release, join(root, 'expected'), fewRecipes);
  return {
    root,
    project,
    release,
    expected: folderContent(join(root, 'expected')),
    end: async () => {
      await project.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}
