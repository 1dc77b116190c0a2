// What every method of the protocol is given and gives back.
import type { TestAccount } from './index';
import type { PhoneWindow } from './phone-window';
import type { Reader, Result, Session } from './protocol';

export interface Surroundings {
  readonly phone: PhoneWindow;
  /** Page.* and Element.* only on the page that is on top of the stack. */
  readonly topOnly: boolean;
  readonly accounts: () => readonly TestAccount[];
  /** The compiler's verdict on the mini program: its mistakes and the size of each package in bytes. */
  readonly audit: () => Promise<{
    problems: readonly string[];
    sizes: readonly { root: string; bytes: number }[];
  }>;
  /** The client closes the project: whoever runs the emulator ends it. */
  readonly close: () => void;
}
export type Method = (params: Reader, around: Surroundings, session: Session) => Promise<Result>;
export type Methods = Readonly<Record<string, Method>>;
