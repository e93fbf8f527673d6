import type { Option, Overflow } from "@slack/types";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { ConfirmDialog } from "../modal/confirm-dialog.tsx";
import { Icon } from "../shell/icons.tsx";
import { safeHref } from "../text/entity.ts";
import { TextObjectView } from "../text/mrkdwn-text.tsx";
import { useClick } from "./click.ts";

/** The three dots: a menu of options, driven with the arrow keys as well. */
export function OverflowMenu({
  overflow,
  blockId,
}: {
  readonly overflow: Overflow;
  readonly blockId: string;
}): ReactNode {
  const [pending, click] = useClick();
  const [open, setOpen] = useState(false);
  const [up, setUp] = useState(false);
  const [asking, setAsking] = useState<Option>();
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) setOpen(false);
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, [open]);

  const take = (option: Option) => {
    const href = safeHref(option.url ?? "");
    if (href !== undefined) window.open(href, "_blank", "noopener,noreferrer");
    click({ blockId, actionId: overflow.action_id ?? "", value: option.value ?? "" });
  };
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === "Escape" || event.key === "Tab") close();
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const items = [...(root.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    const at = items.findIndex((item) => item.matches(":focus"));
    items[(at + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length]?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the menu inside
    <div className="overflow" ref={root} onKeyDown={onKeyDown}>
      <button
        ref={opener}
        type="button"
        className={`button default icon-only${pending ? " pending" : ""}`}
        aria-label="More actions"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={(event) => {
          setUp(roomBelow(event.currentTarget) < overflow.options.length * 34 + 24);
          setOpen(!open);
        }}
      >
        <Icon name="more" />
      </button>
      {open && (
        <div className={up ? "menu up" : "menu"} role="menu" aria-label="More actions">
          {overflow.options.map((option) => (
            <button
              key={option.value ?? option.text.text}
              type="button"
              role="menuitem"
              className="menu-item"
              onClick={() => {
                close();
                if (overflow.confirm === undefined) take(option);
                else setAsking(option);
              }}
            >
              <TextObjectView text={option.text} />
              {option.description !== undefined && <small>{option.description.text}</small>}
            </button>
          ))}
        </div>
      )}
      {asking !== undefined && overflow.confirm !== undefined && (
        <ConfirmDialog
          confirm={overflow.confirm}
          onAnswer={(yes) => {
            setAsking(undefined);
            if (yes) take(asking);
          }}
        />
      )}
    </div>
  );
}

/** Pixels between an element and the lower edge of what scrolls around it. */
function roomBelow(element: HTMLElement): number {
  const edge = element.closest(".scroller, .dialog-body")?.getBoundingClientRect().bottom ?? innerHeight;
  return edge - element.getBoundingClientRect().bottom;
}
