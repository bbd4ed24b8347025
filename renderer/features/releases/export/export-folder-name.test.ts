import { describe, expect, it } from 'vitest';
import { nameInContainer } from './export-folder-name.ts';

describe('nameInContainer', () => {
  it.each([
    ['first', 'zip', 'first.zip'],
    [' first.ZIP ', 'zip', 'first.ZIP'],
    ['v1.2', 'zip', 'v1.2.zip'],
    ['', 'zip', ''],
    ['first.zip', 'tar', 'first'],
    ['first.zip', 'folder', 'first'],
    ['v1.2', 'folder', 'v1.2'],
  ] as const)('%j as %s is %j', (typed, container, name) => {
    expect(nameInContainer(typed, container)).toBe(name);
  });
});
