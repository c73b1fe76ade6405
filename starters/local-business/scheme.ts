/** Light, or dark where the visitor's device asks for it. */
export const scheme: 'light' | 'light dark' = 'light dark';
