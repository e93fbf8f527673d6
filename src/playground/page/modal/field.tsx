import type { InputBlock } from "@slack/types";
import { type ReactNode, useId } from "react";
import { Icon } from "../shell/icons.tsx";
import { FieldControl, isGroup } from "./field-control.tsx";
import type { FieldValue } from "./form.ts";

interface FieldProps {
  readonly block: InputBlock;
  readonly value: FieldValue;
  readonly error: string | undefined;
  readonly onChange: (value: FieldValue) => void;
}

/** An input block: label, control, hint, and the error that stands under it until the person changes something. */
export function Field({ block, value, error, onChange }: FieldProps): ReactNode {
  const id = useId();
  const described = [block.hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`]
    .filter(Boolean)
    .join(" ");
  const aria = {
    "aria-invalid": error !== undefined,
    ...(described === "" ? {} : { "aria-describedby": described }),
    ...(block.optional === true ? {} : { "aria-required": true }),
  };
  const label = (
    <>
      {block.label.text}
      {block.optional === true && <span className="optional"> (optional)</span>}
    </>
  );
  const control = <FieldControl element={block.element} value={value} onChange={onChange} id={id} aria={aria} />;
  return (
    <div className={`form-field${error === undefined ? "" : " invalid"}`} data-testid="field">
      {isGroup(block.element) ? (
        <fieldset {...(described === "" ? {} : { "aria-describedby": described })}>
          <legend>{label}</legend>
          {control}
        </fieldset>
      ) : (
        <>
          <label htmlFor={id}>{label}</label>
          {control}
        </>
      )}
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`} role="alert">
          <Icon name="warning" size={14} /> {error}
        </p>
      )}
      {block.hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {block.hint.text}
        </p>
      )}
    </div>
  );
}
