import type { ModalView } from "@slack/types";
import { plainText } from "../kit/basics.ts";
import { limits } from "../limits.ts";

/** A window that says one thing, where there is no message to answer beside. */
export const noticeModal = (says: string): ModalView => ({
  type: "modal",
  title: plainText("SageMaker", limits.view.title),
  close: plainText("Close", limits.view.close),
  blocks: [{ type: "section", text: plainText(says, limits.section.text) }],
});
