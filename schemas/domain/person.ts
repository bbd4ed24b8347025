import { z } from 'zod';
import { PersonId } from './id.ts';

/** From least to most: a role may do what the roles before it may. */
export const roles = ['annotator', 'reviewer', 'lead'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Somebody who stands behind operations. */
export const Person = z.object({
  kind: z.literal('person'),
  id: PersonId,
  name: z.string().trim().min(1).max(200),
  role: Role,
  retired: z.boolean(),
});
export type Person = Readonly<z.infer<typeof Person>>;

/** The actor of imports and scripts for which nobody was named; the same in every project. */
export const importActorId = PersonId.parse('01QV0T1ENT0000000000000001');
