import { exportGolden, freezeGolden } from './export-golden.ts';
import { openGoldenProject } from './golden-project.ts';

/** Exports a golden project in a process of its own, and says each step on a line, so that a test can kill it there. */
const [folder = '', out = ''] = process.argv.slice(2);
const project = await openGoldenProject(folder);
const release = await freezeGolden(project);
project.jobs.listen(({ progress }) => process.stdout.write(`${progress.phase} ${progress.done}\n`));
await exportGolden(project, release, out);
await project.close();
