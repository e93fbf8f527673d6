import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

/** A list that stays at its end; `jump` goes back there. */
export interface Stick {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly content: RefObject<HTMLDivElement | null>;
  readonly atBottom: boolean;
  readonly jump: () => void;
}

const near = 60;

/** Keeps a list at its end while cards grow and messages come, until the person scrolls up. `key` starts it anew. */
export function useStick(key: string): Stick {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const [atBottom, setAtBottom] = useState(true);

  const jump = () => {
    const box = scroller.current;
    if (box !== null) box.scrollTop = box.scrollHeight;
    stuck.current = true;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its end
  useLayoutEffect(jump, [key]);

  useEffect(() => {
    const box = scroller.current;
    if (box === null || content.current === null) return;
    const onScroll = () => {
      stuck.current = box.scrollHeight - box.scrollTop - box.clientHeight < near;
      setAtBottom(stuck.current);
    };
    const grown = new ResizeObserver(() => {
      if (stuck.current) box.scrollTop = box.scrollHeight;
      onScroll();
    });
    grown.observe(content.current);
    grown.observe(box);
    box.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      grown.disconnect();
      box.removeEventListener("scroll", onScroll);
    };
  }, []);

  return { scroller, content, atBottom, jump };
}
