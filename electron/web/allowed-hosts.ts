import { hostname, networkInterfaces } from 'node:os';

export type Reach = 'loopback' | 'lan';

/** IPv4 addresses under which other machines reach this one. */
export function lanAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
}

/**
 * Values of the `Host` header that mean this host. Any other one comes from a page that made its own name point here
 * (DNS rebinding).
 */
export function allowedHosts(reach: Reach, port: number): ReadonlySet<string> {
  const own = ['127.0.0.1', 'localhost'];
  const names =
    reach === 'loopback'
      ? own
      : [...own, ...lanAddresses(), hostname().toLowerCase(), `${hostname().toLowerCase()}.local`];
  return new Set(names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])));
}
