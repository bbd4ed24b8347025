/** Hands text to the person as a file to keep. `type` is a media type. */
export function saveFile(name: string, type: string, content: string): void {
  saveBlob(name, new Blob([content], { type: `${type};charset=utf-8` }));
}

/** Hands bytes to the person as a file to keep. */
export function saveBlob(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun; the browser holds what it needs.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
