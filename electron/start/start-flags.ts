import { Command, CommanderError, InvalidArgumentError } from 'commander';

/** What `npm start` was asked for. */
export interface StartFlags {
  /** Project folder as it was typed; null: the start page. */
  readonly project: string | null;
  readonly port: number;
  readonly lan: boolean;
  readonly open: boolean;
}

/**
 * Reads the words after `npm start --`.
 *
 * @returns null where help was asked for, and printed
 * @throws CommanderError of wrong use
 */
export function readStartFlags(words: readonly string[]): StartFlags | null {
  const program = new Command('npm start --')
    .description('Opens Quotient, with a project or on its start page.')
    .argument('[project]', 'folder of the project to open')
    .option('--port <number>', 'port of this machine to serve the app on (default: any free one)', parsePort, 0)
    .option('--lan', 'let other machines of the network in, with an invite', false)
    .option('--open', 'open the app in the default browser', false)
    .addHelpText('after', '\nExample:\n  npm start -- my-project --port 4700')
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  try {
    program.parse(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return null;
    throw error;
  }
  const flags = program.opts<{ port: number; lan: boolean; open: boolean }>();
  return { project: program.args[0] ?? null, ...flags };
}

function parsePort(word: string): number {
  const port = Number(word);
  if (/^\d+$/.test(word) && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a number from 0 to 65535.');
}
