// The line at the top: whose cloud this is, whether notices arrive, the virtual time, and the theme.
import { api } from './api';
import { Icon } from './components/icon';
import { useData } from './data';
import { fullTime } from './format';
import { useLive } from './live';
import { ClockReading, useNow } from './now';
import { PhonesLink } from './phonesLink';
import { hrefOf } from './route';
import { texts } from './texts';
import { useTheme, type Theme } from './theme';
import { useContext } from 'preact/hooks';

export function Head({ visitor }: { visitor: string | null }) {
  const health = useData('health', api.health);
  return (
    <header class="head">
      <span class="brand">
        <Logo />
        <b>{texts.product}</b>
        <span class="brand-note">{texts.productNote}</span>
      </span>
      {health.value && (
        <span class="head-facts">
          <span title={texts.env}>{health.value.env}</span>
          <span>{health.value.appid}</span>
        </span>
      )}
      <span class="head-space" />
      <PhonesLink visitor={visitor} />
      <LiveDot />
      <ClockChip />
      <ThemeButton />
    </header>
  );
}

function Logo() {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#07c160" />
      <path d="M7 14a7 6 0 1 1 4 5.4L8.6 21l.5-2.300A6 6 0 0 1 7 14Z" fill="#fff" />
      <path
        d="M15.5 21.500a6 5 0 0 0 7 1.600l2 1.2-.4-1.900a5 5 0 0 0-1.6-7.9 8 7 0 0 1-7 7Z"
        fill="#fff"
        fill-opacity=".75"
      />
    </svg>
  );
}

function LiveDot() {
  const live = useLive();
  return (
    <span class={live ? 'live' : 'live lost'} role="status">
      <i />
      {live ? texts.live : texts.lost}
    </span>
  );
}

function ClockChip() {
  const now = useNow();
  const reading = useContext(ClockReading);
  return (
    <a class="clock-chip" href={hrefOf('clock')} title={`${texts.clock.now} · ${texts.clock.zone}`}>
      <Icon name={reading?.frozen ? 'pause' : 'clock'} size={15} />
      <span class="digits">{fullTime(now)}</span>
      {reading?.frozen && <em>{texts.clock.frozen}</em>}
    </a>
  );
}

const next: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' };
const icons = { auto: 'auto', light: 'sun', dark: 'moon' } as const;

function ThemeButton() {
  const [theme, setTheme] = useTheme();
  const label = `${texts.theme.switch}：${texts.theme[theme]}`;
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={() => setTheme(next[theme])}>
      <Icon name={icons[theme]} />
    </button>
  );
}
