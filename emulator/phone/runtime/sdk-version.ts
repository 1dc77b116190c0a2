/** The base library whose behaviour the phone shows. */
export const sdkVersion = '3.8.0';
