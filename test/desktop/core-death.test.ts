import { describe, expect, it } from 'vitest';
import type { StandInApplication } from './stand-in/application.ts';
import { useDesktop } from './support/desktop.ts';
import { openedDialogs, scriptDialog } from './support/dialogs.ts';
import { prepareProject } from './support/prepared-project.ts';

const newHome = useDesktop();

/** Kills the core, as a crash or the system's memory guard does; says which process it was. */
async function killCore(app: StandInApplication): Promise<number> {
  return await app.evaluate((electron) => {
    const [core]: { pid: number }[] = [...Reflect.get(electron, 'standInProcesses')];
    if (!core) throw new Error('No core runs.');
    process.kill(core.pid, 'SIGKILL');
    return core.pid;
  });
}

const coreOf = (app: StandInApplication) =>
  app.evaluate((electron) => {
    const [core]: { pid: number }[] = [...Reflect.get(electron, 'standInProcesses')];
    return core?.pid ?? 0;
  });

describe('a core that dies', () => {
  it('is started again with its project; the page says so and goes on', async () => {
    const home = await newHome();
    await prepareProject(home, 'Fractions');
    const { app, page } = await home.start({ args: ['Fractions'] });
    await page.getByRole('option').first().waitFor();
    const killed = await killCore(app);
    await page.getByText('Quotient had to start a part of itself again').waitFor();
    expect(await coreOf(app)).not.toBe(killed);
    await page.getByRole('link', { name: 'Quotas' }).click();
    await page.getByRole('heading', { name: 'Quotas' }).waitFor();
    await page.getByRole('link', { name: 'Library' }).click();
    await page.getByRole('option').first().waitFor();
    await page.getByText('Connection lost').waitFor({ state: 'hidden' });
    expect(app.log).toContain('ended unexpectedly');
  });

  it('ends at once and is started again, too, when it fails by itself', async () => {
    const home = await newHome();
    await prepareProject(home, 'Fractions');
    const { app, page } = await home.start({ args: ['Fractions'] });
    await page.getByRole('option').first().waitFor();
    const failed = await coreOf(app);
    await app.evaluate((electron) => {
      const [core]: { postMessage: (message: unknown) => void }[] = [...Reflect.get(electron, 'standInProcesses')];
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process is no window and has no origin
      core?.postMessage(null);
    });
    await page.getByText('Quotient had to start a part of itself again').waitFor();
    expect(await coreOf(app)).not.toBe(failed);
    expect(app.log).toContain('nobody expected this');
  });

  it('is given up after it died again and again, and its person is asked', async () => {
    const home = await newHome();
    const { app, page } = await home.start();
    await page.getByRole('button', { name: 'New project' }).waitFor();
    await scriptDialog(app, 'showMessageBox', { response: 0 });
    let last = 0;
    for (let death = 0; death < 4; death++) {
      await expect.poll(() => coreOf(app)).not.toBe(last);
      last = await killCore(app);
      await expect.poll(() => coreOf(app)).not.toBe(last);
    }
    await expect
      .poll(() => openedDialogs(app))
      .toMatchObject([{ message: 'Quotient cannot go on.', detail: expect.stringContaining('quotient.log') }]);
    await page.getByText('Quotient had to start a part of itself again').first().waitFor();
  });
});
