import { type Command, Option } from 'commander';
import type { ExportSettings } from '#schemas/contract/releases.ts';
import { recordsIn, recordsOut } from '#schemas/domain/project-sub-model.ts';
import { collect } from '../choices/words.ts';
import type { ProjectFlags } from '../connection/with-project.ts';
import { withJson } from '../run-command.ts';

const actor = ['--actor <person>', 'name or id of who does it (default: import)'] as const;

export function addSubModel(program: Command): void {
  const command = program.command('submodel').description('list, add and remove sub-models, and keep their recipes');
  withJson(
    command
      .command('list')
      .description('list the sub-models with the formats that export writes')
      .argument('<project>', 'folder of the project')
      .option('--formats', 'every format that can be written, with its options, their values and presets'),
    'submodel list my-project',
  ).action(listSubModels);
  withJson(
    command
      .command('add')
      .description('define a sub-model of the project by what it is given and gives back')
      .argument('<project>', 'folder of the project')
      .argument('<key>', 'name of its folder, such as page-reader')
      .option('--name <name>', 'name for people (default: the key)')
      .addOption(new Option('--in <record>', 'what it is given').choices(recordsIn).makeOptionMandatory())
      .addOption(new Option('--out <record>', 'what it gives back').choices(recordsOut).makeOptionMandatory())
      .option(...actor),
    'submodel add my-project page-reader --in page --out latex',
  ).action(addOne);
  withJson(
    command
      .command('remove')
      .description('remove a sub-model of the project; what was exported stays')
      .argument('<project>', 'folder of the project')
      .argument('<key>', 'its key')
      .option(...actor),
    'submodel remove my-project page-reader',
  ).action(removeOne);
  withJson(
    command
      .command('recipe')
      .description('keep the formats and options that export writes for a sub-model')
      .argument('<project>', 'folder of the project')
      .argument('<key>', 'sub-model')
      .option('--format <id>', 'format to write; may be given several times (default: those that are kept)', collect)
      .option('--option <name=value>', 'how formats write, such as classes=one; may be given several times', collect)
      .addHelpText(
        'after',
        '\nA format can be written once more under a name: --format coco --format coco:one-class --option coco:one-class.classes=one.\nWith neither a format nor an option, it goes back to the usual formats.\nsubmodel list --formats lists every format with its options.',
      )
      .option(...actor),
    'submodel recipe my-project detector --format coco --format yolo --option classes=one',
  ).action(keepRecipe);
}

async function listSubModels(project: string, flags: ProjectFlags & { readonly formats?: true }): Promise<void> {
  const { withProject } = await import('../connection/with-project.ts');
  const { formatTable } = await import('../output/table.ts');
  const { describeRecipe, formatWord } = await import('../output/describe-recipe.ts');
  const { describeFormats, listFormats } = await import('../output/describe-formats.ts');
  await withProject(project, flags, async ({ client }) => {
    const settings = await client.releases.exportSettings();
    if (flags.formats) {
      const formats = listFormats(settings.subModels);
      return { json: { formats }, text: describeFormats(formats) };
    }
    const rows = settings.recipes.map(({ subModel, isKept, recipes }) => [
      subModel,
      recipes.map(formatWord).join(', '),
      isKept ? 'kept' : 'usual',
    ]);
    const unwritable = settings.recipes
      .filter((one) => one.unwritable.length > 0)
      .map((one) => {
        const formats = one.unwritable.map(describeRecipe).join(', ');
        return `\nKept for ${one.subModel}, which cannot be written in them as it is defined now, so exports leave them out: ${formats}.`;
      });
    const text = `${formatTable([['sub-model', 'formats', ''], ...rows])}${unwritable.join('')}\nsubmodel list --formats lists every format that can be written, with its options.`;
    return { json: settings, text };
  });
}

interface AddFlags extends ProjectFlags {
  readonly name?: string;
  readonly in: (typeof recordsIn)[number];
  readonly out: (typeof recordsOut)[number];
}

async function addOne(project: string, key: string, flags: AddFlags): Promise<void> {
  const { checkOwnKey } = await import('../choices/sub-models.ts');
  // What is wrong whatever the project is said before it is opened.
  checkOwnKey(key);
  const { withProject } = await import('../connection/with-project.ts');
  const { describeRecipe } = await import('../output/describe-recipe.ts');
  await withProject(project, flags, async ({ client }) => {
    const before = (await client.releases.exportSettings()).subModels.find((own) => own.key === key);
    const settings = await client.releases.setSubModel({
      key,
      name: flags.name ?? key,
      recordIn: flags.in,
      recordOut: flags.out,
    });
    const isOther = before && (before.recordIn !== flags.in || before.recordOut !== flags.out);
    const was = isOther ? ` It was ${before.recordIn} → ${before.recordOut}; releases and quotas count it anew.` : '';
    const dropped = settings.droppedRecipes.map(describeRecipe).join(', ');
    const went = dropped === '' ? '' : ` Kept formats that it cannot be written in any more were dropped: ${dropped}.`;
    return { json: settings, text: `The project has the sub-model ${key}: ${flags.in} → ${flags.out}.${was}${went}` };
  });
}

async function removeOne(project: string, key: string, flags: ProjectFlags): Promise<void> {
  const { withProject } = await import('../connection/with-project.ts');
  await withProject(project, flags, async ({ client }) => {
    const settings = await client.releases.removeSubModel({ key });
    return { json: settings, text: `Removed the sub-model ${key}.` };
  });
}

interface RecipeFlags extends ProjectFlags {
  readonly format?: readonly string[];
  readonly option?: readonly string[];
}

async function keepRecipe(project: string, key: string, flags: RecipeFlags): Promise<void> {
  const { withProject } = await import('../connection/with-project.ts');
  const { chooseRecipes } = await import('../choices/recipes.ts');
  const { findSubModel } = await import('../choices/sub-models.ts');
  const { describeRecipe } = await import('../output/describe-recipe.ts');
  const { frameOfCrops } = await import('#shared/formats/crops/crop-frame.ts');
  await withProject(project, flags, async ({ client }) => {
    const before = await client.releases.exportSettings();
    const own = before.subModels;
    const subModel = findSubModel(
      key,
      own.map((one) => one.key),
    );
    const recipesOf = (settings: ExportSettings) =>
      settings.recipes.find((one) => one.subModel === subModel)?.recipes ?? [];
    const isUsual = flags.format === undefined && flags.option === undefined;
    const settings = await client.releases.setRecipes({
      subModel,
      recipes: isUsual ? null : chooseRecipes([subModel], recipesOf(before), flags, own),
    });
    const recipes = recipesOf(settings);
    const kept = recipes.map(describeRecipe).join(', ');
    const frames = new Set(recipes.flatMap(({ options }) => frameOfCrops(options)?.message ?? []));
    const notes = [...frames].map((frame) => `\nNote: ${frame}`).join('');
    return { json: settings, text: `Export writes for the ${subModel}: ${kept}.${notes}` };
  });
}
