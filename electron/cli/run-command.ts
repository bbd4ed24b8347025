import type { Command } from 'commander';
import { printable } from './output/printable.ts';

/** What a command leaves: the same as one JSON document and as text. */
export interface CommandResult {
  readonly json: unknown;
  readonly text: string;
  /** Set where the work was done only in part, or in vain: one sentence. The command then ends with code 1. */
  readonly failure?: { readonly code: string; readonly message: string };
}

/** Adds what every command has: `--json`, and an example at the end of its help. */
export function withJson(command: Command, example: string): Command {
  return command
    .option('--json', 'print one JSON document on stdout and nothing else there; of a failure {"error": {…}}')
    .addHelpText('after', `\nExample:\n  npm run -s quotient -- ${example}`);
}

/** Prints the result of a command and sets the exit code. */
export function printResult({ json, text, failure }: CommandResult, isJson: boolean): void {
  if (isJson) {
    const document = failure ? { error: { parameters: {}, ...failure }, report: json } : json;
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else if (text !== '') {
    process.stdout.write(`${printable(text)}\n`);
  }
  if (!failure) return;
  process.stderr.write(`quotient: ${printable(failure.message)}\n`);
  process.exitCode = 1;
}
