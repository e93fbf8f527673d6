import type { Timer, VirtualClock } from "../clock.ts";
import type { Ids } from "../ids.ts";
import type { Objects } from "../s3.ts";
import type { EventDraft } from "./draft.ts";
import type { Place } from "./place.ts";

/** What all simulated resources share. */
export interface World {
  readonly clock: VirtualClock;
  readonly ids: Ids;
  /** What jobs write to S3. */
  readonly objects: Objects;
  /** Sends an event from a resource's account and region, as SageMaker would. */
  emit(place: Place, draft: EventDraft): void;
  /** Sends the message of a callback step, and answers the URL of the queue that it went to: the bot's queue of gates. */
  callBack(body: string): string;
  /** Tells whoever looks at the playground what happened. */
  say(from: "sagemaker" | "bot", text: string): void;
}

/** The world's time as a Date, in whole seconds from which events and Describe answers agree. */
export const today = ({ clock }: World): Date => new Date(clock.now());

/** One thing that happens so many seconds after the one before it. */
export type Beat = readonly [afterSeconds: number, happens: () => void];

/** The stories under way, one for each resource. */
export interface Stories {
  /** Plays beats one after another, in place of what was still to come for this resource. */
  play(arn: string, beats: readonly Beat[]): void;
  /** Drops what was still to come. */
  drop(arn: string): void;
}

/** Stories that advance with the world's clock. */
export function createStories({ clock }: World): Stories {
  const timers = new Map<string, Timer>();
  const drop = (arn: string) => {
    timers.get(arn)?.cancel();
    timers.delete(arn);
  };
  const next = (arn: string, [beat, ...rest]: readonly Beat[]) => {
    if (!beat) return drop(arn);
    const [afterSeconds, happens] = beat;
    const timer = clock.after(afterSeconds * 1000, () => {
      // The beat itself may start another story for the same resource.
      if (timers.get(arn) === timer) next(arn, rest);
      happens();
    });
    timers.set(arn, timer);
  };
  return {
    play(arn, beats) {
      drop(arn);
      next(arn, beats);
    },
    drop,
  };
}
