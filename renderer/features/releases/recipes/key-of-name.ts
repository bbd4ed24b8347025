import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';

/**
 * The folder name of a sub-model, made of what a person calls it: that of the one with that name, and where it has no
 * Latin letter, with the first number that is free.
 */
export function keyOfName(name: string, own: readonly Pick<ProjectSubModel, 'key' | 'name'>[]): string {
  const known = own.find((one) => one.name === name.trim());
  if (known) return known.key;
  const key = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  if (key !== '' || name.trim() === '') return key;
  const taken = new Set<string>(own.map((one) => one.key));
  let number = 1;
  while (taken.has(`model-${number}`)) number += 1;
  return `model-${number}`;
}
