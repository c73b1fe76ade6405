/** The variants that are drawn of each kind of section, the plainest first. */
export const VARIANTS = {
  hero: ['statement', 'split', 'cover'],
  page_intro: ['plain'],
  offers: ['list', 'cards', 'menu', 'price_table'],
  about: ['plain', 'split'],
  highlights: ['row', 'list'],
  team: ['cards', 'feature'],
  testimonials: ['quotes', 'feature'],
  gallery: ['grid', 'strip'],
  faq: ['list'],
  logos: ['row'],
  visit: ['card'],
  cta: ['plain', 'note', 'band'],
  contact: ['cards'],
  custom: ['plain'],
};
