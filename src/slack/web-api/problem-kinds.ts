import type { SlackProblemKind } from "../port.ts";

/** Slack's error codes by what they mean to the caller (docs.slack.dev/reference/methods, "Errors" of each method). */
const codesOf = {
  configuration: [
    "as_user_not_supported",
    "cannot_reply_to_message",
    "channel_is_archived",
    "channel_not_found",
    "ekm_access_denied",
    "is_archived",
    "messages_tab_disabled",
    "missing_scope",
    "no_permission",
    "not_allowed_token_type",
    "not_in_channel",
    "restricted_action",
    "restricted_action_non_threadable_channel",
    "restricted_action_read_only_channel",
    "restricted_action_thread_locked",
    "restricted_action_thread_only_channel",
    "slack_connect_blocked_file_type",
    "slack_connect_canvas_sharing_blocked",
    "slack_connect_file_link_sharing_blocked",
    "team_access_not_granted",
    "user_not_in_channel",
  ],
  credentials: [
    "access_denied",
    "accesslimited",
    "account_inactive",
    "invalid_auth",
    "not_authed",
    "org_login_required",
    "token_expired",
    "token_revoked",
    "two_factor_setup_required",
  ],
  payload: [
    "attachment_payload_limit_exceeded",
    "block_mismatch",
    "invalid_arg_name",
    "invalid_arguments",
    "invalid_array_arg",
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_charset",
    "invalid_form_data",
    "invalid_json",
    "invalid_metadata_format",
    "invalid_metadata_schema",
    "invalid_payload",
    "invalid_post_type",
    "markdown_text_conflict",
    "metadata_must_be_sent_from_app",
    "metadata_too_large",
    "missing_post_type",
    "msg_blocks_too_long",
    "msg_too_long",
    "no_text",
    "too_many_attachments",
    "view_too_large",
  ],
  gone: [
    "cant_update_message",
    "edit_window_closed",
    "exchanged_trigger_id",
    "expired_trigger_id",
    "expired_url",
    "invalid_trigger_id",
    "message_not_found",
    "not_found",
    "thread_not_found",
    "trigger_exchanged",
    "trigger_expired",
    "used_url",
  ],
  later: [
    "external_channel_migrating",
    "message_limit_exceeded",
    "rate_limited",
    "ratelimited",
    "service_unavailable",
    "streaming_state_conflict",
    "team_added_to_org",
  ],
  // Of these Slack says: "It's possible some aspect of the operation succeeded before the error was raised."
  ambiguous: ["fatal_error", "internal_error", "request_timeout"],
} as const satisfies Readonly<Record<SlackProblemKind, readonly string[]>>;

const kinds: readonly SlackProblemKind[] = ["configuration", "credentials", "payload", "gone", "later", "ambiguous"];

const kindByCode: ReadonlyMap<string, SlackProblemKind> = new Map(
  kinds.flatMap((kind) => codesOf[kind].map((code) => [code, kind] as const)),
);

/** Slack's codes look like this; an HTML page where a code should be does not. */
const codeShape = /^[a-z][a-z0-9_]*$/;

export const isCode = (error: string): boolean => codeShape.test(error);

/**
 * What an error code of Slack's means. A code that nobody knows is a definite refusal which trying again will not change,
 * so a person must look at it: `configuration`. What is not a code at all tells nothing: `ambiguous`.
 */
export function kindOfCode(error: string): SlackProblemKind {
  return kindByCode.get(error) ?? (isCode(error) ? "configuration" : "ambiguous");
}
