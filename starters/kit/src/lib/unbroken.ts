/** Telephone numbers, and the hours from one time to another; in parentheses, so that `split` keeps them. */
export const UNBROKEN = /(\+?\d[\d\s().-]{5,}\d|\d\d:\d\d–\d\d:\d\d)/;
