/** The variants that are drawn of each kind of section, the plainest first. */
export const VARIANTS = {
  hero: ['statement', 'split', 'cover'],
  page_intro: ['plain'],
  offers: ['list', 'cards'],
  about: ['plain', 'split'],
  highlights: ['row', 'list'],
  team: ['cards', 'feature'],
  testimonials: ['quotes', 'feature'],
  gallery: ['grid', 'strip'],
  faq: ['list'],
  visit: ['card'],
  cta: ['band', 'note'],
  contact: ['cards'],
  custom: ['plain'],
};
