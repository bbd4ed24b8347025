import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectOfArguments } from './launch-arguments.ts';

const folder = resolve('/work');

describe('projectOfArguments', () => {
  it.each([
    ['nothing', ['quotient'], true, null],
    ['a folder', ['quotient', 'fractions'], true, join(folder, 'fractions')],
    ['switches only', ['quotient', '--ozone-platform=x11', ''], true, null],
    ['a folder after switches', ['quotient', '--no-proxy-server', 'fractions'], true, join(folder, 'fractions')],
    ['what Electron runs', ['electron', '.'], false, null],
    ['what Electron runs, then a folder', ['electron', '.', 'fractions'], false, join(folder, 'fractions')],
    ['switches before all that', ['electron', '--inspect=0', 'main.js', 'fractions'], false, join(folder, 'fractions')],
  ])('reads %s', (_title, argv, isPackaged, project) => {
    expect(projectOfArguments(argv, isPackaged, folder)).toBe(project);
  });

  it('takes the folder of a file', () => {
    expect(projectOfArguments(['quotient', 'package.json'], true, process.cwd())).toBe(process.cwd());
  });
});
