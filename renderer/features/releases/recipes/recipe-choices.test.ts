import { describe, expect, it } from 'vitest';
import { datasetName } from '#schemas/formats/dataset-recipe.ts';
import { formatsFor } from '#shared/formats/formats-for.ts';
import { usualRecipes } from '#shared/formats/registry.ts';
import { areWritable, nameFault, withAnother, withChange, withFormat } from './recipe-choices.ts';

describe('recipe choices', () => {
  it('take a format in once, and out again', () => {
    const usual = usualRecipes(['detector']);
    const both = withFormat(usual, 'detector', 'yolo', true);
    expect(both.map(({ format }) => format)).toEqual(['coco', 'yolo']);
    expect(withFormat(both, 'detector', 'yolo', true)).toEqual(both);
    expect(withFormat(both, 'detector', 'coco', false).map(({ format }) => format)).toEqual(['yolo']);
  });

  it('change one recipe alone, also of two of a format', () => {
    const [coco] = usualRecipes(['detector']);
    if (!coco) throw new Error('There is a usual format.');
    const two = withAnother([coco], 'coco');
    const named = two[1];
    if (!named) throw new Error('One was added.');
    const changed = withChange(two, named, { options: { classes: 'one' } });
    expect(changed.map(({ options }) => options)).toEqual([{}, { classes: 'one' }]);
    expect(withFormat(changed, 'detector', 'coco', false)).toEqual([]);
  });

  it('take a format in once more under a name of its own, behind the others of it and with their options', () => {
    const both = withFormat(usualRecipes(['detector']), 'detector', 'yolo', true);
    const three = withAnother(withAnother(both, 'coco'), 'coco');
    expect(three.map(datasetName)).toEqual(['coco', 'coco-other', 'coco-other-2', 'yolo']);
    // The one without a name comes back where it was taken out.
    expect(withAnother(three.slice(1), 'coco').map(datasetName)).toEqual([
      'coco-other',
      'coco-other-2',
      'coco',
      'yolo',
    ]);
    expect(areWritable(three)).toBe(true);
    expect(areWritable([])).toBe(false);
  });

  it('are writable where each has a folder of its own with a name that it can have', () => {
    const [first, second] = withAnother(usualRecipes(['detector']), 'coco');
    if (!first || !second) throw new Error('There are two.');
    const fault = (name: string) => {
      const named = { ...second, name };
      return [nameFault(named, [first, named]), areWritable([first, named])];
    };
    expect(fault('one-class')).toEqual([null, true]);
    for (const name of ['', 'One class', '2', 'one-', 'one--class'])
      expect(fault(name)).toEqual(['recipeNameWrong', false]);
    expect(nameFault(second, [first, second, { ...second }])).toBe('recipeNameTwice');
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
