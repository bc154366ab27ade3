/** What a browser hears of a person who stands before it. */
const signsOfLife = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/** Listens for every sign of life of the page, before anything on it can keep it back. @returns what ends that. */
export function onSignsOfLife(heard: (event: Event) => void): () => void {
  for (const name of signsOfLife) document.addEventListener(name, heard, { capture: true, passive: true });
  return () => {
    for (const name of signsOfLife) document.removeEventListener(name, heard, { capture: true });
  };
}
