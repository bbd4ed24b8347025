/** Stub. */
export const quotas = { title: 'quotas' };
