import { spawn } from 'node:child_process';

/** Opens an address in the default browser; where that cannot be done, the printed address is there to be used. */
export function openBrowser(address: string): void {
  const [command, ...words] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', address]
        : ['xdg-open', address];
  const child = spawn(command, words, { stdio: 'ignore', detached: true });
  child.once('error', () => process.stderr.write('quotient: no browser could be opened; use the address above.\n'));
  child.unref();
}
