// A round corner picture for somebody without one: the first letter of the name on a colour of its own.
import { Icon } from '../components/icon';

const hues = [205, 168, 22, 262, 338, 44, 190, 288];

export function Avatar({ name, size = 40 }: { name: string; size?: number }) {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const style = {
    width: `${size}px`,
    height: `${size}px`,
    fontSize: `${size * 0.45}px`,
    '--hue': hues[sum % hues.length],
  };
  return (
    <span class="avatar" style={style} aria-hidden="true">
      {[...name][0] ?? '?'}
    </span>
  );
}

export function ServiceAvatar() {
  return (
    <span class="avatar avatar-service" aria-hidden="true">
      <Icon name="headset" size={23} />
    </span>
  );
}
