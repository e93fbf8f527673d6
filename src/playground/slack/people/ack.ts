import type { Ack } from "../requests/send.ts";

const TROUBLE = "We had some trouble connecting. Try again?";

/** What Slackbot tells the person when a slash command was not acked; undefined when it was. */
export function commandProblem(command: string, ack: Ack): string | undefined {
  switch (ack.kind) {
    case "acked":
      return undefined;
    case "too-late":
      return commandFailure(command, "operation_timeout");
    case "refused":
    case "unreachable":
    case "no-request-url":
      return commandFailure(command, "dispatch_failed");
  }
}

/** Slackbot's sentence about a slash command that failed. */
export function commandFailure(command: string, error: string): string {
  return `${command} failed with the error "${error}"`;
}

/** What the warning triangle beside a clicked element says; undefined when the click was acked. */
export function clickProblem(ack: Ack): string | undefined {
  switch (ack.kind) {
    case "acked":
      return undefined;
    case "too-late":
      return "Operation timed out. Apps need to respond within 3 seconds.";
    case "refused":
      return `This app responded with Status Code ${ack.answer.status}`;
    case "unreachable":
      return TROUBLE;
    case "no-request-url":
      return "This app is not configured to handle interactive responses";
  }
}

/** What a modal shows above its buttons when the submission was not acked properly. */
export const formProblem = TROUBLE;
