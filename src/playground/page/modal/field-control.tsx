import type { InputBlockElement, PlainTextInput } from "@slack/types";
import type { ReactNode } from "react";
import { useWorkspace } from "../state/contexts.ts";
import { Choices } from "./choices.tsx";
import type { FieldValue } from "./form.ts";
import { type ChoiceGroup, channelChoices, peopleChoices, SelectBox, staticChoices } from "./select-box.tsx";

interface FieldControlProps {
  readonly element: InputBlockElement;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
  readonly id: string;
  readonly aria: Readonly<Record<string, string | boolean>>;
}

const inputTypes = {
  plain_text_input: "text",
  number_input: "text",
  email_text_input: "email",
  url_text_input: "url",
  datepicker: "date",
  timepicker: "time",
} as const;

/** Whether the element is several controls under one label. */
export function isGroup(element: InputBlockElement): boolean {
  return /^(checkboxes|radio_buttons|multi_)/.test(element.type);
}

/** The control of an input block. */
export function FieldControl(props: FieldControlProps): ReactNode {
  const { element, value, onChange } = props;
  const { directory } = useWorkspace();
  const many = typeof value === "string" ? [] : value;
  switch (element.type) {
    case "plain_text_input":
      return <TextControl {...props} element={element} />;
    case "number_input":
    case "email_text_input":
    case "url_text_input":
    case "datepicker":
    case "timepicker":
      return <InputControl {...props} type={inputTypes[element.type]} />;
    case "static_select":
      return <SelectControl {...props} groups={staticChoices(element)} />;
    case "users_select":
      return <SelectControl {...props} groups={peopleChoices(directory)} />;
    case "channels_select":
    case "conversations_select":
      return <SelectControl {...props} groups={channelChoices(directory)} />;
    case "radio_buttons":
      return (
        <Choices
          kind="radio"
          options={element.options}
          chosen={typeof value === "string" && value !== "" ? [value] : []}
          onChange={(chosen) => onChange(chosen[0] ?? "")}
        />
      );
    case "checkboxes":
      return <Choices kind="checkbox" options={element.options} chosen={many} onChange={onChange} />;
    case "multi_static_select":
      return <MultiControl {...props} groups={staticChoices(element)} />;
    case "multi_users_select":
      return <MultiControl {...props} groups={peopleChoices(directory)} />;
    case "multi_channels_select":
    case "multi_conversations_select":
      return <MultiControl {...props} groups={channelChoices(directory)} />;
    default:
      return <InputControl {...props} type="text" />;
  }
}

function TextControl(props: FieldControlProps & { readonly element: PlainTextInput }): ReactNode {
  const { element, value, onChange, id, aria } = props;
  if (element.multiline !== true) return <InputControl {...props} type="text" />;
  return (
    <textarea
      {...aria}
      id={id}
      className="text-input"
      rows={4}
      value={String(value)}
      placeholder={element.placeholder?.text}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function InputControl(props: FieldControlProps & { readonly type: string }): ReactNode {
  const { element, value, onChange, id, aria, type } = props;
  return (
    <input
      {...aria}
      id={id}
      type={type}
      inputMode={element.type === "number_input" ? "decimal" : undefined}
      className="text-input"
      value={String(value)}
      placeholder={placeholderOf(element)}
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function SelectControl(props: FieldControlProps & { readonly groups: readonly ChoiceGroup[] }): ReactNode {
  const { element, value, onChange, id, aria, groups } = props;
  return (
    <SelectBox
      groups={groups}
      value={String(value)}
      placeholder={placeholderOf(element) ?? "Choose an option"}
      onChange={onChange}
      aria={{ ...aria, id }}
    />
  );
}

function MultiControl(props: FieldControlProps & { readonly groups: readonly ChoiceGroup[] }): ReactNode {
  const { value, onChange, groups } = props;
  const options = groups.flatMap(({ choices }) =>
    choices.map((choice) => ({ value: choice.value, text: { type: "plain_text" as const, text: choice.text } })),
  );
  return (
    <Choices kind="checkbox" options={options} chosen={typeof value === "string" ? [] : value} onChange={onChange} />
  );
}

function placeholderOf(element: InputBlockElement): string | undefined {
  return "placeholder" in element ? element.placeholder?.text : undefined;
}
