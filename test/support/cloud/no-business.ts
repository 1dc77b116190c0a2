// A shop whose own data is empty, for tests that are about something else.
import type { Business } from '../../../contracts/business';

export const noBusiness: Business = {
  orders: async () => [],
  shipment: async () => null,
  member: async () => null,
};
