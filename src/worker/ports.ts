import type { Person, Protected, Verdict } from "../access/authorise.ts";
import type { Outlook } from "../access/outlook.ts";
import type { EventQueue } from "../dead-letters/queue.ts";
import type { Verb } from "../domain/intent.ts";
import type { Work } from "../domain/work.ts";
import type { Log } from "../log.ts";
import type { DeliverPorts } from "../notify/deliver.ts";
import type { Enrich } from "../notify/findings.ts";
import type { PresentOptions } from "../notify/present.ts";
import type { Own, SageMakerClients } from "../sagemaker/clients.ts";
import type { Tagged } from "../sagemaker/tags.ts";
import type { ActionEvent } from "./action-event.ts";

/** All that the slow half may use. */
export interface WorkPorts extends DeliverPorts {
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly own: Own;
  readonly options: PresentOptions;
  readonly clients: SageMakerClients;
  /** Asks the policy about what somebody wants, there where they asked; `resource` is absent for what is about none. */
  readonly authorise: (
    work: Pick<Work, "who" | "where">,
    verb: Verb,
    resource: ProtectedAsFound | undefined,
  ) => Promise<Decision>;
  /** What the policy holds for a person, whatever it may be about. */
  readonly outlook: (work: Pick<Work, "who">) => Promise<Prospects>;
  /** The queue in front of `notify`, where it is known. */
  readonly queue?: EventQueue | undefined;
  /** Puts an event about an action on the bot's bus. */
  readonly emit: (event: ActionEvent) => Promise<void>;
  /** Looks up what is not known of a resource that people decide on; absent where nothing can be looked up. */
  readonly enrich?: Enrich | undefined;
}

/** A resource as the policy knows it. Its tags are none, or not to be read yet, or those that the named one has now. */
export interface ProtectedAsFound extends Omit<Protected, "tags"> {
  readonly tags?: "unread" | Tagged | undefined;
}

/** A person as the policy knows them, and what it holds for each verb. */
export interface Prospects extends Pick<Decision, "who" | "mentions"> {
  readonly of: (verb: Verb) => Outlook;
}

/** What the policy says, about whom, and how Slack mentions the groups that may. */
export interface Decision {
  readonly who: Person;
  readonly verdict: Verdict;
  /** Handle to mention (`<!subteam^S…>`) of each known user group. */
  readonly mentions: Readonly<Record<string, string>>;
}
