// Starts the mini program: the cloud, and how the shop can be reached. An adopter copies these three steps.
import { configureContact } from './components/contact-button/configuration';
import { config } from './config';
import { initCloud } from './services/cloud';
import { rememberedShop } from './services/shop';
import { watchNetwork } from './services/network';

App({
  onLaunch() {
    initCloud(config.cloudEnv);
    watchNetwork();
    // What the operator set up in the cloud wins over what was built in; it is kept from the last visit.
    configureContact({ ...config.contact, ...rememberedShop() });
  },
});
