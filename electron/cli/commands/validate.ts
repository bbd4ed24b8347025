import { type Command, Option } from 'commander';
import { findingKinds } from '#schemas/domain/finding.ts';
import { counted } from '#shared/words/counted.ts';
import { collect } from '../choices/words.ts';
import type { ProjectFlags } from '../connection/with-project.ts';
import { withJson } from '../run-command.ts';

interface Flags extends ProjectFlags {
  readonly ink: boolean;
  readonly kind?: readonly string[];
}

export function addValidate(program: Command): void {
  withJson(
    program
      .command('validate')
      .description('look for faults in the truth: boxes, LaTeX, relations, categories, splits, pictures')
      .argument('<project>', 'folder of the project')
      .option('--no-ink', 'do not hold boxes against the ink of the pictures (faster)')
      .addOption(
        new Option(
          '--kind <kind>',
          `list only findings of this kind; may be given several times: ${findingKinds.join(', ')}`,
        ).argParser(collect),
      ),
    'validate my-project --kind box-duplicate --json',
  ).action(validate);
}

async function validate(path: string, flags: Flags): Promise<void> {
  const [{ withProject }, { runJob, cancelledFailure }] = await Promise.all([
    import('../connection/with-project.ts'),
    import('../run-job.ts'),
  ]);
  const { FindingKind } = await import('#schemas/domain/finding.ts');
  const { ValidationReport } = await import('#schemas/contract/validation.ts');
  const { describeValidation } = await import('../output/describe-validation.ts');
  const { UsageError } = await import('../usage-error.ts');
  const kinds = (flags.kind ?? []).map((kind) => {
    const known = FindingKind.safeParse(kind);
    if (known.success) return known.data;
    throw new UsageError(`There is no kind of finding named ${kind}; there are: ${findingKinds.join(', ')}.`);
  });
  await withProject(
    path,
    flags,
    async (work) => {
      const job = await runJob(work, () => work.client.validation.start({ ink: flags.ink }));
      const report = ValidationReport.nullable().parse(job.report);
      if (!report) return { json: null, text: '', ...cancelledFailure(job, 'validation') };
      const items: Awaited<ReturnType<typeof work.client.validation.findings>>['items'] = [];
      let after: string | null = null;
      do {
        const part: Awaited<ReturnType<typeof work.client.validation.findings>> = await work.client.validation.findings(
          { kinds, after, limit: 500 },
        );
        items.push(...part.items);
        after = part.next;
      } while (after !== null);
      const failure = {
        code: 'invalid-input',
        message: `The project has ${counted(report.findings, 'finding')}; see the list.`,
      };
      return {
        json: { ...report, list: items },
        text: describeValidation(report, items),
        ...(report.findings > 0 && { failure }),
        ...cancelledFailure(job, 'validation'),
      };
    },
    { isShared: true },
  );
}
