// What glass-easel lacks for a phone, taught once for the whole document, and where its errors and warnings go.
import { isBuiltIn } from './components/built-in';
import { handOutSnapshots } from './engine/events';
import { patchInstances } from './engine/instance';
import { teachNativeNodes } from './engine/native-nodes';
import { glassEasel } from './glass';
import type { Phone } from './phone';

let taught = false;

/** @throws Error for a second phone: glass-easel is one for the whole document */
export function teachGlassEasel(phone: Phone): void {
  if (taught) throw new Error('A document holds one phone.');
  taught = true;
  handOutSnapshots();
  teachNativeNodes();
  patchInstances(phone);
  glassEasel.addGlobalErrorListener((error) => {
    phone.report(error);
    return false;
  });
  glassEasel.addGlobalWarningListener((message, component, element) => {
    if (isNoise(message, element ?? component)) return false;
    // What a package's own templates do is not for the author of the pages to mend.
    const packaged = typeof component === 'object' && component.is.startsWith('miniprogram_npm/');
    // DevTools says nothing of a property that a component does not declare.
    const quiet = packaged || message.endsWith('is not a valid property');
    phone.console.once(message, quiet ? 'debug' : 'warn');
    return false;
  });
}

/** Warnings that WeChat does not give. */
function isNoise(message: string, about: unknown): boolean {
  // Its own components take null for "not given"; every component takes aria-*; a relation may lead to nothing.
  if (isBuiltIn(about) && /type-incompatible|is not a valid property/.test(message)) return true;
  return /"aria[A-Z]\w*" is not a valid property|^the target of relation |^Use number as for-list/.test(message);
}
