// What the phone itself draws: its status bar, and WeChat's navigation bar with the capsule.
import { Icon } from '../components/icon';
import { statusTime } from '../format';
import { useNow } from '../now';
import { texts } from '../texts';

export function StatusBar() {
  const now = useNow();
  return (
    <div class="status-bar" aria-hidden="true">
      <span>{statusTime(now)}</span>
      <svg width="66" height="13" viewBox="0 0 66 13" fill="currentColor">
        <rect x="0" y="8" width="3" height="4" rx="1" />
        <rect x="4.7" y="6" width="3" height="6" rx="1" />
        <rect x="9.4" y="3.5" width="3" height="8.5" rx="1" />
        <rect x="14.1" y="1" width="3" height="11" rx="1" />
        <path d="M30.5 2.200c2.5 0 4.8 1 6.5 2.600l-1.4 1.500a7.4 7.4 0 0 0-10.2 0L24 4.800a9.4 9.4 0 0 1 6.5-2.600Zm0 4c1.4 0 2.7.5 3.7 1.500l-1.5 1.500a3.2 3.2 0 0 0-4.4 0l-1.5-1.500c1-.9 2.3-1.5 3.7-1.500Zm1.5 4.5-1.5 1.5-1.5-1.500a2.1 2.1 0 0 1 3 0Z" />
        <rect x="43.5" y="1.5" width="19" height="10" rx="3" fill="none" stroke="currentColor" stroke-opacity=".5" />
        <rect x="45" y="3" width="16" height="7" rx="1.7" />
        <rect x="63.5" y="4.7" width="1.5" height="3.6" rx=".7" fill-opacity=".5" />
      </svg>
    </div>
  );
}

export function NavBar({ typing }: { typing: boolean }) {
  return (
    <div class="nav-bar">
      <span class="nav-back" aria-hidden="true">
        <Icon name="back" size={20} />
      </span>
      <h2 class="nav-title" aria-live="polite">
        {typing ? <TypingTitle /> : texts.phone.title}
      </h2>
      <span class="capsule" aria-hidden="true">
        <svg width="87" height="32" viewBox="0 0 87 32">
          <rect class="capsule-box" x=".5" y=".5" width="86" height="31" rx="15.5" />
          <g fill="currentColor">
            <circle cx="16" cy="16" r="2" />
            <circle cx="22.5" cy="16" r="3.2" />
            <circle cx="29" cy="16" r="2" />
            <rect class="capsule-line" x="43.5" y="7" width=".6" height="18" />
          </g>
          <circle cx="65" cy="16" r="8.5" fill="none" stroke="currentColor" stroke-width="2.2" />
          <circle cx="65" cy="16" r="3.4" fill="currentColor" />
        </svg>
      </span>
    </div>
  );
}

function TypingTitle() {
  return (
    <span class="typing">
      {texts.phone.typing}
      <i />
      <i />
      <i />
    </span>
  );
}
