import type { Log } from "../log.ts";
import { type SlackPort, SlackProblem } from "./port.ts";

/** The same port, with a line in the log for each message that it sends: where to, never what. */
export function logged(slack: SlackPort, log: Log): SlackPort {
  const told = async <T>(method: string, facts: Readonly<Record<string, unknown>>, call: Promise<T>): Promise<T> => {
    try {
      const answer = await call;
      log.info("Told Slack", { method, ...facts, ...tsIn(answer) });
      return answer;
    } catch (problem) {
      const error = problem instanceof SlackProblem ? problem.error : "unknown";
      log.warn("Slack did not take it", { method, ...facts, error });
      throw problem;
    }
  };
  return {
    ...slack,
    post: (message) => {
      const { channel, threadTs } = message;
      return told("chat.postMessage", { channel, threadTs }, slack.post(message));
    },
    update: (message) => {
      const { channel, ts } = message;
      return told("chat.update", { channel, ts }, slack.update(message));
    },
    ephemeral: (message) => {
      const { channel, user } = message;
      return told("chat.postEphemeral", { channel, user }, slack.ephemeral(message));
    },
    publishHome: (user, view) => told("views.publish", { user }, slack.publishHome(user, view)),
    // Whoever knows a response_url may answer with it.
    respond: (url, message) => told("response_url", {}, slack.respond(url, message)),
  };
}

const tsIn = (answer: unknown): { readonly ts?: unknown } =>
  typeof answer === "object" && answer !== null && "ts" in answer ? { ts: answer.ts } : {};
