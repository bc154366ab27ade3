/** Pictures of our own on a grid of 24, drawn in the colour of the text. Decoration: the words stand beside them. */
const drawings = {
  deposit: 'M12 3v10m0 0 4-4m-4 4-4-4M3 13v6a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-6',
  pickup: 'M12 13V3m0 0 4 4m-4-4L8 7M3 13v6a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-6',
  lookup: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm5 11.5L21 21',
  tray: 'M4 5h16v14H4zM4 12h16M10 15.5h4',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3.5 2',
  truck: 'M3 7h11v9H3zM14 10h4l3 3v3h-7zM7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm10 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  good: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM7.5 12.5l3 3 6-6.5',
  wait: 'M7 3h10M7 21h10M8 3v3.5L12 12l4-5.5V3M8 21v-3.5L12 12l4 5.5V21',
  bad: 'M12 3.5 2.5 20h19L12 3.5ZM12 10v4.5m0 2.5v.2',
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9 9.5v.5m6-.5v.5M8 14q4 4 8 0',
  plain: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9 9.5v.5m6-.5v.5M8 15h8',
  frown: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9 9.5v.5m6-.5v.5M8 16q4-4 8 0',
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
