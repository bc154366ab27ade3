/** Gives a file to the browser to be saved, as if a link to it had been followed. */
export function saveFile(contents: Blob, name: string): void {
  const address = URL.createObjectURL(contents);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then; kept, it would fill the memory.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 0);
}
