import { useEffect, useState } from "react";
import type { PersonView } from "../../protocol.ts";
import { placeHash, readAddress, withUser } from "./address.ts";
import type { Place } from "./contexts.ts";
import type { Directory } from "./directory.ts";

/** The fragment that shows the app's Home tab in place of a channel. */
export const homePlace = "home";

/** Who looks at what, and how to look elsewhere. */
export interface Where {
  readonly me: PersonView;
  readonly channel: string;
  readonly thread?: string;
  readonly home: boolean;
  readonly become: (user: string) => void;
  readonly goTo: (place: Place) => void;
}

/** Who looks, and at what, by id or by handle and name. The address holds it, so that links, the back button and a reload keep it. */
export function usePlace(directory: Directory): Where {
  const [address, setAddress] = useState(() => readAddress(location.search, location.hash));
  useEffect(() => {
    const follow = () => setAddress(readAddress(location.search, location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);

  const me =
    directory.people.find(({ id, handle }) => id === address.user || handle === address.user) ??
    directory.people[0] ??
    nobody;
  const home = address.channel === homePlace;
  const known = directory.channels.find(({ id, name }) => id === address.channel || name === address.channel);
  const channel = (known ?? directory.channels[0])?.id ?? "";
  return {
    me,
    channel,
    home,
    ...(known !== undefined && address.thread !== undefined ? { thread: address.thread } : {}),
    become: (user) => {
      history.replaceState(null, "", withUser(location.search, user) + location.hash);
      setAddress(readAddress(location.search, location.hash));
    },
    goTo: (place) => {
      location.hash = placeHash(place.channel, place.thread);
    },
  };
}

/** A workspace without people cannot come from our server; the page still stands. */
const nobody: PersonView = { id: "", handle: "nobody", name: "Nobody", color: "#616061", groups: [] };
