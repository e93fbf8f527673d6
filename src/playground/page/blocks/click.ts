import { createContext, useContext, useState } from "react";

/** What a person did to an element of a block. */
export interface ElementClick {
  readonly blockId: string;
  readonly actionId: string;
  readonly value?: string;
}

/** Where clicks inside blocks go: to the message, the modal or the App Home that they are drawn in. */
export const ClickContext = createContext<(click: ElementClick) => Promise<unknown>>(() => Promise.resolve());

/** Sends a click and says whether its answer is still awaited, as Slack's spinner does. */
export function useClick(): readonly [boolean, (click: ElementClick) => void] {
  const send = useContext(ClickContext);
  const [pending, setPending] = useState(false);
  return [
    pending,
    (click) => {
      setPending(true);
      send(click).finally(() => setPending(false));
    },
  ];
}
