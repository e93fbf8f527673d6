import type { ReactNode } from "react";
import { useNow, useWorkspace, viewer } from "../state/contexts.ts";
import { groupIdsOf } from "../state/directory.ts";
import type { Entity } from "./entity.ts";
import { linkTo } from "./link-to.ts";
import { formatSlackDate } from "./slack-date.ts";

/** A link, to a message of this page or to a page of its own. */
export function Link({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  return <a {...linkTo(href)}>{children}</a>;
}

/** Everything that Slack writes in angle brackets. Mentions of oneself stand out. */
export function EntityView({ entity }: { readonly entity: Entity }): ReactNode {
  const { directory, me, goTo } = useWorkspace();
  switch (entity.kind) {
    case "link":
      return <Link href={entity.href}>{entity.label}</Link>;
    case "user": {
      const { id } = entity;
      const person = directory.people.find((one) => one.id === id);
      const name = person?.name ?? (id === directory.bot.userId ? directory.bot.name : (entity.label ?? id));
      return <Mention mine={id === me.id}>@{name.replace(/^@/, "")}</Mention>;
    }
    case "usergroup": {
      const group = directory.groups.find(({ id }) => id === entity.id);
      const handle = group?.handle ?? entity.label?.replace(/^@/, "") ?? entity.id;
      const mine = groupIdsOf(directory, me).includes(entity.id) || me.groups.includes(handle);
      return <Mention mine={mine}>@{handle}</Mention>;
    }
    case "broadcast":
      return <Mention mine>@{entity.range}</Mention>;
    case "channel": {
      const channel = directory.channels.find(({ id }) => id === entity.id);
      if (channel === undefined) return <Mention>#{entity.label ?? entity.id}</Mention>;
      return (
        <button type="button" className="mention" onClick={() => goTo({ channel: channel.id })}>
          #{channel.name}
        </button>
      );
    }
    case "date":
      return <DateText {...entity} />;
  }
}

function Mention({ mine = false, children }: { readonly mine?: boolean; readonly children: ReactNode }): ReactNode {
  return <span className={mine ? "mention mine" : "mention"}>{children}</span>;
}

interface DateTextProps {
  readonly timestamp: number;
  readonly format: string;
  readonly href?: string;
  readonly fallback: string;
}

/** A Slack date in the reader's own time zone; relative words move with the playground's clock. */
export function DateText({ timestamp, format, href, fallback }: DateTextProps): ReactNode {
  const now = useNow();
  const words = formatSlackDate(timestamp, format, now, viewer);
  if (words === undefined) return fallback;
  const full = formatSlackDate(timestamp, "{date_long} at {time_secs}", now, viewer);
  const time = (
    <time dateTime={new Date(timestamp * 1000).toISOString()} title={full}>
      {words}
    </time>
  );
  return href === undefined ? time : <Link href={href}>{time}</Link>;
}
