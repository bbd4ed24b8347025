import { expect, it } from 'vitest';
import { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { formatsFor } from './formats-for.ts';

const own = ProjectSubModel.parse({ key: 'own', name: 'Own', recordIn: 'crop', recordOut: 'class' });

it('writes records of a sub-model of the project where nobody chooses, also where built-in formats fit it', () => {
  const formats = formatsFor('own', [own]);
  expect(formats.map(({ id }) => id)).toContain('image-folder');
  expect(formats.filter(({ isUsual }) => isUsual).map(({ id }) => id)).toEqual(['records']);
});
