// What WeChat still lets the service say to this visitor.
import { Badge } from '../components/badge';
import { chatTime, clockTime } from '../format';
import { useNow } from '../now';
import { texts } from '../texts';
import type { Allowance } from '../types';

const minute = 60_000;

export function AllowanceNote({ allowance }: { allowance: Allowance }) {
  const now = useNow();
  const { left, until } = allowance;
  const open = left > 0 && until !== null && until > now;
  const near = until !== null && until - now <= 2 * minute;
  return (
    <span class="allowance" title={texts.phone.allowanceNote}>
      <Badge tone={open ? (left === 1 ? 'warn' : 'good') : 'bad'}>
        {open ? texts.phone.allowance(left) : texts.phone.allowanceNone}
      </Badge>
      {open && <small>{texts.phone.allowanceUntil(near ? clockTime(until) : chatTime(until, now))}</small>}
    </span>
  );
}
