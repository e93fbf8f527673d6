/**
 * Slack's maxima as data. Lengths are characters, counts are items. Where no source is named, the number stands on the
 * block's or object's page of docs.slack.dev/reference/block-kit and in the comments of @slack/types.
 */
export const limits = {
  message: {
    blocks: 50,
    /** Longer text is truncated above 40,000 on posting, but chat.update refuses more than this (msg_too_long). */
    text: 4000,
    /** Summed over all markdown blocks of a message. */
    markdown: 12_000,
    /** A table and a data_table count as the same thing: only_one_table_allowed. */
    tables: 1,
    charts: 2,
    /** Undocumented: msg_blocks_too_long was seen at about 13,200 characters (bolt-js issue 2509). Cards stay below. */
    allBlocks: 12_000,
  },
  view: {
    blocks: 100,
    title: 24,
    submit: 24,
    close: 24,
    privateMetadata: 3000,
    callbackId: 255,
    externalId: 255,
    /** view_too_large. */
    bytes: 250_000,
  },
  blockId: 255,
  actionId: 255,
  text: 3000,
  url: 3000,
  /** The first second of the year 10000: Slack writes no later moment, and before 1970 it writes none either. */
  date: { seconds: 253_402_300_800 },
  section: { text: 3000, fields: 10, field: 2000 },
  header: { text: 150, level: 4 },
  context: { elements: 10 },
  actions: { elements: 25 },
  contextActions: { elements: 5 },
  image: { altText: 2000, title: 2000 },
  input: { label: 2000, hint: 2000 },
  markdown: { text: 12_000 },
  richTextList: { indent: 8 },
  table: { rows: 100, columns: 20, columnSettings: 20, characters: 10_000 },
  /** 201 rows and 20,000 characters by the newest pages; older ones say 101 and 10,000. The header is a row. */
  dataTable: { rows: 201, minRows: 2, columns: 20, pageSize: 100, characters: 20_000 },
  /** 12 segments and 12 series by the newest pages; older ones say 6. */
  chart: {
    title: 50,
    segments: 12,
    series: 12,
    seriesName: 20,
    points: 20,
    label: 20,
    axisLabel: 50,
  },
  plan: { tasks: 50 },
  /** Slack states no maximum; its streaming clients split task titles at 256. */
  task: { title: 256 },
  /** "Less than" 200 and 50, so one fewer. */
  video: { title: 199, authorName: 49, providerName: 50, description: 200, altText: 2000 },
  alert: { text: 200 },
  /** The page says 3 actions; a published JSON schema says 2. */
  card: { title: 150, subtitle: 150, body: 200, subtext: 200, actions: 3 },
  carousel: { cards: 10 },
  container: { title: 150, subtitle: 150, children: 10 },
  button: { text: 75, value: 2000, accessibilityLabel: 75 },
  confirm: { title: 100, text: 300, confirm: 30, deny: 30 },
  /** @slack/types says 75 for the value; the page and the SDKs say 150. */
  option: { text: 75, value: 150, description: 75 },
  optionGroup: { label: 75, options: 100 },
  select: { options: 100, groups: 100, placeholder: 150 },
  overflow: { options: 5 },
  choices: { options: 10 },
  plainTextInput: { length: 3000 },
  fileInput: { files: 10 },
  richTextInput: { lines: 100 },
  iconButton: { visibleTo: 10 },
} as const;
