/**
 * Why no window can be shown, as half a sentence; null where one can be tried. Only Linux says so beforehand: other
 * systems are found out by starting.
 */
export function missingDisplay(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): string | null {
  if (platform !== 'linux') return null;
  if (environment['DISPLAY'] || environment['WAYLAND_DISPLAY']) return null;
  return 'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)';
}
