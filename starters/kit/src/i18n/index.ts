import { site } from '../lib/data';
import { en } from './en';
import { es } from './es';
import { ptBR } from './pt-BR';

export type Strings = typeof en;

const languages: Record<typeof site.locale, Strings> = { 'pt-BR': ptBR, en, es };

/** The interface's own words, in the site's language. */
export const t: Strings = languages[site.locale];
