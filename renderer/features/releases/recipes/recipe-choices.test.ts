import { describe, expect, it } from 'vitest';
import { formatsFor } from '#shared/formats/formats-for.ts';
import { usualRecipes } from '#shared/formats/registry.ts';
import { withFormat, withOption } from './recipe-choices.ts';

describe('recipe choices', () => {
  it('take a format in once, and out again', () => {
    const usual = usualRecipes(['detector']);
    const both = withFormat(usual, 'detector', 'yolo', true);
    expect(both.map(({ format }) => format)).toEqual(['coco', 'yolo']);
    expect(withFormat(both, 'detector', 'yolo', true)).toEqual(both);
    expect(withFormat(both, 'detector', 'coco', false).map(({ format }) => format)).toEqual(['yolo']);
  });

  it('change the option of one format alone', () => {
    const both = withFormat(usualRecipes(['detector']), 'detector', 'yolo', true);
    const changed = withOption(both, 'yolo', 'classes', 'one');
    expect(changed.map(({ options }) => options)).toEqual([{}, { classes: 'one' }]);
  });

  it('give a sub-model of the project the formats of its records, and one for any records', () => {
    const own = [
      { key: 'boxes', name: 'Boxes', recordIn: 'formula', recordOut: 'boxes' },
      { key: 'pages', name: 'Pages', recordIn: 'page', recordOut: 'latex' },
    ] as const;
    expect(formatsFor('boxes', own).map(({ id }) => id)).toEqual(expect.arrayContaining(['coco', 'yolo', 'records']));
    expect(formatsFor('pages', own).map(({ id }) => id)).toEqual(['records']);
    expect(formatsFor('nothing', own)).toEqual([]);
  });
});
