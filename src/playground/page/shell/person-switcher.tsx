import type { ReactNode } from "react";
import { useWorkspace } from "../state/contexts.ts";
import { Avatar } from "./avatar.tsx";

/** "You are": look at the workspace through another person's eyes. */
export function PersonSwitcher({ onBecome }: { readonly onBecome: (user: string) => void }): ReactNode {
  const { directory, me } = useWorkspace();
  return (
    <fieldset className="people" data-testid="person-switcher">
      <legend>You are</legend>
      {directory.people.map((person) => (
        <label key={person.id} className="person" data-testid={`person-${person.id}`}>
          <input
            type="radio"
            name="person"
            className="sr-only"
            checked={person.id === me.id}
            onChange={() => onBecome(person.id)}
          />
          <Avatar user={person.id} size={28} />
          <span className="person-words">
            <span className="person-name">{person.name}</span>
            <span className="person-groups">
              {person.groups.length === 0 ? "in no group" : person.groups.map((group) => `@${group}`).join(" ")}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
