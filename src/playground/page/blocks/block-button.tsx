import type { Button } from "@slack/types";
import { type ReactNode, useState } from "react";
import { ConfirmDialog } from "../modal/confirm-dialog.tsx";
import { safeHref } from "../text/entity.ts";
import { linkTo } from "../text/link-to.ts";
import { TextObjectView } from "../text/mrkdwn-text.tsx";
import { useClick } from "./click.ts";

/** A button of a card. It asks first when it carries a confirm dialog, and spins until the app has answered. */
export function BlockButton({ button, blockId }: { readonly button: Button; readonly blockId: string }): ReactNode {
  const [pending, click] = useClick();
  const [asking, setAsking] = useState(false);
  const href = safeHref(button.url ?? "");
  const link = linkTo(href ?? "");
  const className = `button ${button.style ?? "default"}${pending ? " pending" : ""}`;
  const label = button.accessibility_label === undefined ? {} : { "aria-label": button.accessibility_label };
  const send = () =>
    click({
      blockId,
      actionId: button.action_id ?? "",
      ...(button.value === undefined ? {} : { value: button.value }),
    });
  const act = () => {
    if (button.confirm === undefined) send();
    else setAsking(true);
  };
  const content = (
    <span className="button-label">
      <TextObjectView text={button.text} />
    </span>
  );
  return (
    <>
      {href !== undefined && button.confirm === undefined ? (
        <a className={className} href={link.href} target={link.target} rel={link.rel} onClick={send} {...label}>
          {content}
        </a>
      ) : (
        // aria-disabled keeps the focus on the button while its answer is awaited; disabled would lose it.
        <button
          type="button"
          className={className}
          onClick={pending ? undefined : act}
          aria-disabled={pending}
          aria-busy={pending}
          {...label}
        >
          {content}
        </button>
      )}
      {asking && button.confirm !== undefined && (
        <ConfirmDialog
          confirm={button.confirm}
          onAnswer={(yes) => {
            setAsking(false);
            if (!yes) return;
            if (href !== undefined) window.open(href, "_blank", "noopener,noreferrer");
            send();
          }}
        />
      )}
    </>
  );
}
