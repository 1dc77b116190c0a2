// A rule's document and the form that edits it. In: the document as the cloud has it. Out: the form's values, and the document as it
// is after editing. What was not changed comes out exactly as it was written, whatever its shape; it never judges whether a rule is good.
export { documentOf, formOf, type RestProblem, type RuleForm } from './form';
export { fields, valueKinds, type FieldName, type FieldValue } from './fields';
export { emptyPart, replyFields, type ReplyPart, type ReplyType } from './replies';
export { jsonProblem, type JsonProblem } from '../../../contracts/json-problem';
