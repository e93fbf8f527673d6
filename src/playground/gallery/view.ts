import type { KnownBlock } from "@slack/types";
import type { Phase } from "../../domain/status.ts";
import type { Snapshot } from "../protocol.ts";

/** One card as the bot draws it, and as Slack gets it when it refuses the newer blocks. */
export interface GalleryCard {
  /** Unique within the gallery: the anchor of the card. */
  readonly id: string;
  /** What the card shows, in a few words. */
  readonly title: string;
  readonly phase: Phase;
  /** The sentence for notifications and screen readers. */
  readonly text: string;
  readonly rich: readonly KnownBlock[];
  readonly basic: readonly KnownBlock[];
}

export interface GalleryKind {
  readonly kind: string;
  readonly noun: string;
  readonly cards: readonly GalleryCard[];
}

/** All that the gallery's page draws; GET /playground/gallery.json. */
export interface Gallery {
  readonly directory: Pick<Snapshot, "bot" | "people" | "channels"> & Required<Pick<Snapshot, "groups">>;
  /** Milliseconds since the epoch: when all of this is told to happen. */
  readonly now: number;
  readonly kinds: readonly GalleryKind[];
}
