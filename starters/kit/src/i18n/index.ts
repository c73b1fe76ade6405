import type { LanguageData } from '../schema/types';
import { en } from './en';
import { es } from './es';
import { ptBR } from './pt-BR';

export type Strings = typeof en;

const languages: Record<LanguageData['locale'], Strings> = { 'pt-BR': ptBR, en, es };

/** The interface's own words in a language. */
export function stringsOf(locale: LanguageData['locale']): Strings {
  return languages[locale];
}
