/**
 * What another language must say for a namespace: the keys of the English one. English forms `_one` and `_other` of a
 * count; a language without a singular gives `_other` alone.
 */
export type Translation<English> = {
  readonly [Key in keyof English as Key extends `${string}_one` ? never : Key]: string;
};

/** Keys as `t` takes them: the forms of a count are one key. */
export type KeyOf<English> = keyof English extends infer Key
  ? Key extends `${infer Stem}_one` | `${infer Stem}_other`
    ? Stem
    : Key extends string
      ? Key
      : never
  : never;
