/** Identifiers that must not be mixed up, as branded strings. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A full AWS ARN, in the letters in which AWS sent it. */
export type Arn = Branded<"Arn">;
/** A Slack channel id or name that Slack's Web API accepts as `channel`. */
export type ChannelId = Branded<"ChannelId">;
/** A Slack user id. */
export type UserId = Branded<"UserId">;

// The one place where plain strings become branded ones: the callers have just checked or been handed them.
export const asArn = (text: string): Arn => text as Arn;
export const asChannelId = (text: string): ChannelId => text as ChannelId;
export const asUserId = (text: string): UserId => text as UserId;
