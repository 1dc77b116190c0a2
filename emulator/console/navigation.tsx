// Which pane is shown: tabs above it on a wide page, a bar at the bottom of a narrow one.
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './components/icon';
import { hrefOf, tabs, type Tab } from './route';
import { texts } from './texts';

const beside = tabs.filter((tab) => tab !== 'phone');

export function TabBar({ current }: { current: Tab }) {
  return (
    <nav class="tab-bar" aria-label={texts.product}>
      {beside.map((tab) => (
        <a key={tab} href={hrefOf(tab)} aria-current={tab === current ? 'page' : undefined}>
          <Icon name={tab} size={17} />
          {texts.tabs[tab]}
        </a>
      ))}
    </nav>
  );
}

const main: readonly Tab[] = ['phone', 'database', 'pushes', 'functions'];
const rest = tabs.filter((tab) => !main.includes(tab));

export function BottomBar({ current }: { current: Tab }) {
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [current]);
  useEffect(() => {
    if (!open) return;
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false);
    };
    addEventListener('keydown', escape);
    return () => removeEventListener('keydown', escape);
  }, [open]);
  return (
    <nav class="bottom-bar" aria-label={texts.product}>
      {main.map((tab) => (
        <BottomLink key={tab} tab={tab} current={current} />
      ))}
      <button
        type="button"
        class="bottom-item"
        aria-expanded={open}
        aria-current={rest.includes(current) ? 'page' : undefined}
        onClick={() => setOpen(!open)}
      >
        <Icon name={rest.includes(current) ? current : 'more'} size={22} />
        {rest.includes(current) ? texts.tabs[current] : texts.tabs.more}
      </button>
      {open && (
        <div class="popover bottom-more">
          {rest.map((tab) => (
            <a
              key={tab}
              href={hrefOf(tab)}
              aria-current={tab === current ? 'page' : undefined}
              onClick={() => setOpen(false)}
            >
              <Icon name={tab} size={20} />
              {texts.tabs[tab]}
            </a>
          ))}
        </div>
      )}
    </nav>
  );
}

function BottomLink({ tab, current }: { tab: Tab; current: Tab }) {
  return (
    <a class="bottom-item" href={hrefOf(tab)} aria-current={tab === current ? 'page' : undefined}>
      <Icon name={tab} size={22} />
      {texts.tabs[tab]}
    </a>
  );
}
