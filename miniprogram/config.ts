// What a shop sets before it uploads: where its cloud is, and how it can be reached before the cloud has said so itself.
import type { ContactConfiguration } from './components/contact-button/configuration';

interface Config {
  /** Id of the cloud environment; empty: the one DevTools has chosen. */
  readonly cloudEnv: string;
  readonly contact: ContactConfiguration;
}

export const config: Config = {
  cloudEnv: '',
  contact: { contact: true, wecom: null, phone: null, leaveMessagePage: '/help/leave-message/leave-message' },
};
