/** Stub. */
export const imports = { title: 'imports' };
