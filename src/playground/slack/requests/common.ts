import type { JsonObject } from "../json.ts";
import type { Cast, Person } from "../workspace/model.ts";

/** The form that carries a payload, as interactions come. */
export function payloadForm(payload: JsonObject): { readonly contentType: string; readonly body: string } {
  return form({ payload: JSON.stringify(payload) });
}

/** A form-encoded body. */
export function form(fields: Readonly<Record<string, string>>): {
  readonly contentType: string;
  readonly body: string;
} {
  return { contentType: "application/x-www-form-urlencoded", body: new URLSearchParams(fields).toString() };
}

/** A JSON body, as the Events API sends. */
export function json(payload: JsonObject): { readonly contentType: string; readonly body: string } {
  return { contentType: "application/json", body: JSON.stringify(payload) };
}

/** The fields that every interaction begins with. */
export function interactionFields(type: string, person: Person, cast: Cast, token: string): JsonObject {
  const { team, bot } = cast;
  return {
    type,
    user: { id: person.id, username: person.handle, name: person.handle, team_id: team.id },
    api_app_id: bot.appId,
    token,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}
