// The way to real phones: pages that run the mini program, one for each visitor. On a wide page several side by side, on a
// narrow one only the chosen visitor's.
import { api } from './api';
import { Icon } from './components/icon';
import { topics, useData } from './data';
import { phoneUrl } from './phone/miniProgram';
import { texts } from './texts';

/** So many fit beside each other; the page itself adds and closes more. */
const atFirst = 3;

export function PhonesLink({ visitor }: { visitor: string | null }) {
  const { value } = useData('visitors of phones', api.visitors, topics(['visitor']));
  const others = (value?.visitors ?? []).map(({ openid }) => openid).filter((openid) => openid !== visitor);
  const openids = [...(visitor === null ? [] : [visitor]), ...others].slice(0, atFirst);
  // Without visitors the page makes some of its own.
  const many = openids.length === 0 ? '/phones/' : `/phones/?openid=${openids.map(encodeURIComponent).join(',')}`;
  return (
    <>
      <a class="head-link wide-only" href={many} target="_blank" rel="noreferrer" title={texts.phones.note}>
        <Icon name="phones" size={17} />
        {texts.phones.many}
      </a>
      {visitor !== null && (
        <a
          class="head-link narrow-only"
          href={phoneUrl(visitor)}
          target="_blank"
          rel="noreferrer"
          aria-label={texts.phones.one}
          title={texts.phones.one}
        >
          <Icon name="phones" size={17} />
        </a>
      )}
    </>
  );
}
