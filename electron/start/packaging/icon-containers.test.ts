import { describe, expect, it } from 'vitest';
import { icnsOf, icoOf } from './icon-containers.ts';

const picture = (side: number, length: number) => ({ side, png: new Uint8Array(length).fill(side % 251) });

describe('icoOf', () => {
  it('lists each picture with its side, length and place', () => {
    const ico = Buffer.from(icoOf([picture(16, 5), picture(256, 7)]));
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 2]);
    const entries = [6, 22].map((at) => ({
      side: ico.readUInt8(at) || 256,
      bits: ico.readUInt16LE(at + 6),
      bytes: ico.subarray(ico.readUInt32LE(at + 12)).subarray(0, ico.readUInt32LE(at + 8)),
    }));
    expect(entries).toEqual([
      { side: 16, bits: 32, bytes: Buffer.alloc(5, 16) },
      { side: 256, bits: 32, bytes: Buffer.alloc(7, 5) },
    ]);
    expect(ico.length).toBe(6 + 2 * 16 + 5 + 7);
  });
});

describe('icnsOf', () => {
  it('chains pictures by type and length, and gives large ones to both of their types', () => {
    const icns = Buffer.from(icnsOf([picture(128, 3), picture(256, 4), picture(20, 9)]));
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
    const entries: [string, number][] = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      entries.push([icns.toString('latin1', at, at + 4), icns.readUInt32BE(at + 4) - 8]);
    }
    expect(entries).toEqual([
      ['ic07', 3],
      ['ic08', 4],
      ['ic13', 4],
    ]);
  });
});
