// The shop's own data, asked for while somebody waits. In: the shop's connector, a visitor, and what is needed. Out: what was found,
// that there is nothing, or that it could not be looked up. It never throws, never outlasts its time, and never decides what is said.
export { lookUp, ordersOf } from './look-up';
