import type { MultiStaticSelect, StaticSelect } from "@slack/types";
import type { ReactNode } from "react";
import { Icon } from "../shell/icons.tsx";
import type { Directory } from "../state/directory.ts";

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** Choices under one heading, or under none. */
export interface ChoiceGroup {
  readonly label?: string;
  readonly choices: readonly Choice[];
}

interface SelectBoxProps {
  readonly groups: readonly ChoiceGroup[];
  readonly value: string;
  readonly placeholder: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  /** Attributes that tie the box to its label, hint and error. */
  readonly aria: Readonly<Record<string, string | boolean>>;
}

/** A select menu: the browser's own list behind Slack's look, so keyboards and screen readers know it. */
export function SelectBox({ groups, value, placeholder, onChange, disabled, aria }: SelectBoxProps): ReactNode {
  return (
    <span className="select">
      <select
        {...aria}
        value={value}
        disabled={disabled}
        className={value === "" ? "empty" : ""}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{placeholder}</option>
        {groups.map(({ label, choices }) =>
          label === undefined ? (
            <Options key="" choices={choices} />
          ) : (
            <optgroup key={label} label={label}>
              <Options choices={choices} />
            </optgroup>
          ),
        )}
      </select>
      <Icon name="chevronDown" size={16} />
    </span>
  );
}

function Options({ choices }: { readonly choices: readonly Choice[] }): ReactNode {
  return choices.map(({ value, text }) => (
    <option key={value} value={value}>
      {text}
    </option>
  ));
}

/** The options of a static select, in their groups. */
export function staticChoices(element: StaticSelect | MultiStaticSelect): readonly ChoiceGroup[] {
  const groups =
    element.option_groups?.map(({ label, options }) => ({ label: label.text, options })) ??
    (element.options === undefined ? [] : [{ options: element.options }]);
  return groups.map((group) => ({
    ...("label" in group ? { label: group.label } : {}),
    choices: group.options.map(({ value, text }) => ({ value: value ?? "", text: text.text })),
  }));
}

/** Everybody in the workspace. */
export function peopleChoices(directory: Directory): readonly ChoiceGroup[] {
  return [{ choices: directory.people.map(({ id, name }) => ({ value: id, text: name })) }];
}

/** Every channel. */
export function channelChoices(directory: Directory): readonly ChoiceGroup[] {
  return [{ choices: directory.channels.map(({ id, name }) => ({ value: id, text: `# ${name}` })) }];
}
