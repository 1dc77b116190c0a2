// What the clock does. In: a tick. Out: how much was done. Whatever a run left behind is finished here (the last line of
// defence), and what operators wrote is checked and answered on the document itself. It is bounded in each tick, and it never
// decides what to say.
export { sweep, type Swept } from './sweep';
