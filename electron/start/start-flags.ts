import { parseArgs } from 'node:util';

/** What `npm start` was asked for. */
export interface StartFlags {
  /** Project folder as it was typed; null: the start page. */
  readonly project: string | null;
  /** Whether the app is served to browsers: asked for, or implied by what only then has a meaning. */
  readonly web: boolean;
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

export const startHelp = `Usage: npm start -- [project] [--web] [--port <number>] [--lan] [--open]

Opens Quotient in a window of its own, with a project or on its start page. Where there can be no window (no display, no
Electron for this machine) the same app is served to the browser; each of the options asks for that.

  project          folder of the project to open
  --web            serve the app to the browser, at an address that only this machine reaches
  --port <number>  port of this machine to serve it on (default: any free one)
  --lan            let other machines of the network in, with an invite
  --open           open it in the default browser

Examples:
  npm start -- my-project
  npm start -- my-project --lan --port 4700`;

/** Reads the words after `npm start --`. */
export function readStartFlags(words: readonly string[]): StartCommand {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        web: { type: 'boolean', default: false },
        port: { type: 'string' },
        lan: { type: 'boolean', default: false },
        open: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { help, lan, open } = values;
    const typedPort = values.port ?? '0';
    const port = /^\d{1,5}$/.test(typedPort) ? Number(typedPort) : Number.NaN;
    if (help) return { kind: 'help' };
    if (!(port <= 65_535)) return wrongUse(`“${typedPort}” is no port: it is a number from 0 to 65535.`);
    if (positionals.length > 1) return wrongUse('One project folder can be opened at a time.');
    const web = values.web || values.port !== undefined || lan || open;
    return { kind: 'start', flags: { project: positionals[0] ?? null, web, port, lan, open } };
  } catch (error) {
    return wrongUse(error instanceof Error ? error.message.split('. ', 1)[0] + '.' : String(error));
  }
}

function wrongUse(message: string): StartCommand {
  return { kind: 'wrong-use', message };
}
