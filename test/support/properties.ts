// fast-check with a seed of its own choosing in every run would find what a change did not break, in the run of whoever comes
// next. So the cases are the same each time; `SEED=7 npm test` tries others.
import fc from 'fast-check';

/** From jest.config.mjs. */
declare const propertySeed: number;

fc.configureGlobal({ seed: propertySeed });

export default fc;
