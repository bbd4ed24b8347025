import { z } from 'zod';
import { SymbolClassId } from './id.ts';

export const symbolClassGroups = [
  'digit',
  'latin',
  'greek',
  'operator',
  'relation',
  'delimiter',
  'function',
  'structure',
  'punctuation',
  'other',
] as const;
export const SymbolClassGroup = z.enum(symbolClassGroups);
export type SymbolClassGroup = z.infer<typeof SymbolClassGroup>;

/** LaTeX command or character. Always text: `6.0`, `08`, `no`, `\pi` and `\Pi` are four classes. */
export const SymbolLabel = z
  .string()
  .min(1)
  .max(500)
  .refine((label) => !/[\u0000-\u001f\u007f]/.test(label), 'must not hold control characters');

/** A class of symbols. Never deleted: retired, or made an alias of another. */
export const SymbolClass = z.object({
  kind: z.literal('symbol-class'),
  id: SymbolClassId,
  label: SymbolLabel,
  aliases: z.array(SymbolLabel),
  group: SymbolClassGroup,
  position: z.int().nonnegative(),
  retired: z.boolean(),
  aliasOf: SymbolClassId.nullable(),
});
export type SymbolClass = Readonly<z.infer<typeof SymbolClass>>;
