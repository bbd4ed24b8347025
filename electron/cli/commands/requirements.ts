import { type Command, Option } from 'commander';
import { wholeNumber } from '../choices/words.ts';
import type { ProjectFlags } from '../connection/with-project.ts';
import { withJson } from '../run-command.ts';

interface Flags extends ProjectFlags {
  readonly version?: number;
  readonly since?: number;
  readonly list?: true;
  readonly restore?: number;
}

const anyVersion = wholeNumber(1, 1_000_000_000);

export function addRequirements(program: Command): void {
  withJson(
    program
      .command('requirements')
      .description('print the requirements sheet as Markdown or JSON, compare its versions, or bring one back')
      .argument('<project>', 'folder of the project')
      .addOption(new Option('--version <n>', 'the sheet as it was after this version').argParser(anyVersion))
      .addOption(
        new Option('--since <n>', 'what differs from this version to the newest, or to --version').argParser(
          anyVersion,
        ),
      )
      .addOption(new Option('--list', 'list the versions instead, newest first').conflicts(['version', 'since']))
      .addOption(
        new Option(
          '--restore <n>',
          'make the sheet say again what it said at this version, all but its categories and symbol classes',
        )
          .argParser(anyVersion)
          .conflicts(['list', 'version', 'since']),
      )
      .option('--actor <person>', 'name or id of who brings it back (default: import)'),
    'requirements my-project > requirements.md',
  ).action(showRequirements);
}

async function showRequirements(project: string, flags: Flags): Promise<void> {
  const { withProject } = await import('../connection/with-project.ts');
  const { describeChanges, describeVersions } = await import('../output/describe-requirements.ts');
  await withProject(project, flags, async ({ client }) => {
    if (flags.list) {
      const versions = await client.requirements.versions();
      return { json: versions, text: describeVersions(versions) };
    }
    if (flags.restore !== undefined) {
      const saved = await client.requirements.restore({ version: flags.restore });
      return { json: saved, text: `Restored version ${flags.restore} of the requirements.` };
    }
    const { version, sheet, markdown } = await client.requirements.sheet({ version: flags.version ?? null });
    if (flags.since !== undefined) {
      const changes = await client.requirements.compare({ from: flags.since, to: version.number });
      return { json: changes, text: describeChanges(changes) };
    }
    return { json: { version, ...sheet }, text: markdown.trimEnd() };
  });
}
