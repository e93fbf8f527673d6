/**
 * Slack's emoji names that people and bots use in a workspace about running things. The page draws the
 * ones in emoji-art.tsx itself, so they look the same everywhere; the others come from the system's font.
 * A name that is not here is shown as it was typed, as Slack does.
 */
const characters: Readonly<Record<string, string>> = {
  red_circle: "🔴",
  large_orange_circle: "🟠",
  large_yellow_circle: "🟡",
  large_green_circle: "🟢",
  large_blue_circle: "🔵",
  large_purple_circle: "🟣",
  large_brown_circle: "🟤",
  white_circle: "⚪",
  black_circle: "⚫",
  white_check_mark: "✅",
  heavy_check_mark: "✔️",
  ballot_box_with_check: "☑️",
  x: "❌",
  warning: "⚠️",
  rotating_light: "🚨",
  no_entry: "⛔",
  no_entry_sign: "🚫",
  octagonal_sign: "🛑",
  hourglass: "⌛",
  hourglass_flowing_sand: "⏳",
  stopwatch: "⏱️",
  alarm_clock: "⏰",
  clock1: "🕐",
  clock3: "🕒",
  bell: "🔔",
  no_bell: "🔕",
  mute: "🔇",
  speaker: "🔈",
  loudspeaker: "📢",
  mega: "📣",
  arrows_counterclockwise: "🔄",
  repeat: "🔁",
  rewind: "⏪",
  arrow_right: "➡️",
  arrow_left: "⬅️",
  arrow_up: "⬆️",
  arrow_down: "⬇️",
  leftwards_arrow_with_hook: "↩️",
  double_vertical_bar: "⏸️",
  arrow_forward: "▶️",
  black_square_for_stop: "⏹️",
  information_source: "ℹ️",
  question: "❓",
  exclamation: "❗",
  bulb: "💡",
  mag: "🔍",
  lock: "🔒",
  unlock: "🔓",
  key: "🔑",
  shield: "🛡️",
  gear: "⚙️",
  wrench: "🔧",
  hammer_and_wrench: "🛠️",
  package: "📦",
  memo: "📝",
  clipboard: "📋",
  page_facing_up: "📄",
  scroll: "📜",
  link: "🔗",
  calendar: "📆",
  date: "📅",
  bar_chart: "📊",
  chart_with_upwards_trend: "📈",
  chart_with_downwards_trend: "📉",
  moneybag: "💰",
  dollar: "💵",
  fire: "🔥",
  zap: "⚡",
  boom: "💥",
  bug: "🐛",
  rocket: "🚀",
  tada: "🎉",
  trophy: "🏆",
  star: "⭐",
  sparkles: "✨",
  dart: "🎯",
  robot_face: "🤖",
  eyes: "👀",
  wave: "👋",
  "+1": "👍",
  thumbsup: "👍",
  "-1": "👎",
  thumbsdown: "👎",
  ok_hand: "👌",
  raised_hands: "🙌",
  pray: "🙏",
  clap: "👏",
  point_right: "👉",
  bust_in_silhouette: "👤",
  busts_in_silhouette: "👥",
  smile: "😄",
  slightly_smiling_face: "🙂",
  thinking_face: "🤔",
  sweat_smile: "😅",
  joy: "😂",
  cry: "😢",
  sob: "😭",
  heart: "❤️",
  green_heart: "💚",
  skull: "💀",
  recycle: "♻️",
  floppy_disk: "💾",
  computer: "💻",
  cloud: "☁️",
  test_tube: "🧪",
  microscope: "🔬",
  brain: "🧠",
  snowflake: "❄️",
  large_green_square: "🟩",
  large_red_square: "🟥",
  large_yellow_square: "🟨",
  large_blue_square: "🟦",
  white_large_square: "⬜",
  black_large_square: "⬛",
  small_red_triangle: "🔺",
  small_red_triangle_down: "🔻",
  heavy_plus_sign: "➕",
  heavy_minus_sign: "➖",
  sleeping: "😴",
  zzz: "💤",
  inbox_tray: "📥",
  outbox_tray: "📤",
  wastebasket: "🗑️",
  construction: "🚧",
};

const names: ReadonlyMap<string, string> = new Map(
  Object.entries(characters).map(([name, character]) => [bare(character), name]),
);

const anyCharacter = new RegExp(`(${[...names.keys()].map((c) => c).join("|")})\\uFE0F?`, "gu");

/** Whether Slack would turn `:name:` into a picture (as far as this page knows names). */
export function isEmoji(name: string): boolean {
  return Object.hasOwn(characters, name);
}

/** The character of a name; undefined for a name that this page does not know. */
export function emojiCharacter(name: string): string | undefined {
  return Object.hasOwn(characters, name) ? characters[name] : undefined;
}

/** Words for screen readers: `large_blue_circle` is read as "large blue circle". */
export function emojiWords(name: string): string {
  return name === "+1" ? "thumbs up" : name === "-1" ? "thumbs down" : name.replaceAll("_", " ");
}

/** Splits text at emoji characters that were typed as such, so that both spellings look alike. */
export function splitEmoji(text: string): readonly ({ readonly text: string } | { readonly name: string })[] {
  const parts: ({ text: string } | { name: string })[] = [];
  let from = 0;
  for (const match of text.matchAll(anyCharacter)) {
    const name = names.get(match[1] ?? "");
    if (name === undefined) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ name });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

function bare(character: string): string {
  return character.replace("\uFE0F", "");
}
