import type { Confirm } from "@slack/types";
import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { TextObjectView } from "../text/mrkdwn-text.tsx";
import { Dialog } from "./dialog.tsx";

interface ConfirmDialogProps {
  readonly confirm: Confirm;
  readonly onAnswer: (yes: boolean) => void;
}

/** Slack's question before a click counts. */
export function ConfirmDialog({ confirm, onAnswer }: ConfirmDialogProps): ReactNode {
  return createPortal(
    <Dialog
      title={confirm.title?.text ?? "Are you sure?"}
      size="confirm"
      testId="confirm"
      onClose={() => onAnswer(false)}
    >
      <div className="dialog-body">
        <TextObjectView text={confirm.text} />
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button large default" onClick={() => onAnswer(false)}>
          {confirm.deny?.text ?? "Cancel"}
        </button>
        <button type="button" className={`button large ${confirm.style ?? "primary"}`} onClick={() => onAnswer(true)}>
          {confirm.confirm?.text ?? "Yes"}
        </button>
      </footer>
    </Dialog>,
    document.body,
  );
}
