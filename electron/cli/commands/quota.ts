import { type Command, Option } from 'commander';
import { collect, day, notNegative, wholeNumber } from '../choices/words.ts';
import { withJson } from '../run-command.ts';

export function addQuota(program: Command): void {
  const quota = program.command('quota').description('set, list and remove quotas');
  withJson(
    withSelection(
      quota.command('set').description('set the target of a selection; the same selection again changes it'),
    )
      .addOption(
        new Option('--target <n>', 'how many accepted items it must reach')
          .argParser(wholeNumber(1, 1_000_000_000))
          .makeOptionMandatory(),
      )
      .addOption(
        new Option('--unit <unit>', 'what is counted (default: symbols with --symbol, else formulas)').choices([
          'formula',
          'symbol',
        ]),
      )
      .option('--due <day>', 'day by which it is wanted, such as 2027-03-31', day)
      .option('--cost <amount>', 'cost of one item', notNegative),
    'quota set my-project --target 500 --category level=elementary --category script=handwritten',
  ).action(async (project, flags) => (await import('./quota-set.ts')).setQuota(project, flags));
  withJson(
    quota
      .command('list')
      .description('list quotas with what stands against them')
      .argument('<project>', 'folder of the project')
      .option('--csv', 'print the table as CSV'),
    'quota list my-project --csv > quotas.csv',
  ).action(async (project, flags) => (await import('./quota-list.ts')).listQuotas(project, flags));
  withJson(
    withSelection(quota.command('remove').description('remove the quota of a selection')),
    'quota remove my-project --category level=elementary --category script=handwritten',
  ).action(async (project, flags) => (await import('./quota-remove.ts')).removeQuota(project, flags));
}

function withSelection(command: Command): Command {
  return command
    .argument('<project>', 'folder of the project')
    .option('--category <facet=value>', 'formulas of this category; several narrow the selection', collect)
    .option('--symbol <label>', 'symbols of this class, such as \\alpha')
    .option(
      '--submodel <key>',
      'what this sub-model can use: a built-in one, or one of the project (see submodel list)',
    )
    .option('--actor <person>', 'name or id of who does it (default: import)');
}
