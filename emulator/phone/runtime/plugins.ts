// requirePlugin: this phone has no plugins. A mini program that uses one goes on without it.
import type { Phone } from './phone';
import { inert } from './wx/inert';

/** @throws Error for a plugin that app.json does not declare, as on a phone */
export function requirePlugin(phone: Phone, name: string): unknown {
  if (!phone.bundle.plugins.includes(name)) throw new Error(`plugin "${name}" is not declared in app.json`);
  phone.console.once(`Plugins are not supported by this phone: requirePlugin('${name}') gives nothing.`);
  return inert('requirePlugin');
}
