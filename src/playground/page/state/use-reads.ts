import { useState } from "react";
import type { MessageView, PersonView } from "../../protocol.ts";
import { type Directory, groupIdsOf } from "./directory.ts";
import { look, type Reads, readUpTo, type Unread, unread } from "./reads.ts";

interface ReadState {
  /** By channel id. */
  readonly unread: ReadonlyMap<string, Unread>;
  /** Where the "New" line stands in the channel that was entered with unread messages. */
  readonly newSince?: number;
}

/** Keeps what each person has read while the page is open; the channel in view is always read. */
export function useReads(
  messages: readonly MessageView[],
  directory: Directory,
  me: PersonView,
  channel: string,
): ReadState {
  const [reads, setReads] = useState<Reads>(() => look(undefined, messages, me.id, channel));
  const [entered, setEntered] = useState(`${me.id}/${channel}`);
  const [newSince, setNewSince] = useState<number>();
  const groups = groupIdsOf(directory, me);

  if (entered !== `${me.id}/${channel}`) {
    setEntered(`${me.id}/${channel}`);
    setNewSince(unread(reads, messages, channel, me, groups).count > 0 ? readUpTo(reads, me.id, channel) : undefined);
  }
  const looked = look(reads, messages, me.id, channel);
  if (looked !== reads) setReads(looked);

  return {
    unread: new Map(directory.channels.map(({ id }) => [id, unread(looked, messages, id, me, groups)])),
    ...(newSince === undefined ? {} : { newSince }),
  };
}
