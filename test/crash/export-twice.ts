import { Container } from '#schemas/formats/dataset-recipe.ts';
import { usualRecipes } from '#shared/formats/registry.ts';
import { exportGolden, freezeGolden } from '../golden/export-golden.ts';
import { openGoldenProject } from '../golden/golden-project.ts';

/**
 * Exports a golden project to one place, first with the recipes of one turn and then with those of the other, while the
 * calls of the second are watched: `node export-twice.ts <project> <out> <container> <turn>`.
 */
const [folder = '', out = '', container = '', turn = ''] = process.argv.slice(2);
const turns = [usualRecipes(['detector', 'recognizer']), usualRecipes(['detector', 'aligner'])];
