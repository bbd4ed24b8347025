import { commandLine, runProcess, type Usage } from './run-process.ts';

/** The command line of Quotient in processes of its own. */
export class MeasuredCommands {
  readonly #home: string;

  /** @param home an existing folder of what Quotient remembers for its user */
  constructor(home: string) {
    this.#home = home;
  }

  async makeProject(path: string): Promise<string> {
    await this.run(['init', path, '--name', 'Bench', '--person', 'Bench']);
    return path;
  }

  async run(words: readonly string[]): Promise<Usage> {
    return await runProcess([...commandLine, ...words], this.#home);
  }

  /** Runs a script of a bench, such as a reference. */
  async runScript(path: string, words: readonly string[]): Promise<Usage> {
    return await runProcess([path, ...words], this.#home);
  }
}
