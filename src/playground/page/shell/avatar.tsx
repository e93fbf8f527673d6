import type { ReactNode } from "react";
import { useWorkspace } from "../state/contexts.ts";
import { slackbotId } from "../state/directory.ts";

/** Someone's picture, drawn from what we know of them; the name beside it says who it is. */
export function Avatar({ user, size = 36 }: { readonly user: string; readonly size?: 20 | 24 | 28 | 36 }): ReactNode {
  const { directory } = useWorkspace();
  const className = `avatar avatar-${size}`;
  if (user === directory.bot.userId) return <BotAvatar className={className} />;
  if (user === slackbotId) return <SlackbotAvatar className={className} />;
  const person = directory.people.find(({ id }) => id === user);
  return (
    <span className={className} style={{ background: person?.color ?? "#616061" }} aria-hidden="true">
      {(person?.name ?? user).charAt(0).toUpperCase()}
    </span>
  );
}

/** The bot: three connected nodes in a speech bubble. */
function BotAvatar({ className }: { readonly className: string }): ReactNode {
  return (
    <svg className={className} viewBox="0 0 36 36" aria-hidden="true">
      <rect width="36" height="36" fill="#0b6b62" />
      <path d="M0 24L36 8v28H0z" fill="#0f8074" />
      <path
        d="M10 7h16a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4h-8.5L11.6 30v-5H10a4 4 0 0 1-4-4V11a4 4 0 0 1 4-4z"
        fill="#fff"
      />
      <path d="M12 19l6-6.5 6 6.5M12 19h12" stroke="#0b6b62" strokeWidth="1.8" fill="none" />
      <circle cx="12" cy="19" r="2.6" fill="#0f8074" />
      <circle cx="18" cy="12.5" r="2.6" fill="#e8912d" />
      <circle cx="24" cy="19" r="2.6" fill="#0f8074" />
    </svg>
  );
}

function SlackbotAvatar({ className }: { readonly className: string }): ReactNode {
  return (
    <svg className={className} viewBox="0 0 36 36" aria-hidden="true">
      <rect width="36" height="36" fill="#3f4750" />
      <path d="M18 6v5" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
      <circle cx="18" cy="6" r="2" fill="#ecb22e" />
      <rect x="7" y="11" width="22" height="17" rx="6" fill="#fff" />
      <circle cx="14" cy="18" r="2" fill="#3f4750" />
      <circle cx="22" cy="18" r="2" fill="#3f4750" />
      <path d="M13.5 22.5q4.5 3 9 0" stroke="#3f4750" strokeWidth="1.8" fill="none" strokeLinecap="round" />
    </svg>
  );
}
