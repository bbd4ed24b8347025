import { parseArgs } from 'node:util';

/** What `npm start` was asked for. */
export interface StartFlags {
  /** Project folder as it was typed; null: the start page. */
  readonly project: string | null;
  /** Port of this machine; 0: any free one. */
  readonly port: number;
  /** Whether other machines of the network are let in. */
  readonly lan: boolean;
  /** Whether the default browser is opened. */
  readonly open: boolean;
}

export type StartCommand =
  | { readonly kind: 'start'; readonly flags: StartFlags }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong-use'; readonly message: string };

export const startHelp = `Usage: npm start -- [project] [--port <number>] [--lan] [--open]

Opens Quotient with a project, or on its start page.

  project          folder of the project to open
  --port <number>  port of this machine to serve the app on (default: any free one)
  --lan            let other machines of the network in, with an invite
  --open           open the app in the default browser

Example:
  npm start -- my-project --port 4700`;

/** Reads the words after `npm start --`. */
export function readStartFlags(words: readonly string[]): StartCommand {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '0' },
        lan: { type: 'boolean', default: false },
        open: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { help, lan, open } = values;
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
    if (help) return { kind: 'help' };
    if (!(port <= 65_535)) return wrongUse(`“${values.port}” is no port: it is a number from 0 to 65535.`);
    if (positionals.length > 1) return wrongUse('One project folder can be opened at a time.');
    return { kind: 'start', flags: { project: positionals[0] ?? null, port, lan, open } };
  } catch (error) {
    return wrongUse(error instanceof Error ? error.message.split('. ', 1)[0] + '.' : String(error));
  }
}

function wrongUse(message: string): StartCommand {
  return { kind: 'wrong-use', message };
}
