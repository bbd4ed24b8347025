const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/i;

/** Whether Windows takes a name for one of its devices, with or without an extension: it makes no file or folder of it. */
export function isWindowsDevice(name: string): boolean {
  return devices.test(name);
}
