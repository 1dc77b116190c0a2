// An invitation's code as people type it. Pure.

/** Without what does not matter: spaces, dashes, small letters. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');

/** Whether it can be a code: twelve letters, without those that look alike. */
export const couldBeCode = (typed: string): boolean => /^[ABCDEFGHJKMNPQRSTUVWXYZ2-9]{12}$/.test(plainCode(typed));
