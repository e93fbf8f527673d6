import type { Option } from "@slack/types";
import { type ReactNode, useId } from "react";
import { TextObjectView } from "../text/mrkdwn-text.tsx";

interface ChoicesProps {
  readonly kind: "radio" | "checkbox";
  readonly options: readonly Option[];
  /** The values that are chosen now. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Radio buttons or checkboxes, one under the other. */
export function Choices({ kind, options, chosen, onChange }: ChoicesProps): ReactNode {
  const name = useId();
  return (
    <div className="choices">
      {options.map((option) => {
        const value = option.value ?? "";
        const checked = chosen.includes(value);
        const others = chosen.filter((other) => other !== value);
        return (
          <label key={value} className="choice">
            <input
              type={kind}
              name={name}
              value={value}
              checked={checked}
              onChange={() => onChange(kind === "radio" ? [value] : checked ? others : [...others, value])}
            />
            <span>
              <TextObjectView text={option.text} />
              {option.description !== undefined && (
                <small>
                  <TextObjectView text={option.description} />
                </small>
              )}
            </span>
          </label>
        );
      })}
    </div>
  );
}
