import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { sha256Of } from '../../../media/media-folder.ts';
import * as making from '../make-files.ts';
import type { FileOrder } from './file-job.ts';
import { FileThreads } from './file-threads.ts';

// No disk is slow when a test wants it to be. Threads load the module as it is.
vi.mock('../make-files.ts', { spy: true });

let folder: string;
let threads: FileThreads;

beforeEach(async () => {
  folder = await temporaryFolder();
  threads = new FileThreads();
  onTestFinished(() => threads.close());
});

describe('files that are made by threads and by whoever waits for them', () => {
  it('are made once each, and told in the order of their job', async () => {
    const picture = await storedPicture(5000);
    // A copy refuses to be made a second time.
    const jobs = Array.from({ length: 40 }, (_, job) =>
      Array.from({ length: 9 }, (_file, at) => (at % 2 ? picture(`${job}-${at}.jpg`) : text(`${job}-${at}.txt`))),
    );
    const made = jobs.map((job) => threads.make(job));
    let helped = 0;
    while (await threads.help()) helped += 1;
    expect(helped).toBeGreaterThan(0);
    const files = await Promise.all(made);
    files.forEach((job, index) => {
      expect(job.map(({ sha256 }) => sha256)).toEqual(jobs[index]?.map(({ target }) => sha256Of(readFileSync(target))));
    });
  });

  it('leave nothing to help with where all are begun or large', async () => {
    const picture = await storedPicture(2 ** 20 + 1);
    const made = [threads.make([text('small.txt'), picture('large.jpg')])];
    expect(await threads.help()).toBe(false);
    await Promise.all(made);
    expect(await threads.help()).toBe(false);
    expect(readFileSync(join(folder, 'large.jpg'))).toHaveLength(2 ** 20 + 1);
  });

  it('are left to the threads on a slow disk, on which whoever waits would do nothing else', async () => {
    const { makeFiles } = await vi.importActual<typeof making>('../make-files.ts');
    const helping = vi.spyOn(making, 'makeFiles').mockImplementation((...words) => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 40);
      return makeFiles(...words);
    });
    onTestFinished(() => {
      helping.mockRestore();
    });
    const job = Array.from({ length: 9 }, (_, at) => text(`${at}.txt`));
    const made = threads.make(job);
    expect(await threads.help()).toBe(true);
    expect(await threads.help()).toBe(false);
    const names = (await made).map(({ sha256 }) => sha256);
    expect(names).toEqual(job.map(({ target }) => sha256Of(readFileSync(target))));
    expect(helping).toHaveBeenCalledTimes(1);
  });

  it('fail once where nobody can make what was left to the threads', async () => {
    const helping = vi.spyOn(making, 'makeFiles').mockImplementation(() => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 40);
      return { kind: 'made', files: [{ bytes: 1, sha256: sha256Of(Buffer.from('a')), isStripped: false }] };
    });
    onTestFinished(() => {
      helping.mockRestore();
    });
    const made = threads.make([text('a.txt'), { kind: 'text', target: join(folder, 'none', 'b.txt'), text: 'b' }]);
    const failed = expect(made).rejects.toMatchObject({ code: 'ENOENT', path: join(folder, 'none', 'b.txt') });
    await threads.help();
    await failed;
  });

  it('are not made any more once the threads were ended', async () => {
    const made = [threads.make([text('a.txt')]), threads.make([text('b.txt')])];
    const failed = Promise.allSettled(made);
    await Promise.all([threads.close(), threads.close()]);
    expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await threads.help()).toBe(false);
    await expect(threads.make([text('c.txt')])).rejects.toThrow('were ended');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are told to have failed where the helper could not make them', async () => {
    const here = threads.make([{ kind: 'text', target: join(folder, 'none', 'a.txt'), text: 'a' }]);
    const failed = expect(here).rejects.toThrow(expect.objectContaining({ code: 'ENOENT' }));
    expect(await threads.help()).toBe(true);
    await failed;
    const lost = threads.make([(await storedPicture(100, 99))('b.jpg')]);
    const told = expect(lost).rejects.toThrow(expect.objectContaining({ code: 'corrupt-file' }));
    await threads.help();
    await told;
  });
});

function text(name: string): FileOrder {
  return { kind: 'text', target: join(folder, name), text: `text of ${name}` };
}

/** Orders of copies of a picture that has some bytes, and had others when it was imported. */
async function storedPicture(bytes: number, byteCount = bytes): Promise<(name: string) => FileOrder> {
  const source = join(await temporaryFolder(), 'picture');
  const content = randomBytes(bytes);
  await writeFile(source, content);
  const facts = { sha256: sha256Of(content), byteCount, contentType: 'image/jpeg', isBare: true };
  return (name) => ({ kind: 'copy', source, target: join(folder, name), ...facts });
}
