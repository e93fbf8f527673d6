import type { StaticSelect } from "@slack/types";
import { type ReactNode, useState } from "react";
import { SelectBox, staticChoices } from "../modal/select-box.tsx";
import { useClick } from "./click.ts";

/** A select menu in a message: choosing is the click. */
export function MessageSelect({
  select,
  blockId,
}: {
  readonly select: StaticSelect;
  readonly blockId: string;
}): ReactNode {
  const [pending, click] = useClick();
  const [value, setValue] = useState(select.initial_option?.value ?? "");
  const placeholder = select.placeholder?.text ?? "Choose an option";
  return (
    <SelectBox
      groups={staticChoices(select)}
      value={value}
      placeholder={placeholder}
      disabled={pending}
      aria={{ "aria-label": placeholder }}
      onChange={(chosen) => {
        setValue(chosen);
        if (chosen !== "") click({ blockId, actionId: select.action_id ?? "", value: chosen });
      }}
    />
  );
}
