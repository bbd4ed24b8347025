const storageKey = 'quotient-person-name';

/** The name this person gave last on this machine; empty at first. */
export function rememberedName(): string {
  return localStorage.getItem(storageKey) ?? '';
}

export function rememberName(name: string): void {
  localStorage.setItem(storageKey, name);
}
