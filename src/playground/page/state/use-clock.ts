import { useEffect, useState } from "react";
import type { Latest } from "./use-stream.ts";

/** The playground's clock now, carried on since the last snapshot at the playground's own speed (ms since the epoch). */
export function clockOf({ snapshot, receivedAt }: Latest): number {
  return snapshot.now + Math.max(0, performance.now() - receivedAt) * snapshot.switches.speed;
}

/** The playground's clock, moving once a second. */
export function useClock(latest: Latest): number {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return clockOf(latest);
}
