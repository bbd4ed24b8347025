import { type Command, Option } from 'commander';
import { collect, wholeNumber } from '../choices/words.ts';
import { withJson } from '../run-command.ts';

const number = wholeNumber(1, 1_000_000_000);

/** Options that say how a release is split and what goes in. */
export function withFreezeFlags(command: Command): Command {
  return command
    .addOption(new Option('--seed <n>', 'seed of the split (default: 1)').argParser(wholeNumber(0, 4_294_967_295)))
    .addOption(
      new Option('--ratios <train/validation/test>', 'shares of the split in percent, such as 80/10/10').conflicts(
        'counts',
      ),
    )
    .option('--counts <validation/test>', 'formulas of validation and test instead of shares, such as 500/500')
    .option(
      '--split <name>',
      'go on with this split, or new: make one; what a split assigned never moves (default: the one with the rule that is given, else the locked or newest one of this project)',
    )
    .option(
      '--test-batch <import>',
      'the test set is this import and what belongs together with it; several times',
      collect,
    )
    .option(
      '--test-writer <name>',
      'the test set is this writer and what belongs together with it; several times',
      collect,
    )
    .option(
      '--test-category <facet=value>',
      'the test set is this category and what belongs together with it; several times',
      collect,
    )
    .option(
      '--stratify <what>',
      'spread evenly: symbols, keys of facets, or nothing; several times (default: symbols)',
      collect,
    )
    .option('--no-group-writer', 'pages of one writer may stand on several sides')
    .option('--no-group-page', 'formulas of one page may stand on several sides')
    .option('--no-group-duplicates', 'near-duplicate pages may stand on several sides')
    .option('--unknown-writer-by-batch', 'pages without a writer stay together with their import')
    .option('--only-category <facet=value>', 'take formulas of this category; several times', collect)
    .option('--only-batch <import>', 'take pages of this import; several times', collect)
    .option('--only-licence <licence>', 'take pages under this licence, or unknown; several times', collect)
    .option(
      '--only-layer <layer>',
      'take formulas of which symbols, layout or latex is accepted; several times: all of these',
      collect,
    )
    .addOption(
      new Option(
        '--same-expression <what>',
        'formulas written alike in train and test: count, drop from train, or tell apart',
      )
        .choices(['count', 'drop', 'apart'])
        .default('count'),
    )
    .option('--lock-test', 'lock the test set with the release (default: as the requirements ask)')
    .option('--no-lock-test', 'leave the test set open, whatever the requirements ask')
    .option('--fold <index/count>', 'validate on this fold of train and validation, such as 1/5')
    .option('--note <text>', 'note of the release');
}

export function addRelease(program: Command): void {
  const release = program.command('release').description('freeze, look at, compare and lock releases');
  const actor = ['--actor <person>', 'name or id of who does it (default: import)'] as const;
  withJson(
    withFreezeFlags(
      release
        .command('freeze')
        .description('freeze what is accepted; an unchanged state gives the release that it gave before')
        .argument('<project>', 'folder of the project')
        .option('--name <name>', 'name of the release'),
    )
      .option('--preview', 'only show how the split would lie')
      .option(...actor),
    'release freeze my-project --ratios 80/10/10 --stratify symbols --stratify level --preview',
  ).action(async (project, flags) => (await import('./release-freeze.ts')).freezeRelease(project, flags));
  withJson(
    release
      .command('show')
      .description('show the split and the health of a release')
      .argument('<project>', 'folder of the project')
      .argument('<release>', 'number of the release', number),
    'release show my-project 3',
  ).action(async (project, which, flags) => (await import('./release-show.ts')).showRelease(project, which, flags));
  withJson(
    release
      .command('diff')
      .description('say what a release has that another one has not')
      .argument('<project>', 'folder of the project')
      .argument('<from>', 'number of the older release', number)
      .argument('<to>', 'number of the newer release', number)
      .option('--csv', 'print the counts by category and symbol class as CSV'),
    'release diff my-project 2 3',
  ).action(async (project, from, to, flags) =>
    (await import('./release-diff.ts')).diffReleases(project, from, to, flags),
  );
  withJson(
    release
      .command('card')
      .description('print the dataset card of a release (Markdown)')
      .argument('<project>', 'folder of the project')
      .argument('<release>', 'number of the release', number),
    'release card my-project 3 > README.md',
  ).action(async (project, which, flags) => (await import('./release-card.ts')).printCard(project, which, flags));
  withJson(
    release
      .command('lock')
      .description('lock the test set of a release for its split; once locked, a correction makes the next version')
      .argument('<project>', 'folder of the project')
      .argument('<release>', 'number of the release', number)
      .option('--correct', 'freeze the test pages as they are accepted now, as the next version')
      .option('--preview', 'with --correct: only say what the next version would take over')
      .option('--note <text>', 'why', '')
      .option(...actor),
    'release lock my-project 3',
  ).action(async (project, which, flags) => (await import('./release-lock.ts')).lockTest(project, which, flags));
}
