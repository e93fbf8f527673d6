import type { PersonActionResult } from "../../protocol.ts";
import { type Content, readContent } from "../content/content.ts";
import { commandText, escapeEntities } from "../content/markup.ts";
import { isObject, type JsonObject, parseJson } from "../json.ts";
import { Refusal } from "../refusal.ts";
import type { AppAnswer } from "../requests/send.ts";
import { slashCommand } from "../requests/slash-command.ts";
import { issueResponseUrl } from "../response-url.ts";
import type { Channel, Person } from "../workspace/model.ts";
import { post } from "../workspace/post.ts";
import { issueTrigger } from "../workspace/triggers.ts";
import { commandFailure, commandProblem } from "./ack.ts";
import { channelOf, type Desk, done, personOf, problem } from "./desk.ts";

/** A person types a slash command into a channel's box: `/sagemaker list`, or only `list` when the app has one command. */
export async function runCommand(desk: Desk, user: string, channelRef: string, typed: string) {
  const { workspace } = desk;
  const [person, channel] = [personOf(desk, user), channelOf(desk, channelRef)];
  const line = typed.trim().startsWith("/") ? typed.trim() : `${desk.commands[0]?.command ?? "/"} ${typed}`;
  const [, name = "", rest = ""] = /^(\S+)\s*(.*)$/s.exec(line) ?? [];
  const command = desk.commands.find((candidate) => candidate.command === name);
  if (command === undefined) return problem(notACommand(name));

  const text = commandText(rest.trim(), workspace.cast, command.shouldEscape);
  const ack = await desk.send(
    slashCommand({
      cast: workspace.cast,
      token: desk.verificationToken,
      person,
      channel,
      command: name,
      text,
      responseUrl: desk.baseUrl() + issueResponseUrl(workspace, person.id, channel.id),
      triggerId: issueTrigger(workspace, person.id),
    }),
  );
  if (ack.kind !== "acked") return problem(commandProblem(name, ack) ?? "");
  return showAnswer(desk, person, channel, `${name} ${rest}`.trim(), ack.answer);
}

function showAnswer(
  desk: Desk,
  person: Person,
  channel: Channel,
  typed: string,
  answer: AppAnswer,
): PersonActionResult {
  const { workspace, check } = desk;
  const payload = answerPayload(answer);
  if (payload === undefined) return done;
  const inChannel = payload["response_type"] === "in_channel";
  // An in_channel answer shows everyone what was asked.
  const echo = () => post(workspace, { channel: channel.id, user: person.id }, { text: escapeEntities(typed) });
  const saysNothing = ["text", "blocks", "attachments"].every((field) => payload[field] === undefined);
  if (saysNothing) {
    if (inChannel) echo();
    return done;
  }
  try {
    const content: Content = readContent(payload, { check, mint: workspace.mint });
    if (inChannel) echo();
    const onlyFor = inChannel ? undefined : person.id;
    post(workspace, { channel: channel.id, user: workspace.cast.bot.userId, onlyFor }, content);
    return done;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return problem(commandFailure(typed.split(" ", 1)[0] ?? typed, "invalid_command_response"));
  }
}

function answerPayload({ body }: AppAnswer): JsonObject | undefined {
  if (body.trim() === "") return undefined;
  const json = parseJson(body);
  return isObject(json) ? json : { text: body };
}

function notACommand(name: string): string {
  return (
    `${name} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands. ` +
    'If you are trying to send a message and not run a command, try preceding the "/" with an empty space.'
  );
}
