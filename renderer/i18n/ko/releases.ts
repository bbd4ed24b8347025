import type { releases as english } from '../en/releases.ts';
import type { Translation } from '../translation.ts';

export const releases: Translation<typeof english> = { title: 'releases' };
