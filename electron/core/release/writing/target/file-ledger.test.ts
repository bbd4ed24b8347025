import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Sha256 } from '#schemas/domain/id.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import type { ArchiveWriter } from '../../container/archive-writer.ts';
import { FileLedger, type WrittenFile } from './file-ledger.ts';

const sha256 = Sha256.parse('0'.repeat(64));

function fileOf(path: string, bytes: number): WrittenFile {
  return { path, bytes, sha256, content: new Uint8Array(bytes) };
}

async function newLedger() {
  const put: string[] = [];
  const writer: ArchiveWriter = {
    put: (name) => put.push(name),
    add: async () => undefined,
    finish: async () => 0,
    abandon: () => undefined,
  };
  const ledger = new FileLedger(join(await temporaryFolder(), 'lines'), { writer, kept: [] });
  onTestFinished(() => ledger.abandon());
  return { ledger, put };
}

it('makes wait behind a file that is late, and puts all of them into the archive in their order', async () => {
  const { ledger, put } = await newLedger();
  const [first, second] = [ledger.reserve(), ledger.reserve()];
  second([fileOf('second', 40_000_000)]);
  const room = ledger.room().then(() => put.push('room'));
  expect(put).toEqual([]);
  first([fileOf('first', 1)]);
  await room;
  expect(put).toEqual(['first', 'second', 'room']);
});

it('lets nobody wait for a file that could not be made', async () => {
  const { ledger, put } = await newLedger();
  ledger.reserve();
  ledger.reserve()([fileOf('second', 40_000_000)]);
  const room = ledger.room();
  ledger.fail(new Error('The picture is lost.'));
  await expect(room).rejects.toThrow('The picture is lost.');
  await expect(ledger.room()).rejects.toThrow('The picture is lost.');
  expect(put).toEqual([]);
});
