/** One block of every type, and one element of every kind, each as Slack's reference shows it. For tests only. */

export const plain = (text: string) => ({ type: "plain_text", text });
export const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
export const option = (value: string) => ({ text: plain(value), value });
export const richText = (text: string) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});
export const button = (more: object = {}) => ({ type: "button", action_id: "a", text: plain("Stop"), ...more });
const image = { type: "image", image_url: "https://example.com/a.png", alt_text: "a" };
const card = { type: "card", title: mrkdwn("A title"), actions: [button()] };
const task = { type: "task_card", task_id: "1", title: "Train", status: "complete", details: richText("done") };
const raw = (text: string) => ({ type: "raw_text", text });
const line = {
  type: "line",
  series: [{ name: "best", data: [{ label: "1", value: -0.5 }] }],
  axis_config: { categories: ["1"], x_label: "jobs" },
};

export const blocks: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  section: { type: "section", block_id: "b", text: mrkdwn("hello"), accessory: button() },
  header: { type: "header", text: plain("hello"), level: 2 },
  context: { type: "context", elements: [mrkdwn("a"), plain("b"), image] },
  actions: { type: "actions", elements: [button(), button({ action_id: "b", style: "danger" })] },
  divider: { type: "divider" },
  image: { ...image, title: plain("A plot") },
  input: { type: "input", label: plain("Reason"), element: { type: "plain_text_input", multiline: true } },
  rich_text: {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [
          { type: "text", text: "bold", style: { bold: true } },
          { type: "link", url: "https://example.com", text: "a link" },
          { type: "user", user_id: "U1" },
          { type: "usergroup", usergroup_id: "S1" },
          { type: "team", team_id: "T1" },
          { type: "channel", channel_id: "C1" },
          { type: "emoji", name: "wave" },
          { type: "broadcast", range: "here" },
          { type: "date", timestamp: 1772550000, format: "{time}", fallback: "then" },
          { type: "color", value: "#2eb886" },
        ],
      },
      {
        type: "rich_text_list",
        style: "bullet",
        indent: 8,
        border: 1,
        elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "one" }] }],
      },
      { type: "rich_text_quote", elements: [{ type: "text", text: "said" }] },
      { type: "rich_text_preformatted", elements: [{ type: "text", text: "code" }] },
    ],
  },
  markdown: { type: "markdown", text: "**bold**" },
  table: {
    type: "table",
    rows: [[raw("a"), { type: "raw_number", value: 1, text: "1" }]],
    column_settings: [{ align: "right" }],
  },
  data_table: { type: "data_table", caption: "Jobs", rows: [[raw("Name")], [richText("a")]], page_size: 10 },
  data_visualization: { type: "data_visualization", title: "Loss", chart: line },
  video: {
    type: "video",
    alt_text: "a",
    title: plain("t"),
    thumbnail_url: "https://example.com/t.png",
    video_url: "https://example.com/v",
    author_name: "someone",
  },
  file: { type: "file", external_id: "x", source: "remote" },
  alert: { type: "alert", text: mrkdwn("careful"), level: "warning" },
  card,
  carousel: { type: "carousel", elements: [card] },
  container: {
    type: "container",
    title: plain("Hyperparameters"),
    is_collapsible: true,
    default_collapsed: true,
    child_blocks: [{ type: "section", text: mrkdwn("lr 0.1") }],
  },
  context_actions: {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: "f",
        positive_button: { text: plain("Good"), value: "1" },
        negative_button: { text: plain("Bad"), value: "0" },
      },
      { type: "icon_button", action_id: "i", icon: "trash", text: plain("Delete") },
    ],
  },
  task_card: task,
  plan: { type: "plan", title: "Steps", tasks: [task] },
};

export const pie = {
  type: "data_visualization",
  title: "Share",
  chart: { type: "pie", segments: [{ label: "done", value: 3 }] },
};

/** Elements of an actions block. */
export const elements: readonly object[] = [
  button({
    url: "https://example.com",
    value: "v",
    accessibility_label: "Stop the job",
    confirm: {
      title: plain("Sure?"),
      text: mrkdwn("It stops."),
      confirm: plain("Stop"),
      deny: plain("Keep"),
      style: "danger",
    },
  }),
  {
    type: "workflow_button",
    text: plain("Run"),
    workflow: {
      trigger: { url: "https://slack.com/t", customizable_input_parameters: [{ name: "a", value: "b" }] },
    },
  },
  { type: "overflow", options: [{ ...option("a"), url: "https://example.com" }] },
  {
    type: "static_select",
    options: [option("a"), option("b")],
    initial_option: option("b"),
    placeholder: plain("Pick"),
  },
  {
    type: "multi_static_select",
    option_groups: [{ label: plain("g"), options: [option("a")] }],
    max_selected_items: 2,
  },
  { type: "external_select", min_query_length: 0 },
  { type: "multi_external_select", initial_options: [option("a")] },
  { type: "users_select", initial_user: "U1" },
  { type: "multi_users_select", initial_users: ["U1"] },
  { type: "conversations_select", filter: { include: ["im"] }, response_url_enabled: true },
  { type: "multi_conversations_select", default_to_current_conversation: true },
  { type: "channels_select", initial_channel: "C1" },
  { type: "multi_channels_select", initial_channels: ["C1"] },
  { type: "checkboxes", options: [{ text: mrkdwn("*a*"), value: "a", description: mrkdwn("why") }] },
  { type: "radio_buttons", options: [option("a")], initial_option: option("a") },
  { type: "datepicker", initial_date: "2026-11-23" },
  { type: "timepicker", initial_time: "23:59", timezone: "Europe/Berlin" },
  { type: "datetimepicker", initial_date_time: 1772550000 },
  { type: "rich_text_input", initial_value: richText("a"), min_lines: 1, max_lines: 100 },
];

/** Elements that only an input block takes. */
export const inputElements: readonly object[] = [
  {
    type: "plain_text_input",
    min_length: 1,
    max_length: 3000,
    dispatch_action_config: { trigger_actions_on: ["on_enter_pressed"] },
  },
  { type: "number_input", is_decimal_allowed: true, min_value: "-1.5", max_value: "2" },
  { type: "email_text_input", initial_value: "a@example.com" },
  { type: "url_text_input", placeholder: plain("https://") },
];
export const fileInput = { type: "file_input", filetypes: ["csv"], max_files: 10 };
