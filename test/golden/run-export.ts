import { exportGolden, freezeGolden } from './export-golden.ts';
import { openGoldenProject } from './golden-project.ts';

/**
 * Exports a golden project in a process of its own, which dies as a phase begins: `<project> <out> <phase>`. By itself,
 * as whoever kills another one finds it further on.
 */
const [folder = '', out = '', last = ''] = process.argv.slice(2);
const project = await openGoldenProject(folder);
const release = await freezeGolden(project);
project.jobs.listen(({ progress: { phase } }) => {
  if (phase === last) process.kill(process.pid, 'SIGKILL');
});
await exportGolden(project, release, out);
await project.close();
