/** A telephone number in a text; in parentheses, so that `split` keeps it. */
export const PHONE_NUMBER = /(\+?\d[\d\s().-]{5,}\d)/;
