import type { Command } from 'commander';
import { counted } from '#shared/words/counted.ts';
import type { ProjectFlags } from '../connection/with-project.ts';
import { withJson } from '../run-command.ts';

export function addDoctor(program: Command): void {
  withJson(
    program
      .command('doctor')
      .description('check that a project is whole: counters, search index, hashes, references')
      .argument('<project>', 'folder of the project'),
    'doctor my-project',
  ).action(examineProject);
}

async function examineProject(project: string, flags: ProjectFlags): Promise<void> {
  const { withProject } = await import('../connection/with-project.ts');
  const { runJob, cancelledFailure } = await import('../run-job.ts');
  const { DoctorReport } = await import('#schemas/contract/project.ts');
  await withProject(
    project,
    flags,
    async (work) => {
      const job = await runJob(work, () => work.client.project.doctor());
      const report = DoctorReport.nullable().parse(job.report);
      if (!report) return { json: null, text: '', ...cancelledFailure(job, 'check') };
      const { checked, findings } = report;
      const text = [
        `Checked ${counted(checked.documents, 'document')}, ${counted(checked.counters, 'counter')}, ${counted(checked.media, 'picture')}.`,
        ...(findings.length === 0 ? ['Everything is whole.'] : findings.map(({ message }) => `  ${message}`)),
      ].join('\n');
      const unwhole = {
        code: 'project-invalid',
        message: `The project has ${counted(findings.length, 'fault')}; see the list.`,
      };
      return {
        json: report,
        text,
        ...(findings.length > 0 && { failure: unwhole }),
        ...cancelledFailure(job, 'check'),
      };
    },
    { isShared: true },
  );
}
