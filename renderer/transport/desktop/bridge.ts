import { bridgeName, type DesktopBridge } from '#schemas/desktop/bridge.ts';

/** What the preload of the desktop window offers; null in a browser. Chosen once, when the app is loaded. */
export const desktopBridge: DesktopBridge | null = findBridge(globalThis);

function findBridge(scope: object): DesktopBridge | null {
  const found: unknown = bridgeName in scope ? scope[bridgeName as keyof typeof scope] : null;
  return isBridge(found) ? found : null;
}

function isBridge(value: unknown): value is DesktopBridge {
  return typeof value === 'object' && value !== null && 'send' in value && 'listen' in value && 'ask' in value;
}
