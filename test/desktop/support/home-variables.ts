/**
 * Environment of an app whose person has a home of their own: what it remembers, its files, and what it leaves behind
 * where it is killed.
 */
export function homeVariables(config: string, home: string, temporary: string): Readonly<Record<string, string>> {
  return { QUOTIENT_HOME: config, HOME: home, USERPROFILE: home, TMPDIR: temporary };
}
