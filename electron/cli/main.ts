import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { readVersion } from '#electron/rpc/version.ts';
import { commandLoaders } from './commands.ts';
import { printable } from './output/printable.ts';

// A command checks a few records of many kinds, and few kinds often: a parser compiled for each costs more than it saves.
z.config({ jitless: true });

/** Runs one command line; sets the exit code: 0 done, 1 failed, 2 wrong use. */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  try {
    const program = await buildProgram(words);
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    // Help that was asked for is no failure.
    if (error instanceof CommanderError && error.exitCode === 0) return;
    await reportFailure(error, words.includes('--json'));
  }
}

async function buildProgram(words: readonly string[]): Promise<Command> {
  const program = new Command('quotient')
    .description('Turns images of formulas into the training sets of a math-OCR pipeline.')
    .usage('<command> …')
    .exitOverride()
    // Its own options stand before the command: `requirements --version 1` asks for a version of the sheet.
    .enablePositionalOptions()
    .version(readVersion(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help of a command')
    .configureOutput({ outputError: () => {} })
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 wrong use.\nExample:\n  npm run -s quotient -- import my-project photos/ --category script=handwritten',
    );
  const called = commandLoaders[words[0] ?? ''];
  for (const load of called ? [called] : Object.values(commandLoaders)) (await load())(program);
  if (words.length === 0) {
    process.stderr.write(program.helpInformation());
    process.exitCode = 2;
    program.action(() => {});
  }
  return program;
}

async function reportFailure(error: unknown, isJson: boolean): Promise<void> {
  const { describeFailure } = await import('./output/describe-failure.ts');
  const { exitCode, ...shape } = describeFailure(error);
  process.stderr.write(`quotient: ${printable(shape.message)}\n`);
  if (isJson) process.stdout.write(`${JSON.stringify({ error: shape }, null, 2)}\n`);
  if (process.env['QUOTIENT_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exitCode = exitCode;
}
