/**
 * Chromium knows no schemes of the app's: each stands for a secure host that answers only here. `quotient://app/x` is
 * `https://app.quotient.stand-in.test/x` to the page.
 */
const top = 'stand-in.test';

/** The address as the page has it. */
export function toMapped(address: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/.exec(address);
  if (!match || match[1] === 'http' || match[1] === 'https' || match[1] === 'file') return address;
  return `https://${match[2]}.${match[1]}.${top}${match[3]}`;
}

/** The address as the app has it. */
export function fromMapped(address: string): string {
  const match = new RegExp(`^https://([^/?#]+)\\.([a-z][a-z0-9+-]*)\\.${top.replace('.', '\\.')}(.*)$`).exec(address);
  return match ? `${match[2]}://${match[1]}${match[3]}` : address;
}
