// What must not be seen or kept. In: texts and contents. Out: the same, sealed for the database or masked for the eye.
// It never decides who may see.
export { masked } from './mask';
export { seal, unseal } from './seal';
export { report } from './report';
