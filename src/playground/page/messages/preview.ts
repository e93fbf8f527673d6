import type { MessageView } from "../../protocol.ts";
import { type Directory, nameOf } from "../state/directory.ts";
import type { Entity } from "../text/entity.ts";
import { parseMrkdwn, plainText } from "../text/mrkdwn.ts";

const longest = 140;

/** A message in one line of plain words: the fallback text that the app gave it, which screen readers hear too. */
export function previewOf(message: MessageView, directory: Directory): string {
  const words = parseMrkdwn(message.text)
    .map((piece) =>
      piece.kind === "pre" ? piece.text : plainText(piece.children, (entity) => entityName(entity, directory)),
    )
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
  const letters = [...words];
  return letters.length > longest ? `${letters.slice(0, longest).join("").trimEnd()}…` : words;
}

function entityName(entity: Entity, directory: Directory): string {
  switch (entity.kind) {
    case "user":
      return `@${nameOf(directory, entity.id)}`;
    case "usergroup":
      return `@${directory.groups.find(({ id }) => id === entity.id)?.handle ?? entity.label?.replace(/^@/, "") ?? entity.id}`;
    case "channel":
      return `#${directory.channels.find(({ id }) => id === entity.id)?.name ?? entity.label ?? entity.id}`;
    case "broadcast":
      return `@${entity.range}`;
    case "date":
      return entity.fallback;
    case "link":
      return entity.label;
  }
}
