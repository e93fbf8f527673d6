import type { ReactNode } from "react";
import {
  badge,
  ball,
  bell,
  clock,
  hourglass,
  line,
  padlock,
  sheet,
  speaker,
  stroke,
  tick,
  tile,
} from "./emoji-shapes.tsx";

/** Our own drawings on a 20 by 20 field, so that a card's state looks the same on a machine without emoji fonts. */
export const emojiArt: Readonly<Record<string, ReactNode>> = {
  red_circle: ball("#dd2e44", "#b3202f"),
  large_orange_circle: ball("#f4900c", "#c9720a"),
  large_yellow_circle: ball("#fdcb58", "#d9a32c"),
  large_green_circle: ball("#5fb23b", "#46902a"),
  large_blue_circle: ball("#3b94e8", "#2a72b8"),
  large_purple_circle: ball("#9b72cf", "#7a52ad"),
  large_brown_circle: ball("#b0704a", "#8a5232"),
  white_circle: ball("#f2f4f6", "#a8b1ba"),
  black_circle: ball("#3a3f47", "#6d7680"),
  white_check_mark: (
    <>
      {tile("#5fb23b")}
      {tick("#fff")}
    </>
  ),
  heavy_check_mark: tick("#5fb23b"),
  ballot_box_with_check: (
    <>
      {tile("#3b94e8")}
      {tick("#fff")}
    </>
  ),
  x: stroke("M4 4l12 12M16 4L4 16", "#dd2e44", 3.4),
  warning: (
    <>
      <path
        d="M8.5 2.4a1.7 1.7 0 0 1 3 0l7 13.1a1.7 1.7 0 0 1-1.5 2.5H3a1.7 1.7 0 0 1-1.5-2.5z"
        fill="#ffcc4d"
        stroke="#d9a32c"
        strokeWidth=".6"
      />
      <path d="M10 7v5" stroke="#231f20" strokeWidth="2.2" strokeLinecap="round" />
      <circle cx="10" cy="15" r="1.25" fill="#231f20" />
    </>
  ),
  rotating_light: (
    <>
      <path d="M1 6l2.6 1.2M19 6l-2.6 1.2M4.2 1.6l1.6 2M15.8 1.6l-1.6 2" stroke="#f4900c" {...line(1.4)} />
      <path d="M5 15V9.5a5 5 0 0 1 10 0V15z" fill="#dd2e44" />
      <path d="M7 13V9.6A3 3 0 0 1 9.4 6.7" stroke="#ff9aa5" {...line(1.4)} />
      <rect x="3" y="14.6" width="14" height="3.8" rx="1" fill="#66757f" />
    </>
  ),
  no_entry: (
    <>
      {ball("#dd2e44", "#b3202f")}
      <rect x="4.6" y="8.2" width="10.8" height="3.6" rx=".8" fill="#fff" />
    </>
  ),
  no_entry_sign: (
    <>
      <circle cx="10" cy="10" r="7.6" fill="none" stroke="#dd2e44" strokeWidth="2.6" />
      <path d="M4.8 4.8l10.4 10.4" stroke="#dd2e44" strokeWidth="2.6" />
    </>
  ),
  octagonal_sign: <path d="M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z" fill="#dd2e44" stroke="#b3202f" />,
  hourglass: hourglass(false),
  hourglass_flowing_sand: hourglass(true),
  stopwatch: clock(true),
  alarm_clock: clock(true),
  clock1: clock(false),
  clock3: clock(false),
  bell: bell(false),
  no_bell: bell(true),
  mute: speaker("M13 7l5 6M18 7l-5 6", "#dd2e44"),
  speaker: speaker("M13.5 7.2a4 4 0 0 1 0 5.6", "#66757f"),
  loudspeaker: speaker("M13.5 7.2a4 4 0 0 1 0 5.6M15.8 5a7 7 0 0 1 0 10", "#3b94e8"),
  arrows_counterclockwise: badge(
    "#3b94e8",
    "M6 9a4.2 4.2 0 0 1 7.4-1.8M14 11a4.2 4.2 0 0 1-7.4 1.8M13.8 4.4v3h-3M6.2 15.6v-3h3",
  ),
  repeat: badge("#3b94e8", "M5.4 9V7.6h8M11.6 5.6l2.2 2-2.2 2M14.6 11v1.4h-8M8.4 10.4l-2.2 2 2.2 2"),
  leftwards_arrow_with_hook: badge("#3b94e8", "M14 6.5v2.6a2 2 0 0 1-2 2H5.8M8.4 8.2l-2.8 2.9L8.4 14"),
  arrow_right: badge("#3b94e8", "M5 10h9.4M10.6 6l4 4-4 4"),
  arrow_left: badge("#3b94e8", "M15 10H5.6M9.4 6l-4 4 4 4"),
  arrow_up: badge("#3b94e8", "M10 15V5.6M6 9.4l4-4 4 4"),
  arrow_down: badge("#3b94e8", "M10 5v9.4M6 10.6l4 4 4-4"),
  arrow_forward: badge("#3b94e8", "M7.6 5.6v8.8L14.4 10z"),
  double_vertical_bar: badge("#3b94e8", "M7.6 6v8M12.4 6v8"),
  black_square_for_stop: badge("#3b94e8", "M7 7h6v6H7z"),
  information_source: badge("#3b94e8", "M8.6 9.2H10v5M8.4 14.4h3.4M9.8 5.8h.2"),
  question: stroke("M6.4 6.6a3.6 3.6 0 1 1 5.6 3c-1.3.8-2 1.5-2 3M10 16.8h0", "#dd2e44", 2.8),
  exclamation: stroke("M10 2.8v9M10 16.8h0", "#dd2e44", 3),
  bulb: (
    <>
      <path
        d="M10 1.4a5.8 5.8 0 0 1 3.4 10.5c-.8.6-1 1.2-1 2.1H7.6c0-.9-.2-1.5-1-2.1A5.8 5.8 0 0 1 10 1.4z"
        fill="#ffd983"
      />
      <rect x="7.4" y="14.6" width="5.2" height="3.8" rx="1" fill="#99aab5" />
    </>
  ),
  mag: (
    <>
      <circle cx="8" cy="8" r="5.2" fill="#bdddf4" stroke="#66757f" strokeWidth="1.8" />
      <path d="M12 12l5.6 5.6" stroke="#66757f" {...line(2.4)} />
    </>
  ),
  lock: padlock("M6.4 9V6.4a3.6 3.6 0 0 1 7.2 0V9"),
  unlock: padlock("M6.4 9V5.6a3.6 3.6 0 0 1 7-1.2"),
  package: (
    <>
      <path d="M2 5.6L10 2l8 3.6v9L10 18l-8-3.4z" fill="#c69a6b" />
      <path d="M2 5.6l8 3.4 8-3.4M10 9v9" stroke="#8a5f35" strokeWidth="1" fill="none" />
      <path d="M6 3.8l8 3.4v3" stroke="#f0d9b5" strokeWidth="1.6" fill="none" />
    </>
  ),
  memo: sheet("M6.4 6h6M6.4 9h6M6.4 12h4"),
  page_facing_up: sheet("M6.4 6h6M6.4 9h6M6.4 12h6"),
  clipboard: sheet("M6.4 7h6M6.4 10h6M6.4 13h4"),
  bar_chart: sheet("M7 15v-4M10 15V7M13 15v-6"),
  chart_with_upwards_trend: sheet("M5.8 13.4l2.8-3 2 1.6 3.6-5"),
  chart_with_downwards_trend: sheet("M5.8 6.4l2.8 3 2-1.6 3.6 5"),
  fire: (
    <>
      <path
        d="M10.6 1c.4 3 4.8 4.8 4.8 10.2A5.4 5.4 0 0 1 10 18.8a5.4 5.4 0 0 1-5.4-5.6c0-3 1.8-4.6 2.4-7 1 .6 1.6 1.6 1.8 2.8C10.4 7 11 4 10.6 1z"
        fill="#f4900c"
      />
      <path
        d="M10.4 9.6c.2 1.8 2.4 2.6 2.4 5a2.8 2.8 0 0 1-5.6 0c0-1.4.8-2 1-3.2.8.4 1 1 1.2 1.4.6-.8 1-1.8 1-3.2z"
        fill="#ffcc4d"
      />
    </>
  ),
  zap: (
    <path
      d="M11.8 1L4 11.4h4.8L7.6 19 16 8h-5z"
      fill="#ffac33"
      stroke="#d98a12"
      strokeWidth=".5"
      strokeLinejoin="round"
    />
  ),
  rocket: (
    <>
      <path d="M18.4 1.6c-5-.4-9 2.4-11.6 7.2l4.4 4.4c4.8-2.6 7.6-6.6 7.2-11.6z" fill="#d1dbe3" />
      <path d="M7 8.4l-4 1.2 2.4 2.2zM11.6 13l-1.2 4-2.2-2.4z" fill="#dd2e44" />
      <circle cx="12.8" cy="7.2" r="1.9" fill="#3b94e8" />
      <path d="M6 11.6c-2 .6-3 3-3.2 5.6 2.6-.2 5-1.2 5.6-3.2z" fill="#f4900c" />
    </>
  ),
  tada: (
    <>
      <path d="M2 18.4L6.6 7l6.4 6.4z" fill="#ffcc4d" />
      <path d="M10.4 7.4c1.4-1.4 1-3.4 0-4.6M12.6 9.6c1.6-1.6 3.6-1.2 5 0" stroke="#dd2e44" {...line(1.5)} />
      <circle cx="14" cy="4.4" r="1.3" fill="#3b94e8" />
      <circle cx="17.4" cy="6.6" r="1" fill="#5fb23b" />
      <circle cx="15.6" cy="13.6" r="1.2" fill="#9b72cf" />
      <circle cx="6.4" cy="3.2" r="1.1" fill="#f4900c" />
    </>
  ),
  eyes: (
    <>
      {[5.6, 14.4].map((x) => (
        <g key={x}>
          <ellipse cx={x} cy="10" rx="4" ry="6" fill="#fff" stroke="#99aab5" strokeWidth=".9" />
          <ellipse cx={x - 1.2} cy="10.6" rx="1.9" ry="2.8" fill="#292f33" />
        </g>
      ))}
    </>
  ),
  large_green_square: tile("#5fb23b"),
  large_red_square: tile("#dd2e44"),
  large_yellow_square: tile("#fdcb58"),
  large_blue_square: tile("#3b94e8"),
  white_large_square: tile("#e6e7e8"),
  black_large_square: tile("#31373d"),
  small_red_triangle: <path d="M10 3.6L17.6 16H2.4z" fill="#dd2e44" />,
  small_red_triangle_down: <path d="M10 16.4L17.6 4H2.4z" fill="#dd2e44" />,
  heavy_plus_sign: stroke("M10 3.6v12.8M3.6 10h12.8", "#66757f", 3),
  heavy_minus_sign: stroke("M3.6 10h12.8", "#66757f", 3),
};
