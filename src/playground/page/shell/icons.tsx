import type { ReactNode } from "react";

const shapes = {
  hash: "M7.5 3l-1.5 14M14 3l-1.5 14M3.5 7.5h14M2.5 12.5h14",
  send: "M3 10L2 3.2l16 6.8-16 6.8L3 10zm0 0h7",
  close: "M4.5 4.5l11 11M15.5 4.5l-11 11",
  chevronDown: "M5 7.5l5 5 5-5",
  chevronRight: "M7.5 5l5 5-5 5",
  chevronLeft: "M12.5 5l-5 5 5 5",
  arrowDown: "M10 3.5v13M4.5 11l5.5 5.5 5.5-5.5",
  arrowUp: "M10 16.5v-13M4.5 9L10 3.5 15.5 9",
  sun: "M10 6.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6zM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6L16 16M16 4l-1.4 1.4M5.4 14.6L4 16",
  moon: "M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z",
  flask: "M8 2.5v5.2L3.4 15.6A1.3 1.3 0 0 0 4.5 17.5h11a1.3 1.3 0 0 0 1.1-1.9L12 7.7V2.5M6.8 2.5h6.4M5.8 12.5h8.4",
  reply: "M3 10.5a6.5 6 0 1 1 3 5.1L3 16.5l.9-2.6A5.8 5.8 0 0 1 3 10.5zM7 9h6.5M7 12h4",
  copy: "M7 6.5V4a1 1 0 0 1 1-1h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-2.5M4 7h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1z",
  check: "M4 10.5l4 4 8-9",
  eye: "M1.8 10S4.8 4.5 10 4.5 18.2 10 18.2 10 15.2 15.5 10 15.5 1.8 10 1.8 10zM10 7.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z",
  at: "M13.3 10a3.3 3.3 0 1 1-6.6 0 3.3 3.3 0 0 1 6.6 0zm0 0v1.2a2 2 0 0 0 4 0V10a7.3 7.3 0 1 0-3 5.9",
  slash: "M12.5 3l-5 14",
  play: "M6 3.8v12.4l10.5-6.2z",
  undo: "M4 4v4.5h4.5M4.3 8.3A6.5 6.5 0 1 1 3.5 11",
  table: "M3 4.5h14v11H3zM3 8.3h14M3 12h14M8.5 4.5v11",
  chart: "M3 3v13.5h14M6.5 13V9.5M10.2 13V5.5M14 13V8",
  warning: "M10 3l8 14H2zM10 8.5v4M10 14.7v.1",
  more: "M4.5 10h.1M10 10h.1M15.5 10h.1",
  clock: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6v4.3l2.8 1.7",
  sort: "M7 8l3-3.5L13 8M7 12l3 3.5 3-3.5",
} as const;

/** The drawings that there are. */
export type IconName = keyof typeof shapes;

/** A line drawing of 20 by 20; it says nothing to a screen reader, the button around it does. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg
      className={`icon icon-${name}`}
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
