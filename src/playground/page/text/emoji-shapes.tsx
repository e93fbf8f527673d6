import type { ReactNode } from "react";

/** How a stroke of this width is drawn: round, without a filling. */
export function line(width: number) {
  return { strokeWidth: width, strokeLinecap: "round", strokeLinejoin: "round", fill: "none" } as const;
}

/** A line of one colour. */
export function stroke(d: string, color: string, width: number): ReactNode {
  return <path d={d} stroke={color} {...line(width)} />;
}

/** A coloured circle with its edge. */
export function ball(color: string, edge: string): ReactNode {
  return <circle cx="10" cy="10" r="8.4" fill={color} stroke={edge} strokeWidth=".8" />;
}

/** A coloured square with round corners. */
export function tile(color: string): ReactNode {
  return <rect x="1.2" y="1.2" width="17.6" height="17.6" rx="3" fill={color} />;
}

/** A tick, as on a done task. */
export function tick(color: string): ReactNode {
  return stroke("M4.8 10.6l3.6 3.6 6.8-8", color, 2.8);
}

/** A white sign on a coloured square. */
export function badge(color: string, d: string): ReactNode {
  return (
    <>
      {tile(color)}
      {stroke(d, "#fff", 1.8)}
    </>
  );
}

/** An hourglass, its sand still flowing or all below. */
export function hourglass(flowing: boolean): ReactNode {
  return (
    <>
      <path
        d="M5 2.6c0 4 1 5.2 3.6 7.4C6 12.2 5 13.4 5 17.4h10c0-4-1-5.2-3.6-7.4C14 7.8 15 6.6 15 2.6z"
        fill="#d5e6f2"
      />
      {flowing && <path d="M7 6h6c-.6 1.2-1.6 2-3 3.4C8.6 8 7.6 7.2 7 6zM10 10v4" fill="#e8a33d" stroke="#e8a33d" />}
      <path d="M6.4 17c.4-2 1.8-2.8 3.6-2.8s3.2.8 3.6 2.8z" fill="#e8a33d" />
      <path d="M4 2h12M4 18h12" stroke="#8a5f35" {...line(2)} />
    </>
  );
}

/** A clock's face, with the buttons of a stopwatch or without. */
export function clock(top: boolean): ReactNode {
  return (
    <>
      {top && <path d="M8.4 1.4h3.2M10 1.4v3M15.6 4.4l1 1" stroke="#66757f" {...line(1.6)} />}
      <circle cx="10" cy="11" r="7" fill="#fff" stroke="#66757f" strokeWidth="1.8" />
      <path d="M10 7v4l2.6 1.6" stroke="#dd2e44" {...line(1.5)} />
    </>
  );
}

/** A bell, ringing or crossed out. */
export function bell(crossed: boolean): ReactNode {
  return (
    <>
      <path d="M10 1.8c3.4 0 5 2.4 5 5.6 0 4 1 5.6 2.4 7H2.6c1.4-1.4 2.4-3 2.4-7 0-3.2 1.6-5.6 5-5.6z" fill="#ffac33" />
      <path d="M7.6 16a2.4 2.4 0 0 0 4.8 0z" fill="#c9822a" />
      {crossed && <path d="M2.4 2.4l15.2 15.2" stroke="#dd2e44" {...line(2.2)} />}
    </>
  );
}

/** A loudspeaker with its waves, or with a cross. */
export function speaker(waves: string, color: string): ReactNode {
  return (
    <>
      <path d="M1.6 7.4h3L10 3v14l-5.4-4.4h-3z" fill="#8899a6" />
      <path d={waves} stroke={color} {...line(1.7)} />
    </>
  );
}

/** A padlock under its shackle. */
export function padlock(shackle: string): ReactNode {
  return (
    <>
      <path d={shackle} stroke="#99aab5" {...line(2)} />
      <rect x="3.6" y="8.6" width="12.8" height="9.6" rx="2" fill="#ffac33" />
      <path d="M10 12.4v2" stroke="#7a4d0a" {...line(1.8)} />
    </>
  );
}

/** A sheet of paper with something on it. */
export function sheet(d: string): ReactNode {
  return (
    <>
      <rect x="3.2" y="1.6" width="13.6" height="16.8" rx="1.6" fill="#e8eef3" stroke="#99aab5" strokeWidth=".8" />
      <path d={d} stroke="#3b7fc4" {...line(1.5)} />
    </>
  );
}
