import type { Block } from "../workspace/model.ts";

/** One thing that Slack would refuse, with a JSON pointer into the message. */
interface Problem {
  readonly pointer: string;
  readonly message: string;
}

/** Says what Slack would refuse in blocks; the project's own is in /blocks/check.ts and is handed in. */
export type Check = (
  message: { text?: string; blocks?: readonly unknown[] },
  surface?: "message" | "modal" | "home",
) => readonly Problem[];

/** The problems of the blocks, worded as Slack words them in response_metadata.messages. */
export function blockProblems(
  check: Check,
  content: { readonly text?: string; readonly blocks: readonly Block[] },
  surface: "message" | "modal" | "home",
): readonly string[] {
  const { blocks, text } = content;
  const prefix = surface === "message" ? "" : "/view";
  return (
    check(text === undefined ? { blocks } : { text, blocks }, surface)
      // Advice about the fallback text is not an error to Slack.
      .filter(({ pointer }) => pointer === "/blocks" || pointer.startsWith("/blocks/"))
      .map(({ pointer, message }) => slackProblem(message, prefix + pointer))
  );
}

/** `[ERROR] message [json-pointer:/blocks/0]`, the form of every line of response_metadata.messages. */
export function slackProblem(message: string, pointer?: string): string {
  return pointer === undefined ? `[ERROR] ${message}` : `[ERROR] ${message} [json-pointer:${pointer}]`;
}
