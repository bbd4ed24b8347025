import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

describe('toCsv', () => {
  it('writes a header, quotes what needs it and ends lines with CRLF', () => {
    const rows = [
      ['a.png', 1],
      ['b,"c"\nd', 2],
    ];
    expect(toCsv(['file', 'count'], rows)).toBe('\ufefffile,count\r\na.png,1\r\n"b,""c""\nd",2\r\n');
  });

  it('keeps spreadsheets from running foreign text', () => {
    expect(toCsv(['x'], [['=1+1'], ['+a'], ['-a'], ['@a'], ['\ta'], [-5]])).toBe(
      "\ufeffx\r\n'=1+1\r\n'+a\r\n'-a\r\n'@a\r\n'\ta\r\n-5\r\n",
    );
  });

  it('leaves classes as they are called that are one sign: none of them runs', () => {
    expect(toCsv(['label'], [['='], ['+'], ['-']])).toBe('\ufefflabel\r\n=\r\n+\r\n-\r\n');
  });

  it('says in a last line what is not in it', () => {
    expect(toCsv(['page', 'why'], [['a.png', 'x']], 'and 3 more')).toBe('\ufeffpage,why\r\na.png,x\r\nand 3 more\r\n');
  });
});
