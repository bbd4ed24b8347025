import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { collect, wholeNumber } from '../choices/words.ts';
import type { ProjectFlags } from '../connection/with-project.ts';
import { withJson } from '../run-command.ts';

interface Flags extends ProjectFlags {
  readonly from?: string;
  readonly quota?: string;
  readonly count?: number;
  readonly seed: number;
  readonly category?: readonly string[];
}

export function addSynth(program: Command): void {
  withJson(
    program
      .command('synth')
      .description('draw formulas as pages with exact boxes, relations and LaTeX')
      .argument('<project>', 'folder of the project')
      .option('--from <file>', 'text file with one LaTeX formula a line')
      .option('--quota <id>', 'draw random formulas for what this quota lacks (ids: quotient quota list)')
      .addOption(new Option('--count <number>', 'draw so many random formulas').argParser(wholeNumber(1, 100_000)))
      .option('--category <facet=value>', 'category that the formulas get; may be given several times', collect)
      .addOption(
        new Option('--seed <number>', 'the same seed draws the same pages')
          .argParser(wholeNumber(0, 4_294_967_295))
          .default(1),
      )
      .option('--actor <person>', 'name or id of who draws (default: import)'),
    'synth my-project --count 200 --category level=elementary',
  ).action(synthesise);
}

async function synthesise(project: string, flags: Flags): Promise<void> {
  const { withProject } = await import('../connection/with-project.ts');
  const { runJob, cancelledFailure } = await import('../run-job.ts');
  const { SynthesisAsked, SynthesisReport } = await import('#schemas/contract/synthesis.ts');
  const { readCategories } = await import('../choices/categories.ts');
  const { describeSynthesis } = await import('../output/describe-synthesis.ts');
  const { UsageError } = await import('../usage-error.ts');
  if (flags.from === undefined && flags.quota === undefined && flags.count === undefined) {
    throw new UsageError('Say what to draw: --from <file>, --quota <id> or --count <number>.');
  }
  const wanted = SynthesisAsked.safeParse({
    latexes: flags.from === undefined ? [] : await readFormulas(flags.from),
    quota: flags.quota ?? null,
    count: flags.count ?? null,
    seed: flags.seed,
  });
  if (!wanted.success) {
    const [issue] = wanted.error.issues;
    if (issue?.path[0] === 'quota') {
      throw new UsageError(`--quota: ${flags.quota} is no id of a quota; quotient quota list names them.`);
    }
    throw new UsageError(`--${String(issue?.path[0] ?? 'count')}: ${issue?.message ?? 'is not understood'}.`);
  }
  await withProject(
    project,
    flags,
    async (work) => {
      const categories = await readCategories(work, flags.category);
      const job = await runJob(work, () => work.client.synthesis.start({ ...wanted.data, categories }));
      const report = SynthesisReport.nullable().parse(job.report);
      return { json: report, text: report ? describeSynthesis(report) : '', ...cancelledFailure(job, 'drawing') };
    },
    { isShared: true },
  );
}

/** The lines of a text file that are not empty. @throws UsageError for a file that cannot be read or holds none */
async function readFormulas(path: string): Promise<readonly string[]> {
  const { UsageError } = await import('../usage-error.ts');
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(
      `The file ${path} cannot be read: it is missing, is a folder, or may not be read by you. Check the path.`,
    );
  });
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const formulas = lines.filter((line) => line !== '');
  if (formulas.length === 0) throw new UsageError(`The file ${path} holds no formula; write one LaTeX formula a line.`);
  return formulas;
}
