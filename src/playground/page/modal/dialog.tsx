import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { Icon } from "../shell/icons.tsx";

interface DialogProps {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly size: "view" | "confirm";
  readonly testId: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A modal dialog. The browser's own <dialog> keeps the focus inside, makes the page behind it inert and
 * gives the focus back to where it was.
 */
export function Dialog({ title, icon, size, testId, onClose, children }: DialogProps): ReactNode {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // A layout effect, because the browser gives the focus back only while the dialog is still in the page.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>(firstField)?.focus();
    return () => {
      dialog.close();
      // The button that opened it may be gone: a decided card loses its buttons.
      if (document.activeElement === document.body) document.querySelector<HTMLElement>(".composer textarea")?.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className={`dialog ${size}`}
      aria-labelledby={titleId}
      data-testid={testId}
      onCancel={(event) => {
        // React decides when the dialog goes, so that the app hears of it first.
        event.preventDefault();
        onClose();
      }}
      // A dialog's keys are its own, also where React draws it inside a thread pane.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header className="dialog-head">
        {icon}
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="ghost dialog-close" aria-label="Close" onClick={onClose}>
          <Icon name="close" size={20} />
        </button>
      </header>
      {children}
    </dialog>
  );
}

const firstField = ".dialog-body :is(input, textarea, select), .dialog-foot .button:last-child";
