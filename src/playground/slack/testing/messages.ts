import type { KnownBlock, ModalView } from "@slack/types";

/** A card with two buttons, one of them with a confirmation. */
export const card: KnownBlock[] = [
  { type: "section", block_id: "state", text: { type: "mrkdwn", text: "*Approval needed* · `churn` v12" } },
  {
    type: "actions",
    block_id: "decide",
    elements: [
      {
        type: "button",
        action_id: "approve",
        style: "primary",
        text: { type: "plain_text", text: "Approve", emoji: true },
        value: "churn/12",
      },
      {
        type: "button",
        action_id: "reject",
        text: { type: "plain_text", text: "Reject", emoji: true },
        value: "churn/12",
        confirm: {
          title: { type: "plain_text", text: "Reject?" },
          text: { type: "plain_text", text: "An older version may be deployed again." },
          confirm: { type: "plain_text", text: "Reject" },
          deny: { type: "plain_text", text: "Cancel" },
        },
      },
    ],
  },
];

/** A form with a required reason, an optional menu and a button that works while the form is open. */
export const form: ModalView = {
  type: "modal",
  callback_id: "reject",
  private_metadata: "churn/12",
  title: { type: "plain_text", text: "Reject churn v12" },
  submit: { type: "plain_text", text: "Reject" },
  close: { type: "plain_text", text: "Cancel" },
  blocks: [
    {
      type: "input",
      block_id: "reason",
      label: { type: "plain_text", text: "Reason" },
      element: { type: "plain_text_input", action_id: "text", min_length: 3, max_length: 20 },
    },
    {
      type: "input",
      block_id: "severity",
      optional: true,
      label: { type: "plain_text", text: "Severity" },
      element: {
        type: "static_select",
        action_id: "pick",
        options: ["low", "high"].map((value) => ({ value, text: { type: "plain_text", text: `It is ${value}` } })),
      },
    },
    {
      type: "actions",
      block_id: "more",
      elements: [{ type: "button", action_id: "evidence", text: { type: "plain_text", text: "Evidence" } }],
    },
  ],
};
