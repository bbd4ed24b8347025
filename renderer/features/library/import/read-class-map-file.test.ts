import { describe, expect, it } from 'vitest';
import { readClassMapText } from './read-class-map-file.ts';

describe('readClassMapText', () => {
  it('maps classes to labels', () => {
    expect(readClassMapText('map.csv', 'class,label\nc1,1\n=,-\n')).toEqual({
      kind: 'map',
      map: { file: 'map.csv', labels: { c1: '1', '=': '-' } },
    });
  });

  it('maps the numbers of a list to its names, as text', () => {
    expect(readClassMapText('classes.json', '["08", "6.0"]')).toEqual({
      kind: 'map',
      map: { file: 'classes.json', labels: { '0': '08', '1': '6.0' } },
    });
  });

  it('says why a file is none', () => {
    expect(readClassMapText('map.json', '{')).toMatchObject({
      kind: 'refused',
      reason: { code: 'class-map-unreadable' },
    });
  });
});
