/** Scheme of the app's own pages: standard and secure, so that they have an origin and no `file:` rights. */
export const appScheme = 'quotient';

/** Address of the window's page, and root of everything it loads. */
export const appAddress = `${appScheme}://app/`;

/** Whether an address belongs to the app itself. */
export function isAppAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${appScheme}:` && url.host === 'app';
}

/** Whether an address is that of the window's page; what stands behind `#` is the page's own. */
export function isPageAddress(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && isAppAddress(address) && url.pathname === '/' && url.search === '';
}
